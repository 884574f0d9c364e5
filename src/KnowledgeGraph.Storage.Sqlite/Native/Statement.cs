using System.Buffers;
using System.Text;
using SQLitePCL;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>
/// A prepared statement: <c>Add</c> binds the next parameter, <see cref="Step"/> moves to the next row. Disposing gives it back to its
/// connection, ready for the next use.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly Connection connection;
    private readonly sqlite3_stmt handle;
    private int next = 1;

    internal Statement(Connection connection, string sql, sqlite3_stmt handle) => (this.connection, Sql, this.handle) = (connection, sql, handle);

    internal string Sql { get; }

    public Statement Add(long value)
    {
        Check(raw.sqlite3_bind_int64(handle, next++, value));
        return this;
    }

    public Statement Add(long? value) => value is { } some ? Add(some) : AddNull();

    public Statement Add(double value)
    {
        Check(raw.sqlite3_bind_double(handle, next++, value));
        return this;
    }

    public Statement Add(ReadOnlySpan<byte> blob)
    {
        Check(raw.sqlite3_bind_blob(handle, next++, blob));
        return this;
    }

    public Statement Add(string? value)
    {
        if (value is null)
        {
            return AddNull();
        }
        if (value.Length == 0)
        {
            // An empty span would bind NULL.
            Check(raw.sqlite3_bind_text(handle, next++, ""));
            return this;
        }
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        AddUtf8(bytes.AsSpan(0, Encoding.UTF8.GetBytes(value, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return this;
    }

    public Statement AddUtf8(ReadOnlySpan<byte> text)
    {
        Check(raw.sqlite3_bind_text(handle, next++, text));
        return this;
    }

    public Statement AddNull()
    {
        Check(raw.sqlite3_bind_null(handle, next++));
        return this;
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    public bool Step() => raw.sqlite3_step(handle) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        _ => throw Failed(),
    };

    /// <summary>Runs to the end and makes ready for the next parameters.</summary>
    public void Run()
    {
        while (Step())
        {
        }
        Reset();
    }

    /// <summary>Makes ready for the next parameters, from the first on.</summary>
    public void Reset()
    {
        _ = raw.sqlite3_reset(handle);
        next = 1;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int32(int column) => (int)raw.sqlite3_column_int64(handle, column);

    public long? Int64OrNull(int column) => IsNull(column) ? null : Int64(column);

    public double Double(int column) => raw.sqlite3_column_double(handle, column);

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Blob(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose()
    {
        Reset();
        _ = raw.sqlite3_clear_bindings(handle);
        connection.Return(this);
    }

    internal void Close() => handle.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failed();
        }
    }

    private Exception Failed()
    {
        var error = connection.LastError();
        Reset();
        return error;
    }
}
