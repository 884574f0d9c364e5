namespace KnowledgeGraph.Storage;

/// <summary>
/// A graph on disk or on a server. Each read sees whole documents only; two reads in a row may see two states when someone writes in
/// between: take a snapshot where that matters. Disposing ends what is open and makes what was committed durable.
/// </summary>
public interface IGraphStore : IGraphReader, IGraphWriter, IAsyncDisposable
{
    /// <summary>
    /// A reader that sees one state of the graph until it is disposed. A store that can't hold a state (Neo4j) gives a reader of the current
    /// one; its callers compare <see cref="IGraphReader.GetVersionAsync"/> before and after.
    /// </summary>
    ValueTask<IGraphSnapshot> OpenSnapshotAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Checks the invariants: every fact has evidence inside its article, quotes equal the text at their offsets, no orphan, merged values
    /// follow from the facts, indexes and counts agree. One line a breach; none for a sound store.
    /// </summary>
    IAsyncEnumerable<string> VerifyAsync(CancellationToken cancellationToken = default);
}

/// <summary>A reader of one state of the graph.</summary>
public interface IGraphSnapshot : IGraphReader, IAsyncDisposable;
