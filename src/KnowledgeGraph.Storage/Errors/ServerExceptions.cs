namespace KnowledgeGraph.Storage;

/// <summary>The server does not answer, or not now: it is down, starting, overloaded, or the connection broke.</summary>
public sealed class StoreUnavailableException(string address, string detail, Exception? cause = null)
    : StoreException($"{address}: the server does not answer ({detail}); what was committed before is safe; see to the server and run the command again", cause)
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Server;

    /// <inheritdoc/>
    public override bool RetryHelps => true;

    /// <summary>The store, without password.</summary>
    public string Address { get; } = address;

    /// <summary>What was seen.</summary>
    public string Detail { get; } = detail;
}

/// <summary>The server knows no such user and password.</summary>
public sealed class StoreCredentialsException(string address)
    : StoreException($"{address}: the server refuses the user or the password; correct them in the store's URI, or the password in KG_NEO4J_PASSWORD")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Caller;

    /// <summary>The store, without password.</summary>
    public string Address { get; } = address;
}

/// <summary>The server has no such database.</summary>
public sealed class DatabaseMissingException(string address, string database)
    : StoreException($"{address}: the server has no database '{database}'; name one that it has (the Community edition has one, 'neo4j')")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Caller;

    /// <summary>The store, without password.</summary>
    public string Address { get; } = address;

    /// <summary>The name asked for.</summary>
    public string Database { get; } = database;
}

/// <summary>What answers is no server that this program can use.</summary>
public sealed class ServerVersionException(string address, string found)
    : StoreException($"{address}: {found}; Neo4j 5.26 or newer is needed")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Server;

    /// <summary>The store, without password.</summary>
    public string Address { get; } = address;

    /// <summary>What was found.</summary>
    public string Found { get; } = found;
}

/// <summary>The server ended a statement that took longer than it allows, or did not answer in the client's time.</summary>
public sealed class StoreTimeoutException(string address, string detail)
    : StoreException($"{address}: the answer took too long ({detail}); ask for less, or raise db.transaction.timeout on the server")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Server;

    /// <summary>The store, without password.</summary>
    public string Address { get; } = address;
}

/// <summary>
/// The server could not write to its disk, which most often is full; it stops its database then, until it is started again. Nothing of the group is in
/// the store, or the whole of it where only the answer failed; what was committed before is.
/// </summary>
public sealed class ServerDiskException(string address, string code)
    : StoreException($"{address}: the server can't write any more ({code}); most often its disk is full; what was committed before is safe; make room there, start the server again and run the command again")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Server;

    /// <inheritdoc/>
    public override bool RetryHelps => true;

    /// <summary>The store, without password.</summary>
    public string Address { get; } = address;

    /// <summary>The server's code, such as <c>Neo.DatabaseError.Transaction.TransactionLogError</c>.</summary>
    public string Code { get; } = code;
}

/// <summary>The server refused or failed a statement for a reason that is none of the others.</summary>
public sealed class ServerFailureException(string address, string code, string detail)
    : StoreException($"{address}: the server failed ({code}: {detail}); please report it, with the server's log")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Server;

    /// <summary>The store, without password.</summary>
    public string Address { get; } = address;

    /// <summary>The server's code, such as <c>Neo.DatabaseError.General.UnknownError</c>.</summary>
    public string Code { get; } = code;

    /// <summary>The server's message.</summary>
    public string Detail { get; } = detail;
}

/// <summary>Someone wrote while a whole graph was being read from a store that holds no state (<see cref="IGraphStore.OpenSnapshotAsync"/>).</summary>
public sealed class GraphChangedException()
    : StoreException("the graph changed while it was read; run the command again when nothing writes to it")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.OtherProcess;

    /// <inheritdoc/>
    public override bool RetryHelps => true;
}
