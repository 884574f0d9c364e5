namespace KnowledgeGraph.Server.Hosting;

/// <summary>What a key may do.</summary>
public enum ApiRole
{
    /// <summary>Ask the graph.</summary>
    Read,

    /// <summary>Also introspect where only admins may, and read <c>/admin/status</c>.</summary>
    Admin,
}

/// <summary>A key that is let in. The key itself is known to its owner only.</summary>
/// <param name="Name">How logs call its owner.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Hash">SHA-256 of the key's UTF-8 bytes.</param>
public sealed record ApiKey(string Name, ApiRole Role, ReadOnlyMemory<byte> Hash);
