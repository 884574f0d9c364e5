using System.Text;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>
/// Writes the graph as Cypher, one self-contained <c>MERGE</c> statement a line, in the shape of the Neo4j store: <c>:Entity</c> nodes with their kind's
/// label, <c>:Article</c>, <c>:Observation</c>; relations by their types; <c>(:Article)-[:STATES]->(:Evidence)</c>; <c>(:Article)-[:MENTIONS]->(:Entity)</c>.
/// Loading it twice changes nothing.
/// </summary>
internal static class CypherExport
{
    /// <summary>Writes <c>graph.cypher</c>; returns how many pieces of evidence it holds.</summary>
    public static async Task<long> WriteAsync(IGraphReader graph, ExportFiles files, CancellationToken cancellationToken)
    {
        var file = files.Create("graph.cypher");
        await using var closing = file.ConfigureAwait(false);
        var text = new StreamWriter(file, new UTF8Encoding(false), 64 * 1024) { NewLine = "\n" };
        await using var _ = text.ConfigureAwait(false);
        await foreach (var entity in graph.StreamEntitiesAsync(cancellationToken).ConfigureAwait(false))
        {
            text.WriteLine(Statement(entity));
        }
        await foreach (var article in graph.StreamArticlesAsync(cancellationToken).ConfigureAwait(false))
        {
            text.WriteLine(Statement(article));
        }
        await foreach (var observation in graph.StreamObservationsAsync(cancellationToken).ConfigureAwait(false))
        {
            text.WriteLine(Statement(observation));
        }
        await foreach (var relation in graph.StreamRelationsAsync(cancellationToken).ConfigureAwait(false))
        {
            text.WriteLine(Statement(relation));
        }
        await foreach (var mentions in ArticleMentions.OfAsync(graph, cancellationToken).ConfigureAwait(false))
        {
            text.WriteLine(Statement(mentions));
        }
        var evidenceCount = 0L;
        await foreach (var evidence in graph.StreamEvidenceAsync(cancellationToken).ConfigureAwait(false))
        {
            text.WriteLine(Statement(evidence));
            evidenceCount++;
        }
        return evidenceCount;
    }

    private static string Statement(StoredEntity e) => $"MERGE (n:Entity {{id: {Text(e.Id)}}}) SET n:{e.Kind}, n += " + Map(
        ("name", e.Name), ("kind", e.Kind.ToString().ToUpperInvariant()), ("level", e.Level is { } level ? Names.Of(level).ToUpperInvariant() : null),
        ("canonical", e.Canonical), ("code", e.Code), ("divisionCode", e.DivisionCode), ("parent", e.Parent), ("aliases", e.Aliases.ToArray()),
        ("articleCount", e.ArticleCount), ("firstReported", e.FirstReported?.ToString()), ("lastReported", e.LastReported?.ToString())) + ";";

    private static string Statement(StoredArticle a) => $"MERGE (n:Article {{id: {Text(a.Article.Id)}}}) SET n += " + Map(
        ("document", a.Article.Document), ("number", a.Article.Number), ("title", a.Article.Title), ("subtitle", a.Article.Subtitle),
        ("authors", a.Article.Authors.ToArray()), ("source", a.Article.Source), ("url", a.Article.Url), ("published", a.Article.Published?.ToString()),
        ("publishedBasis", Names.Of(a.Article.PublishedBasis).ToUpperInvariant()), ("dateline", a.Article.Dateline), ("body", a.Article.Body),
        ("captions", a.Article.Captions.ToArray()), ("homePlace", a.HomePlace),
        ("dates", a.Dates.Select(Tables.Date).ToArray())) + ";";

