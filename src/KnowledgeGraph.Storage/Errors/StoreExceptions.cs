namespace KnowledgeGraph.Storage;

/// <summary>A store address that this build can't use.</summary>
public sealed class StoreAddressException(string message) : StoreException(message)
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Caller;
}

/// <summary>A cursor that is none of the list's.</summary>
public sealed class InvalidCursorException(string cursor) : StoreException($"'{cursor}' is no cursor of this list: pass one that a page of the same list gave")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Caller;

    /// <summary>The text given.</summary>
    public string Cursor { get; } = cursor;
}

/// <summary>A document that breaks the rules of <see cref="GraphInvariants"/>, or that a batch holds twice.</summary>
public sealed class InvalidGraphException(string document, string breach) : StoreException($"{document}: {breach}")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Caller;

    /// <summary>The document's name.</summary>
    public string Document { get; } = document;

    /// <summary>The first rule that is broken, with the place.</summary>
    public string Breach { get; } = breach;
}

/// <summary>There is no store at the address.</summary>
public sealed class StoreMissingException(string path)
    : StoreException($"{path}: there is no store; 'kg ingest' makes one, '--store' or KG_STORE names another")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Caller;

    /// <summary>The file.</summary>
    public string Path { get; } = path;
}

/// <summary>The file is no store: no database, or one of another program.</summary>
public sealed class NotAStoreException(string path, string what) : StoreException($"{path}: {what}; name another file")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.File;

    /// <summary>The file.</summary>
    public string Path { get; } = path;
}

/// <summary>The store's schema is not one that this program reads.</summary>
public sealed class StoreVersionException(string path, int found, int known) : StoreException(found > known
    ? $"{path}: the store has schema version {found}, this program knows up to {known}; use a newer program"
    : $"{path}: the store has schema version {found}, this program reads {known}; run 'kg ingest' on it once to bring it up to date")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.File;

    /// <summary>The schema version of the store.</summary>
    public int Found { get; } = found;

    /// <summary>The newest schema version that the program knows.</summary>
    public int Known { get; } = known;
}

/// <summary>The store may not be written.</summary>
public sealed class StoreReadOnlyException(string path, string what) : StoreException($"{path}: {what}; make it writable or name another store")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Machine;

    /// <summary>The file.</summary>
    public string Path { get; } = path;
}

/// <summary>The disk is full. Nothing of the batch is in the store; what was committed before is.</summary>
public sealed class StoreFullException(string path)
    : StoreException($"{path}: the disk is full; what was committed before is safe; free some space and run the command again")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Machine;

    /// <inheritdoc/>
    public override bool RetryHelps => true;

    /// <summary>The file.</summary>
    public string Path { get; } = path;
}

/// <summary>Another process writes to the store and did not let go in time.</summary>
public sealed class StoreLockedException(string path, TimeSpan waited)
    : StoreException(FormattableString.Invariant($"{path}: another process is writing to the store; waited {waited.TotalSeconds:0.#} s; run the command again when it has ended"))
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.OtherProcess;

    /// <inheritdoc/>
    public override bool RetryHelps => true;

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>How long was waited.</summary>
    public TimeSpan Waited { get; } = waited;
}

/// <summary>The store's file is damaged.</summary>
public sealed class StoreDamagedException(string path, string detail)
    : StoreException($"{path}: the store is damaged ({detail}); restore a copy, or remove the file and ingest again")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.File;

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>What the database says.</summary>
    public string Detail { get; } = detail;
}

/// <summary>The operating system failed to read or write the store.</summary>
public sealed class StoreIoException(string path, string detail)
    : StoreException($"{path}: reading or writing failed ({detail}); check the disk and run the command again")
{
    /// <inheritdoc/>
    public override StoreFault Fault => StoreFault.Machine;

    /// <inheritdoc/>
    public override bool RetryHelps => true;

    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
