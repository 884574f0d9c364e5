using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>Writes what a document says for a person to read.</summary>
public static class ExtractionSummary
{
    /// <summary>Writes <paramref name="graph"/>: a heading a document and article, then its entities by kind, relations, observations and dates.</summary>
    public static void Write(TextWriter text, DocumentGraph graph)
    {
        text.Write($"== {Refusal.OneLine(graph.Document)}: {Count(graph.Articles.Count, "article")}\n");
        foreach (var article in graph.Articles)
        {
            Write(text, article);
        }
    }

    private static void Write(TextWriter text, ArticleGraph graph)
    {
        var article = graph.Article;
        var published = article.Published is { } date ? $"{date} ({Names.Of(article.PublishedBasis)})" : "date unknown";
        var authors = article.Authors.Count == 0 ? "" : $", {string.Join("、", article.Authors)}";
        text.Write($"\n{article.Number}. {article.Title ?? "(no title)"}\n   {published}{authors}, {Count(article.Body.Length, "character")}\n");
        foreach (var kind in Enum.GetValues<EntityKind>())
        {
            var entities = graph.Entities.Where(e => e.Kind == kind).ToList();
            if (entities.Count > 0)
            {
                text.Write($"   {kind}: {string.Join("; ", entities.Select(Describe))}\n");
            }
        }
        var names = graph.Entities.Concat(graph.Ancestors).DistinctBy(e => e.Id).ToDictionary(e => e.Id, e => e.Name, StringComparer.Ordinal);
        foreach (var relation in graph.Relations)
        {
            text.Write($"   {Name(relation.From)} {Names.Of(relation.Type)} {Name(relation.To)}{(relation.Title is { } title ? $" as {title}" : "")}  “{relation.Quote}”\n");
        }
        foreach (var observation in graph.Observations)
        {
            text.Write($"   {Name(observation.Subject)}: {Describe(observation)}  “{observation.Quote}”\n");
        }
        foreach (var found in graph.Dates)
        {
            text.Write($"   {found.Text} = {found.Value}\n");
        }

        string Name(string id) => names.GetValueOrDefault(id, id);
    }

    private static string Describe(Entity entity)
    {
        var code = entity.DivisionCode is { } digits ? $" {digits}" : "";
        return $"{entity.Name}{code} ×{entity.Mentions.Count.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Describe(Observation observation)
    {
        var sign = observation.Comparison switch
        {
            Comparison.More => "≥",
            Comparison.Less => "<",
            Comparison.About => "≈",
            _ => "=",
        };
        var change = observation.Change ? ", change" : "";
        var period = observation.Period is { } p ? $", {p}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{observation.Metric} {sign} {observation.Value} {observation.Unit}{change}{period}");
    }

    private static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
