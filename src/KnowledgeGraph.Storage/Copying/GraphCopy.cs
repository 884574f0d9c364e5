namespace KnowledgeGraph.Storage;

/// <summary>How far a copy is.</summary>
/// <param name="New">Documents that the target did not hold.</param>
/// <param name="Replaced">Documents that it held in another state.</param>
/// <param name="Unchanged">Documents that it held as they are.</param>
public readonly record struct CopyCounts(long New, long Replaced, long Unchanged)
{
    /// <summary>All documents seen.</summary>
    public long Total => New + Replaced + Unchanged;

    internal CopyCounts With(CommitOutcome outcome) => outcome switch
    {
        CommitOutcome.Added => this with { New = New + 1 },
        CommitOutcome.Replaced => this with { Replaced = Replaced + 1 },
        _ => this with { Unchanged = Unchanged + 1 },
    };

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{New} new, {Replaced} replaced, {Unchanged} unchanged");
}

/// <summary>What a copy ended with.</summary>
/// <param name="Counts">What was done with the documents.</param>
/// <param name="Others">Documents of the target that the source does not hold; they stay.</param>
/// <param name="Version">The version of the source.</param>
public sealed record CopyResult(CopyCounts Counts, long Others, string Version);

/// <summary>
/// Copies documents from one store into another, of whatever kind, in groups that are all or nothing. What the target holds already is left alone, so
/// that a copy that was stopped is taken up where it ended by running it again.
/// </summary>
public static class GraphCopy
{
    /// <summary>Documents committed together at most.</summary>
    private const int Documents = 64;

    /// <summary>Characters of bodies after which a group is committed.</summary>
    private const int Characters = 2_000_000;

    /// <summary>Copies all documents, then checks that the target holds them and, where it holds no others, that it is the same graph.</summary>
    /// <param name="source">One state of the source.</param>
    /// <param name="target">Where to.</param>
    /// <param name="progressed">Told after each group.</param>
    /// <param name="cancellationToken">Stops between two groups.</param>
    /// <exception cref="GraphChangedException">Someone wrote to the source meanwhile, which holds no states; run the copy again.</exception>
    /// <exception cref="CopyMismatchException">The target does not say what the source says.</exception>
    /// <exception cref="StoreException">A store failed; what was copied stays.</exception>
    public static async Task<CopyResult> RunAsync(IGraphReader source, IGraphStore target, Action<CopyCounts> progressed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(progressed);
        var version = await source.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        var counts = default(CopyCounts);
        List<DocumentCommit> group = [];
        var characters = 0L;
        await foreach (var document in source.StreamDocumentsAsync(cancellationToken).ConfigureAwait(false))
        {
            group.Add(document);
            characters += document.Graph.Articles.Sum(article => (long)article.Article.Body.Length);
            if (group.Count >= Documents || characters >= Characters)
            {
                counts = await CommitAsync(target, group, counts, progressed, cancellationToken).ConfigureAwait(false);
                characters = 0;
            }
        }
        counts = await CommitAsync(target, group, counts, progressed, cancellationToken).ConfigureAwait(false);
        return new(counts, await CheckAsync(source, target, version, cancellationToken).ConfigureAwait(false), version);
    }

    private static async Task<CopyCounts> CommitAsync(
        IGraphStore target, List<DocumentCommit> group, CopyCounts counts, Action<CopyCounts> progressed, CancellationToken cancellationToken)
    {
        if (group.Count == 0)
        {
            return counts;
        }
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var outcome in await target.CommitAsync(group, CancellationToken.None).ConfigureAwait(false))
        {
            counts = counts.With(outcome);
        }
        var marks = await target.FindDocumentsAsync([.. group.Select(document => document.Graph.Document)], cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < group.Count; i++)
        {
            if (marks[i] != new DocumentMark(group[i].ContentHash, group[i].ExtractorVersion))
            {
                throw new CopyMismatchException($"'{group[i].Graph.Document}' was changed in the target by someone else");
            }
        }
        group.Clear();
        progressed(counts);
        return counts;
    }

    /// <summary>Compares what both stores say of themselves; gives the number of the target's other documents.</summary>
    private static async Task<long> CheckAsync(IGraphReader source, IGraphStore target, string version, CancellationToken cancellationToken)
    {
        var from = await source.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
        if (from.Version != version)
        {
            throw new GraphChangedException();
        }
        var to = await target.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
        if (to.Documents != from.Documents)
        {
            return to.Documents > from.Documents ? to.Documents - from.Documents : throw new CopyMismatchException("the target holds fewer documents");
        }
        if (to.Version != from.Version)
        {
            throw new CopyMismatchException($"the target has version {to.Version}, the source {from.Version}");
        }
        return (to.Articles, to.Mentions, to.Observations) == (from.Articles, from.Mentions, from.Observations)
            && to.Entities.SequenceEqual(from.Entities) && to.Relations.SequenceEqual(from.Relations)
            ? 0
            : throw new CopyMismatchException("the target's totals are not those of the source");
    }
}

/// <summary>After a copy the target is not what it should be.</summary>
public sealed class CopyMismatchException(string detail) : StoreException($"the copy is not the same graph: {detail}; check both stores with 'kg verify' and run the copy again")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.OtherProcess;
}
