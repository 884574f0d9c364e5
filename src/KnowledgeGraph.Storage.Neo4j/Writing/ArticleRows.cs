using System.Text.Json;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>An article and all that it says, as parameters of two statements.</summary>
internal static class ArticleRows
{
    /// <summary>
    /// Makes the node of each article in $articles, and its evidence and observations. What is made touches nothing that another document could touch,
    /// so that it needs no turn (<see cref="GraphWriter"/>). An observation is its own evidence.
    /// </summary>
    public const string Create =
        """
        UNWIND $articles AS row
        MATCH (d:Document {name: row.document})
        CREATE (d)-[:CONTAINS]->(a:Article) SET a = row.article
        WITH a, row
        CALL (a, row) {
          UNWIND row.evidence AS v
          CREATE (a)-[:STATES]->(n:Evidence) SET n = v
        }
        CALL (a, row) {
          UNWIND row.observations AS o
          CREATE (a)-[:STATES]->(n:Evidence:Observation) SET n = o
        }
        """;

    /// <summary>Links the articles in $articles, their mentions and observations with the entities, which are there already.</summary>
    public const string Link =
        """
        UNWIND $articles AS row
        MATCH (a:Article {id: row.id})
        CALL (a, row) {
          UNWIND row.mentions AS m
          MATCH (e:Entity {id: m.entity})
          CREATE (a)-[r:MENTIONS]->(e) SET r = m.value
        }
        CALL (a, row) {
          UNWIND row.ancestors AS m
          MATCH (e:Entity {id: m.entity})
          CREATE (a)-[r:IMPLIES]->(e) SET r = m.value
        }
        CALL (row) {
          UNWIND row.observations AS o
          MATCH (n:Observation {id: o.id})
          MATCH (s:Entity {id: o.subject})
          CREATE (n)-[:ABOUT]->(s)
          WITH n, o WHERE o.place IS NOT NULL
          MATCH (p:Entity {id: o.place})
          CREATE (n)-[:HOLDS_FOR]->(p)
        }
        """;

