using System.Buffers;
using System.Globalization;
using KnowledgeGraph.Text.Dates;

namespace KnowledgeGraph.Extraction.Dates;

/// <summary>A date with one of the extents that it may be stated with.</summary>
/// <param name="Match">Start, end and value.</param>
/// <param name="Group">The number of the expression: of its candidates at most one is kept.</param>
/// <param name="Extent">What was taken off or added: 0 nothing, 1 the part of the day, 2 以来, from 3 the word that was added.</param>
internal readonly record struct DateCandidate(DateMatch Match, int Group, int Extent);

/// <summary>
/// All dates of an article with the extents that a reader may give them: 8月3日上午 or 8月3日, 2022年以来 or 2022年, 4月起 or 4月. A range that leaves its
/// year or month open takes it from the article.
/// </summary>
internal static class DateCandidates
{
    private const int WithoutDayPart = 1;
    private const int WithoutSince = 2;
    private const int FirstAddition = 3;
    private const int FirstYear = 2010;
    private const int LastYear = 2039;

    /// <summary>What follows a number of things, not of a year.</summary>
    private static readonly SearchValues<char> Counters = SearchValues.Create("余多人元万亿名个户件次家亩米吨场份台平千公把条座所支棵只头位套间本吧块天小克斤瓦里");

    private static readonly string[] Additions = ["以来", "起", "前夕", "前后", "前", "至今", "期间", "当天", "左右", "份"];

    /// <summary>The candidates by expression.</summary>
    /// <param name="text">The article's joined text.</param>
    /// <param name="published">The year of publication; 0 where it is unknown.</param>
    public static List<DateCandidate> Find(string text, int published)
    {
        var year = published != 0 ? published : PrintedYear(text);
        var dates = new List<DateMatch>();
        DateFinder.Find(text, published, dates);
        Complete(dates, year);
        AddFestivals(text, year, dates);
        var candidates = new List<DateCandidate>();
        for (var group = 0; group < dates.Count; group++)
        {
            var date = dates[group];
            if (!SinceFollows(text, date))
            {
                candidates.Add(new(date, group, 0));
                AddShorter(text, date, group, candidates);
            }
            AddLonger(text, date, group, candidates);
        }
        return candidates;
    }

    /// <summary>The year that the article prints most often, the latest of several; 0 without one.</summary>
    private static int PrintedYear(string text)
    {
        Span<int> counts = stackalloc int[LastYear - FirstYear + 1];
        for (var i = text.IndexOf("20", StringComparison.Ordinal); i >= 0; i = text.IndexOf("20", i + 1, StringComparison.Ordinal))
        {
            if (YearAt(text, i) is >= FirstYear and <= LastYear and var year)
            {
                counts[year - FirstYear]++;
            }
        }
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > 0 && counts[i] >= counts[best] ? i : best;
        }
        return counts[best] == 0 ? 0 : FirstYear + best;
    }

    /// <summary>The four digits at <paramref name="at"/> where they are a number of their own and no quantity; else 0.</summary>
    private static int YearAt(string text, int at)
    {
        var end = at + 4;
        return end < text.Length && int.TryParse(text.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && !(at > 0 && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] == '.')) && (text[end] == '年' || Letter(text[end])) ? year : 0;

        static bool Letter(char c) => char.IsLetter(c) && !Counters.Contains(c);
    }

    private static void Complete(List<DateMatch> dates, int year)
    {
        var month = 0;
        for (var i = 0; i < dates.Count; i++)
        {
            var date = dates[i];
            if (date.From != date.To && date.From.Year == 0)
            {
                var (first, last) = (date.From, date.To);
                if (first.Month == 0 && month != 0)
                {
                    (first, last) = (first with { Month = month }, last with { Month = month });
                }
                if (first.Month != 0)
                {
                    (first, last) = (first with { Year = year }, last with { Year = last.Month < first.Month && year != 0 ? year + 1 : year });
                }
                dates[i] = date with { From = first, To = last };
            }
            month = date.To.Month != 0 ? date.To.Month : month;
        }
    }

    private static void AddFestivals(string text, int year, List<DateMatch> dates)
    {
        var festivals = new List<DateMatch>();
        FestivalFinder.Find(text, year, festivals);
        if (festivals.Count == 0)
        {
            return;
        }
        dates.RemoveAll(date => festivals.Exists(f => f.Start < date.End && date.Start < f.End));
        dates.AddRange(festivals);
        dates.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
    }

    /// <summary>5月以来 is one expression, 自5月以来 dates a beginning.</summary>
    private static bool SinceFollows(string text, DateMatch date) =>
        text.AsSpan(date.End).StartsWith(Additions[0], StringComparison.Ordinal) && !HasHead(text, date.Start);

    private static bool HasHead(string text, int start) => start > 0 && (text[start - 1] is '自' or '从');

    private static void AddShorter(string text, DateMatch date, int group, List<DateCandidate> candidates)
    {
        if (date.To.Day != 0 && text.LastIndexOfAny(['日', '号'], date.End - 1, date.End - date.Start) is >= 0 and var day && day + 1 < date.End
            && !(text[day] == '日' && text[day - 1] is '当' or '周'))
        {
            candidates.Add(new(date with { End = day + 1 }, group, WithoutDayPart));
        }
        if (HasHead(text, date.Start) && text.AsSpan(date.Start, date.End - date.Start).EndsWith(Additions[0], StringComparison.Ordinal))
        {
            candidates.Add(new(date with { End = date.End - Additions[0].Length }, group, WithoutSince));
        }
    }

    private static void AddLonger(string text, DateMatch date, int group, List<DateCandidate> candidates)
    {
        for (var i = 0; i < Additions.Length; i++)
        {
            if (text.AsSpan(date.End).StartsWith(Additions[i], StringComparison.Ordinal))
            {
                candidates.Add(new(date with { End = date.End + Additions[i].Length }, group, FirstAddition + i));
                return;
            }
        }
    }
}
