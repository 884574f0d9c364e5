namespace KnowledgeGraph.Ingestion;

/// <summary>Words for what the operating system refused.</summary>
internal static class Faults
{
    /// <summary>The cause of <paramref name="exception"/> in a few words, without the path that its message repeats.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "it is gone",
        PathTooLongException => "the path is too long",
        _ => exception.Message,
    };
}
