namespace KnowledgeGraph.Extraction.Layout;

/// <summary>An article in pieces: ranges of the document's text in reading order.</summary>
internal sealed class RawArticle
{
    /// <summary>The lines of the headline.</summary>
    public List<Range> Title { get; } = [];

    /// <summary>The line above or below the headline.</summary>
    public List<Range> Subtitle { get; } = [];

    /// <summary>The lines with the authors, brackets included.</summary>
    public List<Range> Bylines { get; } = [];

    /// <summary>The running text and the headings in it.</summary>
    public List<Piece> Body { get; } = [];

    /// <summary>The captions.</summary>
    public List<Range> Captions { get; } = [];

    /// <summary>A closing byline has been read.</summary>
    public bool Ended { get; set; }

    /// <summary>A piece of the body.</summary>
    /// <param name="Start">First code unit in the document's text.</param>
    /// <param name="End">One past the last.</param>
    /// <param name="Heading">A heading inside the article, which keeps a line of its own.</param>
    public readonly record struct Piece(int Start, int End, bool Heading);
}
