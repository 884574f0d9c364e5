namespace KnowledgeGraph.Server.Hosting;

/// <summary>
/// The keys that are let in now. Before each request the file's time and length are looked at, so that a key that was taken out opens nothing any more; a file
/// that has changed and can be used takes over, one that can't leaves the keys as they are, and one line in the log says why.
/// </summary>
internal sealed class KeyRing(ServiceOptions options, ServiceLog log)
{
    private readonly Lock gate = new();
    private State state = new(options.Keys, StampOf(options.KeysFile));

    /// <summary>The keys; empty where none is needed.</summary>
    public IReadOnlyList<ApiKey> Keys
    {
        get
        {
            if (options.KeysFile is { } file && StampOf(file) != Volatile.Read(ref state).Stamp)
            {
                Renew(file);
            }
            return Volatile.Read(ref state).Keys;
        }
    }

    private void Renew(string file)
    {
        lock (gate)
        {
            // Taken before the file is read: what is written meanwhile is seen by the next request.
            var stamp = StampOf(file);
            if (stamp == state.Stamp)
            {
                return;
            }
            var keys = state.Keys;
            try
            {
                keys = ApiKeyFile.Read(file);
                log.KeysRead(file, keys.Count);
            }
            catch (UnusableFileException error)
            {
                log.KeysKept(keys.Count, string.Join("; ", error.Failures));
            }
            Volatile.Write(ref state, new(keys, stamp));
        }
    }

    /// <summary>What changes with the file, also where a link is turned to another; nothing where it can't be opened.</summary>
    private static (DateTime Written, long Length) StampOf(string? file)
    {
        if (file is null)
        {
            return default;
        }
        try
        {
            using var handle = File.OpenHandle(file);
            return (File.GetLastWriteTimeUtc(handle), RandomAccess.GetLength(handle));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private sealed record State(IReadOnlyList<ApiKey> Keys, (DateTime Written, long Length) Stamp);
}
