using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// All reads. Statements are put together from fixed pieces, so that there is a fixed set of texts; values are always parameters. A batch of ids is
/// one call, whose rows say for which id they stand.
/// </summary>
internal abstract partial class Neo4jReader : IGraphReader
{
    /// <summary>Gives <c>asked</c> and the entity <c>e</c> of each id.</summary>
    private const string Ask = "UNWIND range(0, size($ids) - 1) AS asked MATCH (e:Entity {id: $ids[asked]})";

    /// <summary>The same for articles, <c>a</c>.</summary>
    private const string AskArticles = "UNWIND range(0, size($ids) - 1) AS asked MATCH (a:Article {id: $ids[asked]})";

    /// <summary>A sort key for the date of an article <c>a</c>; what has none comes last (<see cref="DateKey.None"/>). Constant, for the statements made of it.</summary>
    private const string Date = "coalesce(a.publishedKey, 9000000000)";

    /// <summary>A sort key for the id of an article <c>a</c>.</summary>
    private const string ArticleKey = "coalesce(a.sortId, a.id)";

    /// <summary>Parts the values of ids that are made of several; ids hold no control characters.</summary>
    private const char Separator = '\u001F';

    /// <summary>Rows that a stream asks for at once.</summary>
    private const int StreamPage = 500;

    /// <summary>The way to the server.</summary>
    protected abstract ICypherClient Client { get; }

    /// <summary>Reads by ids.</summary>
    protected abstract BatchedReads Batched { get; }

    /// <summary>One record an id; null where there is none.</summary>
    private async ValueTask<IReadOnlyList<T?>> ByIdAsync<T>(CypherQuery query, IReadOnlyList<string> ids, Func<Row, T> read, CancellationToken cancellationToken, [CallerMemberName] string operation = "")
        where T : class
    {
        using var measuring = StoreTelemetry.Begin(operation);
        using (query)
        {
            var groups = await Batched.AskAsync(query, ids, cancellationToken).ConfigureAwait(false);
            return [.. groups.Select(rows => rows.Count == 0 ? null : read(rows[0]))];
        }
    }

    /// <summary>All records of each id.</summary>
    private async ValueTask<IReadOnlyList<IReadOnlyList<T>>> ListsAsync<T>(
        CypherQuery query, IReadOnlyList<string> ids, Func<Row, int, T> read, CancellationToken cancellationToken, [CallerMemberName] string operation = "")
    {
        using var measuring = StoreTelemetry.Begin(operation);
        using (query)
        {
            var groups = await Batched.AskAsync(query, ids, cancellationToken).ConfigureAwait(false);
            return [.. groups.Select((rows, asked) => (IReadOnlyList<T>)[.. rows.Select(row => read(row, asked))])];
        }
    }

    /// <summary>
    /// A page of records of each id. <paramref name="query"/> gives one row more than asked for where more follow; the second column is the key.
    /// </summary>
    private async ValueTask<IReadOnlyList<Page<T>>> PagesAsync<T>(
        string list, CypherQuery query, Func<CypherQuery> count, IReadOnlyList<string> ids, PageRequest page, Func<Row, int, T> read, CancellationToken cancellationToken,
        [CallerMemberName] string operation = "")
    {
        using var measuring = StoreTelemetry.Begin(operation);
        using (query)
        {
            var groups = await Batched.AskAsync(query, ids, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<IReadOnlyList<Row>>? totals = null;
            if (page.WithTotal)
            {
                using var counting = count();
                totals = await Batched.AskAsync(counting, ids, cancellationToken).ConfigureAwait(false);
            }
            return
            [
                .. groups.Select((rows, asked) => new Page<T>(
                    [.. rows.Take(page.First).Select(row => new Edge<T>(read(row, asked), CursorOf(list, row, 1)))],
                    rows.Count > page.First,
                    totals is null ? null : totals[asked].Count == 0 ? 0 : totals[asked][0].Int64(1))),
            ];
        }
    }

    private async ValueTask<List<T>> ReadAsync<T>(CypherQuery query, Func<Row, T> read, CancellationToken cancellationToken, [CallerMemberName] string operation = "")
    {
        using var measuring = StoreTelemetry.Begin(operation);
        using (query)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var answer = await Client.ReadAsync(query.Text, query.Members().ToArray(), cancellationToken).ConfigureAwait(false);
            return [.. answer.Rows().Select(read)];
        }
    }

    /// <summary>A whole table, page by page in the order of a key: memory stays flat, whatever the server's limits.</summary>
    private async IAsyncEnumerable<T> StreamAsync<T>(
        string text, Func<Row, T> read, Func<T, string> keyOf, [EnumeratorCancellation] CancellationToken cancellationToken, int size = StreamPage)
    {
        var after = "";
        List<T> rows;
        do
        {
            rows = await ReadAsync(new CypherQuery(text).Set("after", after).Set("limit", size), read, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                yield return row;
                after = keyOf(row);
            }
        }
        while (rows.Count == size);
    }

    /// <summary>The cursor of a row by its key.</summary>
    private static Cursor CursorOf(string list, Row row, int key) => new(list, [.. row.Key(key).Select(part => part is string text ? SortText.ToText(text) : part)]);

    /// <summary>The parts of a page's cursor as they are stored for sorting.</summary>
    private static object?[]? After(PageRequest page, string list, int parts) =>
        page.After is null ? null : [.. Cursor.Parse(page.After, list, parts).Select(part => part is string text ? SortText.Of(text) : part)];

    /// <summary>The key that a page begins after, and how many rows it needs.</summary>
    private static CypherQuery Paged(CypherQuery query, PageRequest page, string list, int parts) =>
        query.SetKey("after", After(page, list, parts)).Set("limit", page.First + 1L);
}
