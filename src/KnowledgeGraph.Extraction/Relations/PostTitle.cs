namespace KnowledgeGraph.Extraction.Relations;

/// <summary>Reads the post of a person off the text: 局长 of 住建局局长王海勇, of 王海勇，住建局局长, and of 住建局局长王海勇、李敏 for 李敏.</summary>
internal static class PostTitle
{
    private const int Longest = 14;

    private static readonly string[] Openings = ["的", "原", "现任", "时任", "党员", "一名", "名", "年轻", "值班", "驻村", "优秀"];

    private static readonly string[] Closings = ["同志", "等", "是", "为"];

    /// <summary>The post, or null where the text shows none beside the names.</summary>
    public static string? Of(ArticleIndex index, int person, int body)
    {
        if (!Anchor.TryFind(index, person, body, out var anchor))
        {
            return null;
        }
        var text = index.Text;
        if (!anchor.FromFirst && !anchor.Nested)
        {
            var between = text.AsSpan(anchor.To.End, anchor.From.Start - anchor.To.End);
            if (index.Sentence(anchor.To.Start) != index.Sentence(anchor.From.Start))
            {
                return BeforeName(text, anchor.From.Start);
            }
            var first = FirstPerson(index, anchor.To.End, anchor.From.Start);
            return (first >= 0 ? Clean(text.AsSpan(anchor.To.End, first - anchor.To.End)) : Clean(between)) ?? BeforeName(text, anchor.From.Start);
        }
        var end = anchor.To.End;
        var stop = end;
        while (stop < text.Length && stop - end < Longest && text[stop] is not ('，' or '。' or '、' or '；' or '）' or ')' or '”' or '\n' or '：' or '（' or '('))
        {
            stop++;
        }
        return anchor.Nested || stop - end is 0 or >= Longest ? null : Clean(text.AsSpan(end, stop - end));
    }

    private static int FirstPerson(ArticleIndex index, int start, int end)
    {
        foreach (var occurrence in index.Occurrences)
        {
            if (occurrence.Start >= start && occurrence.End <= end && index.Entities[occurrence.Entity].Kind == Model.EntityKind.Person)
            {
                return occurrence.Start;
            }
        }
        return -1;
    }

    /// <summary>The characters before a name back to punctuation, where they are few.</summary>
    private static string? BeforeName(string text, int name)
    {
        var start = name;
        while (start > 0 && name - start < 8 && !char.IsPunctuation(text[start - 1]) && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }
        return name - start is >= 2 and <= 6 ? Clean(text.AsSpan(start, name - start)) : null;
    }

    private static string? Clean(ReadOnlySpan<char> title)
    {
        var comma = title.LastIndexOfAny('，', '。', '：');
        title = (comma >= 0 ? title[(comma + 1)..] : title).Trim("、 “”\"()（）·".AsSpan());
        foreach (var opening in Openings)
        {
            if (title.Length > opening.Length + 1 && title.StartsWith(opening, StringComparison.Ordinal))
            {
                title = title[opening.Length..];
            }
        }
        foreach (var closing in Closings)
        {
            if (title.Length > closing.Length + 1 && title.EndsWith(closing, StringComparison.Ordinal))
            {
                title = title[..^closing.Length];
            }
        }
        return title.Length is >= 2 and <= Longest ? title.ToString() : null;
    }
}
