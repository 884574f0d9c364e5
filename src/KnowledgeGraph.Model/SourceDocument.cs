namespace KnowledgeGraph.Model;

/// <summary>A decoded input document before anything has been read out of it.</summary>
public sealed record SourceDocument
{
    /// <summary>The document's name as the contract defines it (path as typed, or <c>PATH#ID</c>).</summary>
    public required string Document { get; init; }

    /// <summary>The decoded text without its leading metadata lines; offsets of facts count from <see cref="TextStart"/> in the file.</summary>
    public required string Text { get; init; }

    /// <summary>UTF-16 code units of the decoded file before <see cref="Text"/> (its metadata lines); -1 where the text is not the file's own (JSON, HTML).</summary>
    public int TextStart { get; init; }

    /// <summary>The title that the metadata gives, or null.</summary>
    public string? Title { get; init; }

    /// <summary>The date that the metadata gives, or null.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The source that the metadata gives, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The address that the metadata gives, or null.</summary>
    public string? Url { get; init; }

    /// <summary>True for a single article (a JSON line, an HTML page, a file with a title in its metadata); false where a page of several may be.</summary>
    public bool SingleArticle { get; init; }
}
