using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>Pages of lists that are already in memory, with cursors that are keys as those of the stores are.</summary>
internal static class ListPage
{
    /// <summary>The page of <paramref name="values"/> behind the value whose cursor is given. A cursor whose value has gone is none any more.</summary>
    /// <exception cref="InvalidCursorException">The cursor is none of this list.</exception>
    public static ValueTask<Connection<T>> Of<T>(IEnumerable<T> values, PageRequest page, Func<T, Cursor> cursorOf)
    {
        T[] all = [.. values];
        var start = 0;
        if (page.After is { } after)
        {
            start = 1 + Array.FindIndex(all, value => cursorOf(value).ToString() == after);
            if (start == 0)
            {
                return ValueTask.FromException<Connection<T>>(new InvalidCursorException(after));
            }
        }
        Edge<T>[] edges = [.. all.Skip(start).Take(page.First).Select(value => new Edge<T>(value, cursorOf(value)))];
        var total = new Page<T>([], false, all.Length);
        return ValueTask.FromResult(new Connection<T>(
            new(edges, start + edges.Length < all.Length), page.After is not null, new(() => Task.FromResult<IReadOnlyList<Page<T>>>([total])), 0));
    }
}
