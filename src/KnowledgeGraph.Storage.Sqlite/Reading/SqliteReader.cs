using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>
/// All reads. Each is a fixed number of statements, however many ids: the ids come in as a JSON array, and each row says for which of them it
/// stands. SQLite answers at once, so the tasks are complete when they are returned.
/// </summary>
internal abstract partial class SqliteReader : IGraphReader
{
    /// <summary>A sort key for what has no date: after all dates.</summary>
    private const string Date = "COALESCE(a.published, 9000000000)";

    private const long NoDate = DateKey.None;

    /// <summary>A connection for one read.</summary>
    protected abstract Lease Rent();

    /// <summary>True where a cancelled read may interrupt its connection: nobody else uses it meanwhile.</summary>
    protected abstract bool MayInterrupt { get; }

    private ValueTask<T> Read<T>(Func<Connection, T> read, CancellationToken cancellationToken, [CallerMemberName] string operation = "")
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var measuring = StoreTelemetry.Begin(operation);
        using var lease = Rent();
        using var interrupt = MayInterrupt && cancellationToken.CanBeCanceled ? lease.Connection.InterruptOn(cancellationToken) : default;
        return ValueTask.FromResult(read(lease.Connection));
    }

    private IAsyncEnumerable<T> Stream<T>(Func<Connection, IEnumerable<T>> read, CancellationToken cancellationToken)
    {
        return Rows().ToAsyncEnumerable();

        IEnumerable<T> Rows()
        {
            using var lease = Rent();
            foreach (var row in read(lease.Connection))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }

    private static string Json(IReadOnlyList<string> values) => Columns.Of(values);

    /// <summary>Numbers of enumeration values as a JSON array; null for no restriction.</summary>
    private static string? Json<T>(IReadOnlyList<T>? values)
        where T : struct, Enum =>
        values is null ? null : $"[{string.Join(',', values.Select(value => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)))}]";
}
