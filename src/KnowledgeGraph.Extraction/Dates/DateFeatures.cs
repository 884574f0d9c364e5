using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Text.Dates;

namespace KnowledgeGraph.Extraction.Dates;

/// <summary>The features by which a date expression dates an event (and is kept) or a report, a document or a name (and is dropped).</summary>
internal static class DateFeatures
{
    /// <summary>Fills <paramref name="set"/> for a date.</summary>
    public static void Extract(ArticleIndex index, in DateCandidate candidate, FeatureSet set)
    {
        set.Clear();
        var text = index.Text;
        var date = candidate.Match;
        var shape = Shape(date);
        set.Add(312, candidate.Extent);
        set.Add(313, candidate.Extent, HeadBefore(text, date.Start), date.From.Month == 0 ? 1 : date.From.Day == 0 ? 2 : 3);
        set.Add(314, text.AsSpan(date.End - 1, 1), shape);
        set.Add(315, text.AsSpan(date.Start, Math.Min(2, date.End - date.Start)), candidate.Extent);
        set.Add(301, shape);
        var inName = InName(index, date);
        set.Add(302, inName, shape);
        set.Add(303, index.Sentence(date.Start) == 0 ? 1 : 0, shape);
        set.Add(304, date.Start < index.TitleEnd ? 1 : 0, shape);
        for (var n = 1; n <= 4; n++)
        {
            var left = text.AsSpan(Math.Max(0, date.Start - n), Math.Min(n, date.Start));
            var right = text.AsSpan(date.End, Math.Min(n, text.Length - date.End));
            set.Add(305, left);
            set.Add(306, left, shape);
            set.Add(307, right);
            set.Add(308, right, shape);
        }
        var sentence = index.Sentence(date.Start);
        for (var i = date.End; i + 1 < text.Length && i < date.End + 10 && index.Sentence(i) == sentence; i++)
        {
            set.Add(309, text.AsSpan(i, 2));
        }
        for (var i = date.Start - 2; i >= 0 && i > date.Start - 12 && index.Sentence(i) == sentence; i--)
        {
            set.Add(310, text.AsSpan(i, 2));
        }
        set.Add(311, Repeated(text, date) ? 1 : 0, shape);
    }

    /// <summary>The word before a date that goes with one behind it: 自 (2022年) 以来.</summary>
    private static int HeadBefore(string text, int start) => start == 0 ? 0 : text[start - 1] switch
    {
        '自' => 1,
        '从' => 2,
        '至' => 3,
        '到' => 4,
        '于' => 5,
        '，' or '。' or '\n' => 6,
        _ => 7,
    };

    private static int Shape(in DateMatch date)
    {
        var range = date.Value.Contains('/', StringComparison.Ordinal) ? 8 : 0;
        var value = range > 0 ? date.Value.AsSpan(0, date.Value.IndexOf('/', StringComparison.Ordinal)) : date.Value;
        var year = value[0] != '-' ? 1 : 0;
        return range + year + (value.Length switch { 4 => year == 1 ? 0 : 2, 5 => 2, 7 => 4, _ => 6 });
    }

    private static int InName(ArticleIndex index, in DateMatch date)
    {
        foreach (var occurrence in index.Occurrences)
        {
            if (occurrence.Start <= date.Start && occurrence.End >= date.End)
            {
                return 1 + (int)index.Entities[occurrence.Entity].Kind;
            }
        }
        return 0;
    }

    private static bool Repeated(string text, in DateMatch date) =>
        text.AsSpan(0, date.Start).IndexOf(text.AsSpan(date.Start, date.End - date.Start), StringComparison.Ordinal) >= 0;
}
