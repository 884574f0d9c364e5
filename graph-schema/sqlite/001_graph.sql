-- The graph in one SQLite file, for SQLite 3.35 and later. Keys are integers that never leave the store; ids are text.
-- published, first_reported, last_reported: (first possible day as yyyymmdd) * 4 + 0 day, 1 month, 2 year known; NULL unknown.
-- part: 0 body, 1 title, 2 subtitle, 3 dateline, 4 caption (then caption is its index). start, end: UTF-16 code units, half-open;
-- document_start, document_end: the same in the decoded file, or -1. Enumerations are numbered as in KnowledgeGraph.Model.

-- Totals and the graph's version, kept up to date by every commit.
CREATE TABLE total (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;

CREATE TABLE extractor (key INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE, documents INTEGER NOT NULL);

-- The row is the 'done' mark of a document: it is committed together with all its facts.
CREATE TABLE document (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  content_hash TEXT NOT NULL,
  extractor INTEGER NOT NULL REFERENCES extractor
);

-- What lists sort and join by; the text stands apart, so that these rows stay small.
CREATE TABLE article (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  number INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  published INTEGER,
  published_basis INTEGER NOT NULL,
  home_place TEXT
);
CREATE INDEX article_by_document ON article (document);
CREATE INDEX article_by_date ON article (published DESC, id);

CREATE TABLE article_text (
  article INTEGER PRIMARY KEY REFERENCES article,
  title TEXT,
  subtitle TEXT,
  authors TEXT NOT NULL,  -- JSON array
  source TEXT,
  url TEXT,
  dateline TEXT,
  captions TEXT NOT NULL, -- JSON array
  body TEXT NOT NULL
);

-- Merged values are functions of the rows of article_entity; support counts them, article_count those with mentions.
CREATE TABLE entity (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  name TEXT NOT NULL,
  level INTEGER,
  canonical TEXT,
  code TEXT,
  division_code TEXT,
  parent TEXT,
  support INTEGER NOT NULL,
  article_count INTEGER NOT NULL,
  first_reported INTEGER,
  last_reported INTEGER
);
CREATE INDEX entity_by_name ON entity (name, id);
CREATE INDEX entity_by_article_count ON entity (article_count DESC, id);
CREATE INDEX entity_by_parent ON entity (parent) WHERE parent IS NOT NULL;
CREATE INDEX entity_by_code ON entity (code) WHERE code IS NOT NULL;
CREATE INDEX entity_by_division_code ON entity (division_code) WHERE division_code IS NOT NULL;

CREATE TABLE name (key INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

-- How many articles give an entity a name. role: 0 the name, 1 an alias, 2 the name of a Place that is only an ancestor there.
CREATE TABLE entity_name (
  entity INTEGER NOT NULL REFERENCES entity,
  name INTEGER NOT NULL REFERENCES name,
  role INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (entity, name, role)
) WITHOUT ROWID;
CREATE INDEX entity_name_by_name ON entity_name (name);

-- How many articles of a date mention an entity.
CREATE TABLE entity_date (
  entity INTEGER NOT NULL REFERENCES entity,
  published INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (entity, published)
) WITHOUT ROWID;

-- How many articles give a Place these attributes: one row, but while two extractor versions meet in a store.
CREATE TABLE place_form (
  key INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES entity,
  level INTEGER,
  canonical TEXT,
  code TEXT,
  division_code TEXT,
  parent TEXT,
  articles INTEGER NOT NULL
);
CREATE INDEX place_form_by_entity ON place_form (entity);

-- What an article says of an entity: position counts its entities, then its ancestors, from 0.
CREATE TABLE article_entity (
  article INTEGER NOT NULL REFERENCES article,
  position INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  mentioned INTEGER NOT NULL,
  name INTEGER NOT NULL REFERENCES name,
  aliases TEXT,           -- JSON array of keys of name, in the article's order; NULL for none
  form INTEGER REFERENCES place_form,
  PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX article_entity_by_entity ON article_entity (entity, mentioned);

CREATE TABLE mention (
  article INTEGER NOT NULL,
  position INTEGER NOT NULL,
  number INTEGER NOT NULL,
  part INTEGER NOT NULL,
  caption INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  document_start INTEGER NOT NULL,
  document_end INTEGER NOT NULL,
  score REAL NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (article, position, number),
  FOREIGN KEY (article, position) REFERENCES article_entity
) WITHOUT ROWID;

-- hash: the hexadecimal digits of the relation's id. Merged values are functions of the rows of evidence.
CREATE TABLE relation (
  key INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  hash TEXT NOT NULL,
  source INTEGER NOT NULL REFERENCES entity,
  target INTEGER NOT NULL REFERENCES entity,
  title TEXT,
  article_count INTEGER NOT NULL,
  score REAL NOT NULL,
  first_reported INTEGER,
  last_reported INTEGER,
  UNIQUE (type, hash)
);
CREATE INDEX relation_by_source ON relation (source, type);
CREATE INDEX relation_by_target ON relation (target, type);

-- swapped: 1 where the article gave the ends of a PARTNERS_WITH the other way round.
CREATE TABLE evidence (
  article INTEGER NOT NULL REFERENCES article,
  number INTEGER NOT NULL,
  relation INTEGER NOT NULL REFERENCES relation,
  swapped INTEGER NOT NULL,
  part INTEGER NOT NULL,
  caption INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  document_start INTEGER NOT NULL,
  document_end INTEGER NOT NULL,
  score REAL NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX evidence_by_relation ON evidence (relation);

CREATE TABLE observation (
  article INTEGER NOT NULL REFERENCES article,
  number INTEGER NOT NULL,
  subject INTEGER NOT NULL REFERENCES entity,
  place INTEGER REFERENCES entity,
  metric TEXT NOT NULL,
  value REAL NOT NULL,
  unit TEXT,
  comparison INTEGER NOT NULL,
  change INTEGER NOT NULL,
  period TEXT,
  part INTEGER NOT NULL,
  caption INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  document_start INTEGER NOT NULL,
  document_end INTEGER NOT NULL,
  score REAL NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX observation_by_subject ON observation (subject);
CREATE INDEX observation_by_place ON observation (place) WHERE place IS NOT NULL;

CREATE TABLE date_expression (
  article INTEGER NOT NULL REFERENCES article,
  number INTEGER NOT NULL,
  value TEXT NOT NULL,
  part INTEGER NOT NULL,
  caption INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  document_start INTEGER NOT NULL,
  document_end INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (article, number)
) WITHOUT ROWID;

-- The grams of KnowledgeGraph.Storage.SearchText, parted by spaces; rowid is the key of article or name. The text is not kept twice:
-- to take a row out, its grams are made again.
CREATE VIRTUAL TABLE article_grams USING fts5 (grams, content = '', detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE name_grams USING fts5 (grams, content = '', detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE article_vocabulary USING fts5vocab (article_grams, row);
CREATE VIRTUAL TABLE name_vocabulary USING fts5vocab (name_grams, row);