    private static string Statement(StoredObservation o)
    {
        var place = o.Value.Place is { } id ? $" MERGE (p:Entity {{id: {Text(id)}}}) MERGE (n)-[:HOLDS_FOR]->(p)" : "";
        return $"MERGE (n:Observation {{id: {Text(o.Id)}}}) MERGE (s:Entity {{id: {Text(o.Value.Subject)}}}) MERGE (n)-[:ABOUT]->(s){place} SET n += " + Map(
            ("metric", o.Value.Metric), ("value", o.Value.Value), ("unit", o.Value.Unit), ("comparison", Names.Of(o.Value.Comparison).ToUpperInvariant()),
            ("change", o.Value.Change), ("period", o.Value.Period), ("published", o.Published?.ToString()), ("score", ExtractionJson.Rounded(o.Value.Score))) + ";";
    }

    private static string Statement(StoredRelation r) =>
        $"MERGE (a:Entity {{id: {Text(r.From)}}}) MERGE (b:Entity {{id: {Text(r.To)}}}) MERGE (a)-[r:{Names.Of(r.Type)} {{id: {Text(r.Id)}}}]->(b) SET r += " + Map(
            ("title", r.Title), ("articleCount", r.ArticleCount), ("score", ExtractionJson.Rounded(r.Score)), ("firstReported", r.FirstReported?.ToString()),
            ("lastReported", r.LastReported?.ToString())) + ";";

    private static string Statement(ArticleMentions m) =>
        $"MERGE (a:Article {{id: {Text(m.Article)}}}) MERGE (e:Entity {{id: {Text(m.Entity)}}}) MERGE (a)-[m:MENTIONS]->(e) SET m += " + Map(
            ("texts", m.Mentions.Select(x => x.Text).ToArray()), ("parts", m.Mentions.Select(x => Tables.In(x.Span)).ToArray()),
            ("starts", m.Mentions.Select(x => x.Span.Start).ToArray()), ("ends", m.Mentions.Select(x => x.Span.End).ToArray())) + ";";

    private static string Statement(StoredEvidence e) =>
        $"MERGE (a:Article {{id: {Text(e.Article)}}}) MERGE (n:Evidence {{id: {Text(EvidenceId.Of(e))}}}) MERGE (a)-[:STATES]->(n) SET n += " + Map(
            ("fact", e.Fact), ("quote", e.Quote), ("part", Tables.In(e.Span)), ("start", e.Span.Start), ("end", e.Span.End),
            ("score", ExtractionJson.Rounded(e.Score)), ("sentence", e.Sentence)) + ";";

    /// <summary>A map literal; what is null is left out, as a property that is null does not exist.</summary>
    private static string Map(params ReadOnlySpan<(string Key, object? Value)> members)
    {
        var map = new StringBuilder("{");
        foreach (var (key, value) in members)
        {
            if (value is not null)
            {
                map.Append(map.Length > 1 ? ", " : "").Append(key).Append(": ").Append(Literal(value));
            }
        }
        return map.Append('}').ToString();
    }

    private static string Literal(object value) => value switch
    {
        string text => Text(text),
        bool truth => truth ? "true" : "false",
        string[] texts => $"[{string.Join(", ", texts.Select(Text))}]",
        int[] numbers => $"[{string.Join(", ", numbers.Select(n => FormattableString.Invariant($"{n}")))}]",
        int number => FormattableString.Invariant($"{number}"),
        double number => Number(number),
        _ => throw new InvalidOperationException($"no literal for a {value.GetType().Name}"),
    };

    /// <summary>A float literal, so that whole numbers keep their type: <c>740000000.0</c>.</summary>
    private static string Number(double number)
    {
        var text = number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".E") ? text : text + ".0";
    }

    private static string Text(string text)
    {
        var literal = new StringBuilder("'", text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => literal.Append("\\\\"),
                '\'' => literal.Append("\\'"),
                '\n' => literal.Append("\\n"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' => literal.Append(FormattableString.Invariant($"\\u{(int)c:X4}")),
                _ => literal.Append(c),
            };
        }
        return literal.Append('\'').ToString();
    }
}
