namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>The forms of input that are read.</summary>
internal enum InputKind
{
    /// <summary><c>.txt</c> or <c>.md</c>: a page of one or more articles.</summary>
    Text,

    /// <summary><c>.html</c>: a web page with one article.</summary>
    Html,

    /// <summary><c>.jsonl</c>: one article a line.</summary>
    JsonLines,
}

/// <summary>A file to read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its document name; for JSON Lines what stands before <c>#id</c>.</param>
/// <param name="Kind">Its form.</param>
internal sealed record InputFile(string Path, string Name, InputKind Kind);