    /// <summary>A row of <see cref="Create"/>.</summary>
    public static void WriteContents(Utf8JsonWriter json, ArticleGraph graph)
    {
        json.WriteStartObject();
        json.WriteString("document", graph.Article.Document);
        json.WritePropertyName("article");
        WriteMap(json, Article(graph));
        json.WriteStartArray("evidence");
        for (var i = 0; i < graph.Relations.Count; i++)
        {
            WriteMap(json, Evidence(graph.Article, graph.Relations[i], i + 1));
        }
        json.WriteEndArray();
        json.WriteStartArray("observations");
        for (var i = 0; i < graph.Observations.Count; i++)
        {
            WriteMap(json, Observation(graph.Article, graph.Observations[i], i + 1));
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A row of <see cref="Link"/>.</summary>
    public static void WriteLinks(Utf8JsonWriter json, ArticleGraph graph)
    {
        json.WriteStartObject();
        json.WriteString("id", graph.Article.Id);
        WriteLinks(json, "mentions", graph.Entities, 0);
        WriteLinks(json, "ancestors", graph.Ancestors, graph.Entities.Count);
        json.WriteStartArray("observations");
        for (var i = 0; i < graph.Observations.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("id", FactIds.OfObservation(graph.Article.Id, i + 1));
            json.WriteString("subject", graph.Observations[i].Subject);
            json.WriteString("place", graph.Observations[i].Place);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A map; what is null, or an empty list, is left out, as a property that has no value does not exist.</summary>
    public static void WriteMap(Utf8JsonWriter json, IEnumerable<(string Name, object? Value)> properties)
    {
        json.WriteStartObject();
        foreach (var (name, value) in properties)
        {
            if (value is not null)
            {
                json.WritePropertyName(name);
                CypherQuery.WriteValue(json, value);
            }
        }
        json.WriteEndObject();
    }

    private static IEnumerable<(string Name, object? Value)> Article(ArticleGraph graph)
    {
        var article = graph.Article;
        yield return ("id", article.Id);
        yield return ("sortId", SortText.Other(article.Id));
        yield return ("document", article.Document);
        yield return ("number", article.Number);
        yield return ("title", article.Title);
        yield return ("subtitle", article.Subtitle);
        yield return ("authors", article.Authors);
        yield return ("source", article.Source);
        yield return ("url", article.Url);
        yield return ("published", article.Published?.ToString());
        yield return ("publishedBasis", Values.Of(article.PublishedBasis));
        yield return ("publishedKey", DateKey.Of(article.Published));
        yield return ("publishedLast", article.Published is { } date ? DateKey.OfDay(date.Last) : null);
        yield return ("dateline", article.Dateline);
        yield return ("body", article.Body);
        yield return ("captions", article.Captions);
        yield return ("homePlace", graph.HomePlace);
        yield return ("dates", graph.Dates.Select(Values.Of).ToArray());
        yield return ("grams", string.Join(' ', SearchText.ArticleGrams(article)));
    }

    private static void WriteLinks(Utf8JsonWriter json, string name, IReadOnlyList<Entity> entities, int firstPosition)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < entities.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("entity", entities[i].Id);
            json.WritePropertyName("value");
            WriteMap(json, Naming(entities[i], firstPosition + i));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>What an article says of an entity. Mentions are parallel lists in the order of the text; numbers tell the order in which they came.</summary>
    private static IEnumerable<(string Name, object? Value)> Naming(Entity entity, int position)
    {
        yield return ("position", position);
        yield return ("name", entity.Name);
        yield return ("aliases", entity.Aliases.Count == 0 ? null : entity.Aliases);
        yield return ("form", entity.Kind == EntityKind.Place ? Values.Of(PlaceForm.Of(entity)) : null);
        if (entity.Mentions.Count == 0)
        {
            yield break;
        }
        var mentions = entity.Mentions;
        yield return ("texts", mentions.Select(mention => mention.Text));
        yield return ("parts", mentions.Select(mention => Values.Part(mention.Span)));
        yield return ("starts", mentions.Select(mention => (long)mention.Span.Start));
        yield return ("ends", mentions.Select(mention => (long)mention.Span.End));
        yield return ("scores", mentions.Select(mention => mention.Score));
        // Body, title …; a caption's number is added to its part's. Left out where all stand in the body.
        yield return ("partKeys", mentions.All(mention => mention.Span.Part == ArticlePart.Body) ? null : mentions.Select(mention => PartKey(mention.Span)));
        if (mentions.Any(mention => mention.Span.DocumentStart >= 0 || mention.Span.DocumentEnd >= 0))
        {
            yield return ("documentStarts", mentions.Select(mention => (long)mention.Span.DocumentStart));
            yield return ("documentEnds", mentions.Select(mention => (long)mention.Span.DocumentEnd));
        }
    }

    private static long PartKey(TextSpan span) => (int)span.Part + span.Caption;

    private static IEnumerable<(string Name, object? Value)> Evidence(Article article, Relation relation, int number)
    {
        var (from, to) = FactIds.Ends(relation.Type, relation.From, relation.To);
        yield return ("fact", FactIds.OfRelation(relation.Type, from, to, relation.Title));
        yield return ("swapped", from == relation.From ? null : true);
        foreach (var property in Quote(article, relation.Quote, relation.Span, relation.Score, number))
        {
            yield return property;
        }
    }

    private static IEnumerable<(string Name, object? Value)> Observation(Article article, Observation observation, int number)
    {
        var id = FactIds.OfObservation(article.Id, number);
        yield return ("id", id);
        yield return ("fact", id);
        yield return ("metric", observation.Metric);
        yield return ("value", observation.Value);
        yield return ("unit", observation.Unit);
        yield return ("comparison", Values.Of(observation.Comparison));
        yield return ("change", observation.Change);
        yield return ("period", observation.Period);
        foreach (var property in Quote(article, observation.Quote, observation.Span, observation.Score, number))
        {
            yield return property;
        }
    }

    private static IEnumerable<(string Name, object? Value)> Quote(Article article, string quote, TextSpan span, double score, int number)
    {
        yield return ("quote", quote);
        yield return ("part", Values.Part(span));
        yield return ("start", span.Start);
        yield return ("end", span.End);
        yield return ("sentence", Sentence.Around(article.TextOf(span.Part, span.Caption), span.Start, span.End));
        yield return ("score", score);
        yield return ("spot", Values.Spot(span, number));
        if (span.DocumentStart >= 0 || span.DocumentEnd >= 0)
        {
            yield return ("documentStart", span.DocumentStart);
            yield return ("documentEnd", span.DocumentEnd);
        }
    }
}
