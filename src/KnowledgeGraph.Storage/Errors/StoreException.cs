namespace KnowledgeGraph.Storage;

/// <summary>Who must act when a store fails.</summary>
public enum StoreFault
{
    /// <summary>The caller gave something that can't be: an address, a cursor, a document.</summary>
    Caller,

    /// <summary>The file is not what the caller took it for.</summary>
    File,

    /// <summary>The machine: space, permissions, hardware.</summary>
    Machine,

    /// <summary>Someone else holds the store.</summary>
    OtherProcess,

    /// <summary>The database server: it is down, busy, or failed.</summary>
    Server,
}

/// <summary>A store that could not do what it was asked. The message is one line: what, where, what to do.</summary>
public abstract class StoreException : Exception
{
    /// <summary>Makes the exception with the text for people.</summary>
    private protected StoreException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>Who must act.</summary>
    public abstract StoreFault Fault { get; }

    /// <summary>True where the same call may succeed later, with nothing else changed in the program.</summary>
    public virtual bool RetryHelps => false;
}
