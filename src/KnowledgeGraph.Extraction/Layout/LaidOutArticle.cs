using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Normalisation;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>An article as it was read off its page, with the way back from each part to the decoded file.</summary>
public sealed class LaidOutArticle
{
    private readonly OffsetMap? title;
    private readonly OffsetMap? subtitle;
    private readonly OffsetMap? dateline;
    private readonly OffsetMap? body;
    private readonly IReadOnlyList<OffsetMap?> captions;

    internal LaidOutArticle(Article article, OffsetMap? title, OffsetMap? subtitle, OffsetMap? dateline, OffsetMap? body, IReadOnlyList<OffsetMap?> captions)
    {
        Article = article;
        this.title = title;
        this.subtitle = subtitle;
        this.dateline = dateline;
        this.body = body;
        this.captions = captions;
    }

    /// <summary>The article, clean.</summary>
    public Article Article { get; }

    /// <summary>
    /// The map from a part to the decoded file (UTF-16 code units, the metadata lines counted); null where the part did not come from the file's text: a title out of the metadata,
    /// a document inside JSON or HTML.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The article has no such caption.</exception>
    public OffsetMap? MapOf(ArticlePart part, int caption = 0) => part switch
    {
        ArticlePart.Title => title,
        ArticlePart.Subtitle => subtitle,
        ArticlePart.Dateline => dateline,
        ArticlePart.Body => body,
        ArticlePart.Caption when caption >= 0 && caption < captions.Count => captions[caption],
        _ => throw new ArgumentOutOfRangeException(nameof(caption), $"{Article.Id} has no part {part} {caption}"),
    };

    /// <summary>The span with its offsets in the decoded file filled in; unchanged where there are none (see <see cref="MapOf"/>, and spans over pieces that stood elsewhere on the page).</summary>
    public TextSpan WithDocumentOffsets(TextSpan span) =>
        MapOf(span.Part, span.Caption) is { } map && map.TrySourceRange(span.Start, span.End, out var start, out var end)
            ? span with { DocumentStart = start, DocumentEnd = end }
            : span;
}
