namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>
/// What the writer remembers between transactions. It is bounded, and forgotten whenever a transaction fails or another connection has
/// committed in between.
/// </summary>
internal sealed class WriterCache
{
    private const int MostEntities = 20_000;
    private const int MostNames = 50_000;

    private long dataVersion = -1;

    public Dictionary<string, EntityState> Entities { get; } = new(StringComparer.Ordinal);

    public Dictionary<long, EntityState> EntitiesByKey { get; } = [];

    public Dictionary<string, long> Names { get; } = new(StringComparer.Ordinal);

    public Totals? Totals { get; set; }

    /// <summary>The next free keys, or 0 where they are not known.</summary>
    public long NextEntity { get; set; }

    /// <summary>As <see cref="NextEntity"/>.</summary>
    public long NextRelation { get; set; }

    /// <summary>Call inside the transaction: from here on nobody else writes.</summary>
    public void Refresh(Connection connection)
    {
        var current = connection.Scalar("PRAGMA data_version");
        if (current != dataVersion || Entities.Count > MostEntities || Names.Count > MostNames)
        {
            Clear();
            dataVersion = current;
        }
    }

    public void Clear()
    {
        Entities.Clear();
        EntitiesByKey.Clear();
        Names.Clear();
        Totals = null;
        NextEntity = NextRelation = 0;
        dataVersion = -1;
    }
}
