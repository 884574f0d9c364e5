namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>How a Neo4j store is used. All have finite defaults.</summary>
public sealed record Neo4jOptions
{
    /// <summary>The environment variable that gives the password where the store's URI has none.</summary>
    public const string PasswordVariable = "KG_NEO4J_PASSWORD";

    /// <summary>Connections to the server at most; further calls wait for one. Default 16.</summary>
    public int Connections { get; init; } = 16;

    /// <summary>How long a connection may take to come about. Default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the answer to a read may take. Default 30 s; the server itself goes on until its <c>db.transaction.timeout</c>.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the answer to one statement of a write may take. Default 2 minutes.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a read is sent again after a lost connection or a transient error, with growing pauses. Default 4: about one second.</summary>
    public int ReadRetries { get; init; } = 4;

    /// <summary>How often a write is begun anew after the same. Default 18: about one minute, time for a server to start again.</summary>
    public int WriteRetries { get; init; } = 18;

    /// <summary>The first pause between two tries; each next one is twice as long, with chance in it. Default 50 ms.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause between two tries. Default 5 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After this many calls in a row without an answer, further ones fail at once for <see cref="Rest"/>. Default 8.</summary>
    public int BreakAfter { get; init; } = 8;

    /// <summary>How long calls fail at once after <see cref="BreakAfter"/>. Default 1 s.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads of one kind in flight before further ones wait to go out together with the next. Default 2.</summary>
    public int ReadsInFlight { get; init; } = 2;

    /// <summary>Groups of documents on their way at once: while one has its turn, the others send what is their own. Default 3.</summary>
    public int GroupsInFlight { get; init; } = 3;

    /// <summary>Ids that go out together at most. Default 1,000.</summary>
    public int BatchSize { get; init; } = 1000;

    /// <summary>The clock of pauses and time limits. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
