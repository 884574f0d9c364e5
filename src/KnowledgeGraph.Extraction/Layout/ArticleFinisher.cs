using System.Globalization;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Normalisation;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>Makes a clean article of its pieces.</summary>
internal sealed class ArticleFinisher(SourceDocument source)
{
    private readonly PartBuilder builder = new();

    /// <summary>The article with the number <paramref name="number"/>; the metadata's title goes only to a document's <paramref name="only"/> article.</summary>
    public LaidOutArticle Finish(RawArticle raw, int number, bool only)
    {
        var authors = new List<string>();
        foreach (var line in raw.Bylines)
        {
            Byline.TryRead(BlockReader.Unbracketed(source.Text.AsSpan()[line]), authors, out _);
        }
        var dateline = default(Range?);
        if (raw.Title.Count == 0 || source.SingleArticle)
        {
            TakeHeadline(raw);
        }
        dateline = TakeHead(raw, authors);
        TakeTail(raw.Body, authors);
        var title = Lines(raw.Title, ' ');
        var subtitle = Lines(raw.Subtitle, ' ');
        var agency = dateline is { } line2 ? Lines([line2], ' ') : null;
        var body = Body(raw.Body);
        var captions = raw.Captions.ConvertAll(c => Lines([c], ' ')!.Value);
        var (published, basis) = Publication.Of(source.Date, agency?.Text);
        var article = new Article
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"article:{source.Document}/{number}"),
            Document = source.Document,
            Number = number,
            Title = title?.Text ?? (only ? source.Title : null),
            Subtitle = subtitle?.Text,
            Authors = [.. authors.Distinct(StringComparer.Ordinal)],
            Source = source.Source,
            Url = source.Url,
            Published = published,
            PublishedBasis = basis,
            Dateline = agency?.Text,
            Body = body.Text,
            Captions = [.. captions.Select(c => c.Text)],
        };
        return new(article, title?.Map, subtitle?.Map, agency?.Map, body.Map, [.. captions.Select(c => c.Map)]);
    }

    // 原标题：… printed before the body: the headline of the text wins over the metadata's, a headline that stands on a line of its own over both.
    private void TakeHeadline(RawArticle raw)
    {
        if (raw.Body.Count == 0 || !Headline.TryFind(Text(raw.Body[0]), out var title, out var bodyStart))
        {
            return;
        }
        var start = raw.Body[0].Start;
        if (raw.Title.Count == 0)
        {
            raw.Title.Add((start + title.Start.Value)..(start + title.End.Value));
        }
        raw.Body[0] = raw.Body[0] with { Start = start + bodyStart };
    }

    private Range? TakeHead(RawArticle raw, List<string> authors)
    {
        var body = raw.Body;
        if (body.Count == 0 || body[0].Heading)
        {
            return null;
        }
        var start = body[0].Start;
        var head = BodyHead.Read(Text(body[0]), authors, signed: authors.Count > 0);
        if (head.DatelineEnd == head.DatelineStart && BodyHead.TryReadBehindCaption(Text(body[0]), authors, out var caption, out var behind))
        {
            raw.Captions.Insert(0, start..(start + caption));
            head = behind;
        }
        body[0] = body[0] with { Start = start + head.BodyStart };
        return head.DatelineEnd > head.DatelineStart ? (start + head.DatelineStart)..(start + head.DatelineEnd) : null;
    }

    private void TakeTail(List<RawArticle.Piece> body, List<string> authors)
    {
        while (body.Count > 0)
        {
            var last = body[^1];
            var length = BodyTail.Cut(Text(last), authors);
            if (length > 0)
            {
                body[^1] = last with { End = last.Start + length };
                return;
            }
            body.RemoveAt(body.Count - 1);
        }
    }

    private ReadOnlySpan<char> Text(RawArticle.Piece piece) => source.Text.AsSpan(piece.Start, piece.End - piece.Start);

    private (string Text, OffsetMap? Map)? Lines(List<Range> lines, char joint)
    {
        if (lines.Count == 0)
        {
            return null;
        }
        var last = 0;
        foreach (var line in lines)
        {
            var (start, length) = line.GetOffsetAndLength(source.Text.Length);
            if (builder.Length > 0)
            {
                builder.Join(joint, File(last));
            }
            builder.Append(source.Text.AsSpan(start, length), File(start), PartBuilder.SpaceRule.Keep);
            last = start + length;
        }
        return Finished();
    }

    private (string Text, OffsetMap? Map) Body(List<RawArticle.Piece> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (i > 0 && EndsLine(pieces[i - 1], piece))
            {
                builder.Join('\n', File(pieces[i - 1].End));
            }
            builder.Append(source.Text.AsSpan(piece.Start, piece.End - piece.Start), File(piece.Start), source.SingleArticle || piece.Heading ? PartBuilder.SpaceRule.Keep : PartBuilder.SpaceRule.Drop);
        }
        return Finished();
    }

    // A piece that ends in the middle of a sentence goes on in the next one.
    private bool EndsLine(RawArticle.Piece before, RawArticle.Piece piece) =>
        before.Heading || piece.Heading || Han.EndsSentence(source.Text.AsSpan(before.Start, before.End - before.Start));

    private (string Text, OffsetMap? Map) Finished()
    {
        var (text, map) = builder.Finish();
        return (text, source.TextStart < 0 ? null : map);
    }

    private int File(int offset) => offset + Math.Max(0, source.TextStart);
}
