using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>All mentions of an entity in one article: in graph forms they are one edge with lists.</summary>
/// <param name="Article">Id of the article.</param>
/// <param name="Entity">Id of the entity.</param>
/// <param name="Mentions">The mentions in the order of their spans.</param>
internal sealed record ArticleMentions(string Article, string Entity, IReadOnlyList<StoredMention> Mentions)
{
    /// <summary>Groups of the graph by article, then by the entity's first mention; one article in memory at a time.</summary>
    public static async IAsyncEnumerable<ArticleMentions> OfAsync(IGraphReader graph, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var held = new List<StoredMention>();
        await foreach (var mention in graph.StreamMentionsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (held.Count > 0 && held[0].Article != mention.Article)
            {
                foreach (var group in Grouped(held))
                {
                    yield return group;
                }
                held.Clear();
            }
            held.Add(mention);
        }
        foreach (var group in Grouped(held))
        {
            yield return group;
        }
    }

    private static IEnumerable<ArticleMentions> Grouped(List<StoredMention> mentions) =>
        mentions.GroupBy(m => m.Entity, StringComparer.Ordinal).Select(g => new ArticleMentions(mentions[0].Article, g.Key, [.. g]));
}
