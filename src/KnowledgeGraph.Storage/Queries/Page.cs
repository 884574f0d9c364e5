namespace KnowledgeGraph.Storage;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="First">How many at most; not negative. Limits are the caller's.</param>
/// <param name="After">A cursor of an earlier page of the same list, or null for the beginning.</param>
/// <param name="WithTotal">True to have the whole list counted too.</param>
public readonly record struct PageRequest(int First, string? After = null, bool WithTotal = false);

/// <summary>A part of a list. Cursors are keys, not positions: they hold while the graph changes, and in every store.</summary>
/// <param name="Edges">The values.</param>
/// <param name="HasNext">True where values follow.</param>
/// <param name="Total">The number of values in the whole list, where asked for.</param>
public sealed record Page<T>(IReadOnlyList<Edge<T>> Edges, bool HasNext, long? Total = null)
{
    /// <summary>A list without values.</summary>
    public static Page<T> Empty { get; } = new([], false, 0);
}

/// <summary>A value and its place in the list.</summary>
/// <param name="Node">The value.</param>
/// <param name="Cursor">Its place.</param>
public readonly record struct Edge<T>(T Node, Cursor Cursor);
