namespace KnowledgeGraph.Storage;

/// <summary>
/// Writes documents, each all or nothing. The graph is a fold: any order of commits, any repetition and any removal of what was
/// committed before end in the same graph, to the byte of an export. Safe to call from several threads; groups take turns where they share something.
/// </summary>
public interface IGraphWriter
{
    /// <summary>So many calls of <see cref="CommitAsync"/> at the same time are served faster than one after the other. Default: 1.</summary>
    int GroupsInFlight => 1;

    /// <summary>What is known of each document, in the order of <paramref name="documents"/>; null for one that the store does not hold.</summary>
    ValueTask<IReadOnlyList<DocumentMark?>> FindDocumentsAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes documents in as one atomic group: when this returns, all are in the store for good; when it throws, none is.
    /// A document with the same content hash and extractor version is left alone; one that differs replaces the facts of its older state.
    /// </summary>
    /// <returns>What was done with each document, in the order of <paramref name="documents"/>.</returns>
    /// <exception cref="InvalidGraphException">A document breaks a rule of <see cref="GraphInvariants"/>, or occurs twice.</exception>
    /// <exception cref="StoreException">The store could not write; the type says who is at fault and whether a retry helps.</exception>
    ValueTask<IReadOnlyList<CommitOutcome>> CommitAsync(IReadOnlyList<DocumentCommit> documents, CancellationToken cancellationToken = default);

    /// <summary>Retracts documents and every fact that only they support, as one atomic group.</summary>
    /// <returns>For each document, in order, whether the store held it.</returns>
    ValueTask<IReadOnlyList<bool>> RemoveAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken = default);
}
