namespace KnowledgeGraph.Server.Hosting;

/// <summary>A document that may be asked where others may not.</summary>
/// <param name="Place">Where it stands, for messages: a file, or a file and the id in it.</param>
/// <param name="Id">What clients may call it beside its SHA-256; null for no other name.</param>
/// <param name="Text">UTF-8, to the byte what clients send where they send it.</param>
public sealed record TrustedDocument(string Place, string? Id, ReadOnlyMemory<byte> Text);
