// The graph in a Neo4j database, for Community 5.26 and later. Each statement may run twice. Names of properties are those that docs/neo4j.md explains.

CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT document_name IF NOT EXISTS FOR (n:Document) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT observation_id IF NOT EXISTS FOR (n:Observation) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT name_text IF NOT EXISTS FOR (n:Name) REQUIRE n.text IS UNIQUE;
CREATE CONSTRAINT gram_text IF NOT EXISTS FOR (n:Gram) REQUIRE n.text IS UNIQUE;

CREATE CONSTRAINT part_of_id IF NOT EXISTS FOR ()-[r:PART_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT located_in_id IF NOT EXISTS FOR ()-[r:LOCATED_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT implemented_in_id IF NOT EXISTS FOR ()-[r:IMPLEMENTED_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT led_by_id IF NOT EXISTS FOR ()-[r:LED_BY]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT participates_in_id IF NOT EXISTS FOR ()-[r:PARTICIPATES_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT instance_of_id IF NOT EXISTS FOR ()-[r:INSTANCE_OF]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT holds_post_id IF NOT EXISTS FOR ()-[r:HOLDS_POST]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT involved_in_id IF NOT EXISTS FOR ()-[r:INVOLVED_IN]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT partners_with_id IF NOT EXISTS FOR ()-[r:PARTNERS_WITH]-() REQUIRE r.id IS UNIQUE;

// Lists in their orders.
CREATE INDEX entity_by_name IF NOT EXISTS FOR (n:Entity) ON (n.sortName, n.sortId);
CREATE INDEX entity_by_article_count IF NOT EXISTS FOR (n:Entity) ON (n.articleCount);
CREATE INDEX article_by_date IF NOT EXISTS FOR (n:Article) ON (n.publishedKey);

// Look-ups.
CREATE INDEX place_by_code IF NOT EXISTS FOR (n:Place) ON (n.code);
CREATE INDEX place_by_division_code IF NOT EXISTS FOR (n:Place) ON (n.divisionCode);
CREATE INDEX place_by_parent IF NOT EXISTS FOR (n:Place) ON (n.parent);
CREATE INDEX place_by_level IF NOT EXISTS FOR (n:Place) ON (n.level);
CREATE INDEX evidence_by_fact IF NOT EXISTS FOR (n:Evidence) ON (n.fact);

// Text of articles as pairs of neighbouring characters (KnowledgeGraph.Storage.SearchText), as in SQLite, so that both stores find the same.
CREATE FULLTEXT INDEX article_grams IF NOT EXISTS FOR (n:Article) ON EACH [n.grams] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};
