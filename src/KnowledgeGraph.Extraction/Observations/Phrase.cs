using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>What the text around a quantity says about it: its clause, what is counted, since when, whether it is a change or a target.</summary>
internal static class Phrase
{
    private const int LongestMetric = 30;

    private static readonly string[] Leading =
    [
        "目前", "如今", "现在", "截至", "截止", "已经", "累计", "一共", "总计", "共计", "合计", "总共", "先后", "其中", "现有", "全年", "今年", "去年", "同时", "并且", "以及", "还有", "另有",
        "已", "现", "共", "并", "还", "也", "就", "又", "将", "则", "均", "各", "有", "为", "被", "以", "和", "及", "的", "了",
    ];

    private static readonly string[] Trailing =
    [
        "不低于", "不少于", "已达到", "达到了", "增加到", "增加至", "提高到", "提高至", "提升到", "提升至", "下降到", "降低到", "累计达", "达到", "已达", "高达", "共有", "共计", "总计", "累计", "约为", "就有",
        "多达", "合计", "分别为", "分别", "已有", "现有", "拥有", "仅有", "达", "为", "共", "有", "了", "约", "近", "超", "已", "至", "到", "是", "的", "在", "仅", "各", "均",
    ];

    private static readonly string[] Growth = ["同比", "环比", "增长", "下降", "增速", "增幅", "降幅", "上升", "提高了", "提升了", "增加了", "减少了", "降低了", "下降了", "上涨", "下跌", "缩小"];

    private static readonly string[] Goals = ["目标", "力争", "计划", "预计", "争取", "确保到", "将达到", "将达", "将超过", "将建成", "规划"];

    private static readonly string[] Periods =
    [
        "截至目前", "截止目前", "到目前为止", "今年上半年", "去年上半年", "今年以来", "去年以来", "年初以来", "近年来", "近几年", "多年来", "今年来", "十四五以来", "近两年", "近三年", "截至去年底",
        "一季度", "二季度", "三季度", "四季度", "前三季度", "上半年", "下半年", "今年暑假", "今年暑期", "暑假期间", "至目前", "目前", "当天", "当日", "近日", "日前", "近期", "如今", "现在", "至今", "去年底",
        "今年底", "全年", "每年", "每月", "每天", "每周", "今年", "去年", "前年", "上月", "本月", "上周", "本周", "当前", "现有",
    ];

    /// <summary>The clause of a quantity, clipped to <see cref="RelationQuote.Longest"/> characters around it.</summary>
    public static (int Start, int End) Quote(ArticleText article, in Quantity q)
    {
        var (start, end) = Clause(article.Text, q);
        while (end - start > RelationQuote.Longest && end > q.End)
        {
            end--;
        }
        start = Math.Max(start, end - RelationQuote.Longest);
        return RelationQuote.Fit(article, start, end);
    }

    /// <summary>What is counted, in the text's words.</summary>
    public static string Metric(ArticleIndex index, in Quantity q, int subject)
    {
        var text = index.Text;
        var (start, end) = Clause(text, q);
        var left = Strip(text.AsSpan(start, q.Start - start), index, start, subject);
        var right = text.AsSpan(q.End, end - q.End).TrimStart("的".AsSpan());
        right = right.Length > 16 ? right[..16] : right;
        if (IsChange(index, q) && left.Length <= 6 && start > 0)
        {
            left = Before(index, start, subject) + left;
        }
        var metric = left + right.ToString();
        if (metric.Length == 0)
        {
            metric = text[q.UnitStart..q.UnitEnd];
        }
        metric = metric.Length > LongestMetric ? metric[..LongestMetric] : metric;
        return IsTarget(index, q) ? metric + "（目标）" : metric;
    }

    /// <summary>Whether a quantity is a growth rate.</summary>
    public static bool IsChange(ArticleIndex index, in Quantity q)
    {
        var unit = index.Text.AsSpan(q.UnitStart, q.UnitEnd - q.UnitStart);
        var (start, _) = Clause(index.Text, q);
        return unit is "%" or "％" or "个百分点" or "倍" && Contains(index.Text.AsSpan(start, q.Start - start), Growth);
    }

