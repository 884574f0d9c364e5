namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Holds a connection on the state that it has now: WAL keeps it, whatever is written meanwhile.</summary>
internal sealed class ReadTransaction : IDisposable
{
    private readonly Connection connection;

    public ReadTransaction(Connection connection)
    {
        this.connection = connection;
        connection.Execute("BEGIN");
        try
        {
            // The transaction begins with its first read.
            connection.Scalar("SELECT count(*) FROM total");
        }
        catch
        {
            connection.Rollback();
            throw;
        }
    }

    public void Dispose() => connection.Rollback();
}
