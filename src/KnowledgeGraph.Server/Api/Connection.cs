using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>A page of a list as a Relay connection. The total is read only when it is asked for, for all connections of a level at once.</summary>
internal sealed class Connection<T>
{
    private readonly Lazy<Task<IReadOnlyList<Page<T>>>> totals;
    private readonly int index;

    public Connection(Page<T> page, bool hasPrevious, Lazy<Task<IReadOnlyList<Page<T>>>> totals, int index)
    {
        (this.totals, this.index) = (totals, index);
        Edges = page.Edges;
        PageInfo = new(page.HasNext, hasPrevious, Edges.Count > 0 ? Edges[0].Cursor.ToString() : null, Edges.Count > 0 ? Edges[^1].Cursor.ToString() : null);
    }

    public IReadOnlyList<Edge<T>> Edges { get; }

    public PageInfo PageInfo { get; }

    public async ValueTask<int> TotalAsync() => (int)((await totals.Value.ConfigureAwait(false))[index].Total ?? 0);
}

/// <summary>Where a page of a list stands.</summary>
internal sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
