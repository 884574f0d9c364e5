using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>Calls of the store for all parents of a level, and its errors in the words of the API.</summary>
internal static class StoreCalls
{
    /// <summary><c>extensions.code</c> where the store can't answer now.</summary>
    public const string StoreUnavailable = "STORE_UNAVAILABLE";

    /// <summary>Awaits a call of the store; its failures become errors that a client can act on.</summary>
    public static async ValueTask<T> Guard<T>(Func<ValueTask<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (InvalidCursorException error)
        {
            throw Arguments.Refused("after", $"'{error.Cursor}', which is no cursor of this list", "a cursor that a page of the same list gave");
        }
        catch (StoreException error)
        {
            throw Unavailable(error);
        }
    }

    /// <summary>What a client reads when the store fails; the details are the operator's.</summary>
    public static GraphQLFieldException Unavailable(StoreException error) =>
        new(error.RetryHelps ? "The store does not answer now; try again." : "The store can't be read.", StoreUnavailable);

    /// <summary>One page for each parent of the batch.</summary>
    public static async ValueTask Pages<TParent, T>(
        FieldBatch<TParent, Connection<T>> batch, Func<IReadOnlyList<string>, PageRequest, CancellationToken, ValueTask<IReadOnlyList<Page<T>>>> read, Func<TParent, string> idOf)
    {
        var page = batch.Context.Page();
        var ids = Ids(batch, idOf);
        var token = batch.Context.CancellationToken;
        var pages = await Guard(() => read(ids, page, token)).ConfigureAwait(false);
        var totals = new Lazy<Task<IReadOnlyList<Page<T>>>>(() => Guard(() => read(ids, new(0, null, WithTotal: true), token)).AsTask());
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i] = new(pages[i], page.After is not null, totals, i);
        }
    }

    /// <summary>The one page of a root field.</summary>
    public static async ValueTask<Connection<T>> Page<T>(FieldContext context, Func<PageRequest, CancellationToken, ValueTask<Page<T>>> read)
    {
        var page = context.Page();
        var token = context.CancellationToken;
        var found = await Guard(() => read(page, token)).ConfigureAwait(false);
        return new(found, page.After is not null, new(async () => [await Guard(() => read(new(0, null, WithTotal: true), token)).ConfigureAwait(false)]), 0);
    }

    /// <summary>One value for each parent: the one <paramref name="given"/> with it, else by an id that may be missing.</summary>
    public static async ValueTask One<TParent, T>(
        FieldBatch<TParent, T> batch, Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyList<T?>>> read, Func<TParent, string?> idOf,
        Func<TParent, T?>? given = null) where T : class
    {
        T?[] values = [.. Enumerable.Range(0, batch.Count).Select(i => given?.Invoke(batch.Parent(i)))];
        string?[] ids = [.. values.Select((value, i) => value is null ? idOf(batch.Parent(i)) : null)];
        string[] wanted = [.. ids.OfType<string>().Distinct(StringComparer.Ordinal)];
        var found = wanted.Length == 0 ? [] : await Guard(() => read(wanted, batch.Context.CancellationToken)).ConfigureAwait(false);
        var byId = wanted.Select((id, index) => (id, Value: found[index])).ToDictionary(pair => pair.id, pair => pair.Value, StringComparer.Ordinal);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i] = values[i] ?? (ids[i] is { } id ? byId[id] : null);
        }
    }

    public static string[] Ids<TParent, T>(FieldBatch<TParent, T> batch, Func<TParent, string> idOf) =>
        [.. Enumerable.Range(0, batch.Count).Select(i => idOf(batch.Parent(i)))];
}