    /// <summary>The period that the sentence gives, or null: the last one before the quantity.</summary>
    public static (int Start, int End) Period(ArticleIndex index, in Quantity q, IReadOnlyList<(int Start, int End)> dates)
    {
        var sentence = index.Sentence(q.Start);
        var best = (Start: -1, End: -1);
        foreach (var date in dates)
        {
            if (index.Sentence(date.Start) == sentence && date.End <= q.Start)
            {
                best = date;
            }
        }
        for (var end = q.Start; end > 0 && index.Sentence(end - 1) == sentence && end > best.End; end--)
        {
            foreach (var period in Periods)
            {
                if (end >= period.Length && string.CompareOrdinal(index.Text, end - period.Length, period, 0, period.Length) == 0)
                {
                    return (end - period.Length, end);
                }
            }
        }
        if (best.Start >= 2 && index.Text.AsSpan(best.Start - 2, 2) is "截至" or "截止")
        {
            best.Start -= 2;
        }
        return best;
    }

    private static bool IsTarget(ArticleIndex index, in Quantity q)
    {
        var sentence = index.Sentence(q.Start);
        var start = q.Start;
        while (start > 0 && index.Sentence(start - 1) == sentence && q.Start - start < 40)
        {
            start--;
        }
        var before = index.Text.AsSpan(start, q.Start - start);
        return Contains(before, Goals) || (before.IndexOf("到20") is var at and >= 0 && before[at..].IndexOf('年') is > 0 and <= 6);
    }

    /// <summary>The clause that holds a quantity: between commas, colons and sentence ends.</summary>
    internal static (int Start, int End) Clause(string text, in Quantity q)
    {
        var (start, end) = (q.Start, q.End);
        while (start > 0 && !Breaks(text, start - 1))
        {
            start--;
        }
        while (end < text.Length && !Breaks(text, end))
        {
            end++;
        }
        return (start, end);
    }

    private static bool Breaks(string text, int at) => ArticleIndex.EndsSentence(text[at]) || text[at] is '，' or '：' or ',' or '（' or '）' or '(' or ')';

    private static string Strip(ReadOnlySpan<char> left, ArticleIndex index, int offset, int subject)
    {
        var enumeration = left.LastIndexOf('、');
        if (enumeration >= 0 && left.Length - enumeration > 2 && HasDigit(left[..enumeration]))
        {
            offset += enumeration + 1;
            left = left[(enumeration + 1)..];
        }
        foreach (var mention in index.Entities[subject].Mentions)
        {
            if (mention.Start >= offset && mention.End <= offset + left.Length && offset + left.Length - mention.End >= 2)
            {
                left = left[(mention.End - offset)..];
                offset = mention.End;
            }
        }
        bool again;
        do
        {
            again = false;
            foreach (var word in Leading)
            {
                again |= left.Length > word.Length && left.StartsWith(word, StringComparison.Ordinal);
                left = left.Length > word.Length && left.StartsWith(word, StringComparison.Ordinal) ? left[word.Length..] : left;
            }
            foreach (var word in Trailing)
            {
                again |= left.Length > word.Length && left.EndsWith(word, StringComparison.Ordinal);
                left = left.Length > word.Length && left.EndsWith(word, StringComparison.Ordinal) ? left[..^word.Length] : left;
            }
        }
        while (again);
        return left.Trim("、 “”\"".AsSpan()).ToString();
    }

    /// <summary>What the clause before counts: 新登记市场主体 of 新登记市场主体4975户，同比增长33.7%.</summary>
    private static string Before(ArticleIndex index, int start, int subject)
    {
        var text = index.Text;
        var end = start - 1;
        if (end <= 0 || ArticleIndex.EndsSentence(text[end]))
        {
            return "";
        }
        var begin = end;
        while (begin > 0 && !Breaks(text, begin - 1))
        {
            begin--;
        }
        var clause = text.AsSpan(begin, end - begin);
        var digit = clause.IndexOfAnyInRange('0', '9');
        clause = digit > 0 ? clause[..digit] : clause;
        foreach (var mention in index.Entities[subject].Mentions)
        {
            if (mention.Start == begin && mention.Length < clause.Length)
            {
                clause = clause[mention.Length..];
                break;
            }
        }
        foreach (var word in Trailing)
        {
            clause = clause.Length > word.Length && clause.EndsWith(word, StringComparison.Ordinal) ? clause[..^word.Length] : clause;
        }
        return clause.Length <= 16 ? clause.ToString() : clause[^16..].ToString();
    }

    private static bool HasDigit(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('0', '9') >= 0;

    private static bool Contains(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }
        return false;
    }
}
