using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Search;

/// <summary>
/// Search over names, then over full text: the entities named in a sentence that holds the text. Scores are made here, so that every store gives the
/// same order. A name outranks every full-text hit, so that full text is read only when names do not fill what is asked for.
/// </summary>
public sealed class EntitySearch(IGraphReader reader, NameIndex names, SearchQuery query)
{
    /// <summary>Names that a search ranks; what scores below the last of them is not found.</summary>
    public const int NameLimit = 1000;

    /// <summary>Articles whose full text is looked into: the newest that hold the text.</summary>
    public const int ArticleLimit = 50;

    private IReadOnlyList<SearchMatch>? byName;
    private IReadOnlyList<SearchMatch>? all;

    /// <summary>Hits by name: best first, then by id.</summary>
    public async ValueTask<IReadOnlyList<SearchMatch>> ByNameAsync(CancellationToken cancellationToken = default)
    {
        if (byName is null)
        {
            var found = names.Find(query.Text, query.Kinds, NameLimit)
                .Select(match => new SearchMatch(match.Entity, match.Score, match.Name, match.Why, match));
            byName = await FilterAsync([.. found], kinds: false, cancellationToken).ConfigureAwait(false);
        }
        return byName;
    }

    /// <summary>All hits: those by name, then those by full text, most sentences' articles first, then by id.</summary>
    public async ValueTask<IReadOnlyList<SearchMatch>> AllAsync(CancellationToken cancellationToken = default)
    {
        if (all is null)
        {
            var named = await ByNameAsync(cancellationToken).ConfigureAwait(false);
            all = [.. named, .. await ByTextAsync(named, cancellationToken).ConfigureAwait(false)];
        }
        return all;
    }

    private async ValueTask<IReadOnlyList<SearchMatch>> ByTextAsync(IReadOnlyList<SearchMatch> named, CancellationToken cancellationToken)
    {
        var folded = SearchText.Fold(query.Text);
        if (folded.Length < 2)
        {
            return [];
        }
        var articles = await reader.FindArticlesAsync(new() { Text = query.Text }, new(ArticleLimit), cancellationToken).ConfigureAwait(false);
        var hits = new TextHits(folded);
        foreach (var edge in articles.Edges)
        {
            hits.Add(edge.Node.Article);
        }
        if (hits.Sentences.Count == 0)
        {
            return [];
        }
        var mentions = await reader.GetMentionsAtAsync(hits.Sentences, cancellationToken).ConfigureAwait(false);
        var known = named.Select(match => match.Entity).ToHashSet(StringComparer.Ordinal);
        return await FilterAsync([.. hits.ToMatches(mentions).Where(match => !known.Contains(match.Entity))], kinds: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the store keeps of the hits, in their order; one call, and none where nothing restricts.</summary>
    private async ValueTask<IReadOnlyList<SearchMatch>> FilterAsync(SearchMatch[] matches, bool kinds, CancellationToken cancellationToken)
    {
        if (matches.Length == 0 || (query.Within is null && query.Since is null && query.Until is null && !(kinds && query.Kinds is not null)))
        {
            return matches;
        }
        var filter = new EntityFilter
        {
            Ids = [.. matches.Select(match => match.Entity)],
            Kinds = query.Kinds,
            Within = query.Within,
            ReportedSince = query.Since,
            ReportedUntil = query.Until,
        };
        var page = await reader.FindEntitiesAsync(filter, EntityOrder.Name, new(matches.Length), cancellationToken).ConfigureAwait(false);
        var kept = page.Edges.Select(edge => edge.Node.Id).ToHashSet(StringComparer.Ordinal);
        return [.. matches.Where(match => kept.Contains(match.Entity))];
    }
}
