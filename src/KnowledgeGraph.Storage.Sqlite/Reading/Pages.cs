namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>
/// Gathers pages for a batch of parents. A statement's first column is the parent's index; it gives at most one row more a parent than asked
/// for, in order, and that row only says that more follow.
/// </summary>
internal sealed class Pages<T>(int parents, int first)
{
    private readonly List<Edge<T>>?[] edges = new List<Edge<T>>?[parents];
    private readonly bool[] more = new bool[parents];
    private long[]? totals;

    /// <summary>Reads the rows of <paramref name="statement"/>.</summary>
    public Pages<T> Read(Statement statement, Func<Statement, Edge<T>> read)
    {
        using (statement)
        {
            while (statement.Step())
            {
                var parent = statement.Int32(0);
                var list = edges[parent] ??= [];
                if (list.Count < first)
                {
                    list.Add(read(statement));
                }
                else
                {
                    more[parent] = true;
                }
            }
        }
        return this;
    }

    /// <summary>Reads totals, rows of (parent's index, count), where they are asked for.</summary>
    public Pages<T> Count(bool wanted, Func<Statement> statement)
    {
        if (wanted)
        {
            totals = new long[parents];
            using var counts = statement();
            while (counts.Step())
            {
                totals[counts.Int32(0)] = counts.Int64(1);
            }
        }
        return this;
    }

    /// <summary>The pages in the order of the parents.</summary>
    public IReadOnlyList<Page<T>> ToList() =>
        [.. Enumerable.Range(0, parents).Select(parent => new Page<T>(edges[parent] ?? [], more[parent], totals?[parent]))];
}
