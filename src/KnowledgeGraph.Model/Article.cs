namespace KnowledgeGraph.Model;

/// <summary>One article of a document, as clean text.</summary>
public sealed record Article
{
    /// <summary><c>article:DOCUMENT/N</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The document's name as the contract defines it (path as typed, or <c>PATH#ID</c>).</summary>
    public required string Document { get; init; }

    /// <summary>The article's place on its page, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The headline; null where neither text nor metadata gives one.</summary>
    public string? Title { get; init; }

    /// <summary>The kicker or subtitle.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Byline names in order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The source that the metadata names.</summary>
    public string? Source { get; init; }

    /// <summary>The address that the metadata names.</summary>
    public string? Url { get; init; }

    /// <summary>The date of publication; null where <see cref="PublishedBasis"/> is <see cref="DateBasis.Unknown"/>.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>How <see cref="Published"/> is known.</summary>
    public DateBasis PublishedBasis { get; init; } = DateBasis.Unknown;

    /// <summary>The agency line taken off the body.</summary>
    public string? Dateline { get; init; }

    /// <summary>The running text, clean.</summary>
    public required string Body { get; init; }

    /// <summary>Photo captions.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>The string that a span's offsets count in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The article has no such part.</exception>
    public string TextOf(ArticlePart part, int caption = 0) => part switch
    {
        ArticlePart.Body => Body,
        ArticlePart.Title when Title is not null => Title,
        ArticlePart.Subtitle when Subtitle is not null => Subtitle,
        ArticlePart.Dateline when Dateline is not null => Dateline,
        ArticlePart.Caption when caption >= 0 && caption < Captions.Count => Captions[caption],
        _ => throw new ArgumentOutOfRangeException(nameof(part), $"{Id} has no part {part} {caption}"),
    };
}
