using System.Globalization;
using System.Text;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>A whole store as text, so that two can be compared byte by byte.</summary>
internal static class StoreText
{
    public static async Task<string> OfAsync(IGraphReader reader)
    {
        var text = new StringBuilder();
        await foreach (var e in reader.StreamEntitiesAsync())
        {
            Line(text, "entity", e.Id, e.Kind, e.Level, e.Name, string.Join('|', e.Aliases), e.Canonical, e.Code, e.DivisionCode, e.Parent, e.ArticleCount, e.FirstReported, e.LastReported);
        }
        await foreach (var r in reader.StreamRelationsAsync())
        {
            Line(text, "relation", r.Id, r.Type, r.From, r.To, r.Title, r.ArticleCount, r.Score, r.FirstReported, r.LastReported);
        }
        await foreach (var o in reader.StreamObservationsAsync())
        {
            Line(text, "observation", o.Id, o.Article, o.Published, o.Value, o.Sentence);
        }
        await foreach (var a in reader.StreamArticlesAsync())
        {
            Line(text, "article", a.Article with { Authors = [], Captions = [] }, string.Join('|', a.Article.Captions), a.HomePlace, string.Join('|', a.Dates));
        }
        await foreach (var m in reader.StreamMentionsAsync())
        {
            Line(text, "mention", m);
        }
        await foreach (var v in reader.StreamEvidenceAsync())
        {
            Line(text, "evidence", v);
        }
        await foreach (var n in reader.StreamNamesAsync())
        {
            Line(text, "name", n);
        }
        var statistics = await reader.GetStatisticsAsync();
        Line(text, statistics.Documents, statistics.Articles, statistics.Mentions, statistics.Observations, string.Join(',', statistics.Entities), string.Join(',', statistics.Relations), statistics.Version, statistics.ExtractorVersion);
        return text.ToString();
    }

    /// <summary>A document as text; records compare lists by reference.</summary>
    public static string Of(DocumentCommit commit)
    {
        var text = new StringBuilder();
        Line(text, commit.Graph.Document, commit.ContentHash, commit.ExtractorVersion);
        foreach (var graph in commit.Graph.Articles)
        {
            Line(text, graph.Article with { Authors = [], Captions = [] }, string.Join('|', graph.Article.Authors), string.Join('|', graph.Article.Captions), graph.HomePlace);
            foreach (var entity in graph.Entities.Concat(graph.Ancestors))
            {
                Line(text, entity with { Aliases = [], Mentions = [] }, string.Join('|', entity.Aliases), string.Join('|', entity.Mentions));
            }
            Line(text, string.Join('|', graph.Relations), string.Join('|', graph.Observations), string.Join('|', graph.Dates));
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, params object?[] cells) =>
        text.AppendJoin('\t', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))).Append('\n');
}
