using System.Text;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction;

/// <summary>
/// All parts of an article in one string, joined by line feeds in reading order (title, subtitle, dateline, body, captions), so that
/// recognisers work in one coordinate; <see cref="SpanOf"/> leads back to the part.
/// </summary>
public sealed class ArticleText
{
    private readonly List<Segment> segments = [];

    /// <summary>Joins the parts of <paramref name="article"/>.</summary>
    public ArticleText(Article article)
    {
        Article = article;
        var text = new StringBuilder();
        Add(text, article.Title, ArticlePart.Title, 0);
        Add(text, article.Subtitle, ArticlePart.Subtitle, 0);
        Add(text, article.Dateline, ArticlePart.Dateline, 0);
        Add(text, article.Body, ArticlePart.Body, 0);
        for (var i = 0; i < article.Captions.Count; i++)
        {
            Add(text, article.Captions[i], ArticlePart.Caption, i);
        }
        Text = text.ToString();
    }

    /// <summary>The article.</summary>
    public Article Article { get; }

    /// <summary>The joined text. Offsets of local facts count UTF-16 code units in it.</summary>
    public string Text { get; }

    /// <summary>The parts in order.</summary>
    public IReadOnlyList<Segment> Segments => segments;

    /// <summary>The part that holds <paramref name="offset"/> (a line feed between parts counts to the part before it).</summary>
    public Segment SegmentAt(int offset)
    {
        int low = 0, high = segments.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (segments[middle].Start <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }
        return segments[low];
    }

    /// <summary>The span of <c>[start, end)</c> in its own part, without document offsets.</summary>
    /// <exception cref="ArgumentException">The range is empty or leaves its part: such a fact must not be made.</exception>
    public TextSpan SpanOf(int start, int end)
    {
        var segment = SegmentAt(start);
        if (start >= end || end > segment.Start + segment.Length)
        {
            throw new ArgumentException($"[{start}, {end}) is no range of one part of {Article.Id}", nameof(end));
        }
        return new(segment.Part, segment.Caption, start - segment.Start, end - segment.Start);
    }

    /// <summary>Where <paramref name="span"/> starts in <see cref="Text"/>; -1 where the article has no such part or it is shorter.</summary>
    public int OffsetOf(TextSpan span)
    {
        var caption = span.Part == ArticlePart.Caption ? span.Caption : 0;
        foreach (var segment in segments)
        {
            if (segment.Part == span.Part && segment.Caption == caption)
            {
                return span.Start >= 0 && span.End <= segment.Length ? segment.Start + span.Start : -1;
            }
        }
        return -1;
    }

    private void Add(StringBuilder text, string? part, ArticlePart kind, int caption)
    {
        if (string.IsNullOrEmpty(part))
        {
            return;
        }
        if (text.Length > 0)
        {
            text.Append('\n');
        }
        segments.Add(new(kind, caption, text.Length, part.Length));
        text.Append(part);
    }

    /// <summary>Where one part stands in <see cref="Text"/>.</summary>
    public readonly record struct Segment(ArticlePart Part, int Caption, int Start, int Length);
}
