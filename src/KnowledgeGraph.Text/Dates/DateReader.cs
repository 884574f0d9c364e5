namespace KnowledgeGraph.Text.Dates;

/// <summary>
/// Reads one date from left to right:
/// <code>
/// Date  : Year? Month? Day? Time?
/// Year  : ((今年 | 去年 | …) 的? | Number{4} 年) (YearPart 前? | 以来)? | (上 | Number{2}) 世纪 Number{2} 年代
/// Month : (Number | 元) 月 (MonthPart 前?)?
/// Day   : Number (日 | 号)
/// Time  : （ Weekday ）? DayPart? Clock?
/// Clock : Number (时 | 点) (Number 分)? | Number : Number
/// </code>
/// A number whose unit stands behind the later end of a range (2021—2025年, 5-7月) counts as if it had it.
/// </summary>
internal ref struct DateReader
{
    private readonly ReadOnlySpan<char> text;
    private readonly int referenceYear;
    private int at;
    private CalendarDate date;

    public DateReader(ReadOnlySpan<char> text, int start, int referenceYear)
    {
        this.text = text;
        this.referenceYear = referenceYear;
        at = start;
    }

    /// <summary>Where reading stopped.</summary>
    public readonly int End => at;

    /// <summary>The date.</summary>
    public readonly CalendarDate Date => date;

    /// <summary>The last month of a half or quarter of a year, else 0.</summary>
    public int LastMonth { get; private set; }

    /// <summary>Whether the year was named by a word such as 今年.</summary>
    public bool HasRelativeYear { get; private set; }

    /// <summary>Whether more than the year's number was read: a part of it, a month or a day.</summary>
    public bool HasMoreThanYear { get; private set; }

    /// <summary>Whether a part of the month was read: 初, 中旬, 份.</summary>
    public bool HasPart { get; private set; }

    /// <summary>Whether the day was written 号.</summary>
    public bool HasNumberSign { get; private set; }

    /// <summary>Whether any part was printed with a number.</summary>
    public readonly bool IsEmpty => date == default && !HasMoreThanYear;

    /// <summary>Reads as much as there is.</summary>
    public void Read()
    {
        if (ReadDecade())
        {
            return;
        }
        var hasYear = ReadYear();
        if (hasYear && ReadYearPart())
        {
            HasMoreThanYear = true;
            return;
        }
        if (ReadMonth())
        {
            HasMoreThanYear = true;
            if (Skip(DateWords.MonthParts))
            {
                HasPart = true;
                SkipBefore();
                return;
            }
        }
        else if (hasYear)
        {
            Skip(DateWords.Since);
            return;
        }
        if (ReadDay())
        {
            HasMoreThanYear = true;
            SkipTime();
        }
    }

    /// <summary>Reads a part of the day and a clock time; false if there is neither.</summary>
    public bool SkipTime()
    {
        var start = at;
        SkipWeekday();
        Skip(DateWords.DayParts);
        SkipClock();
        return at > start;
    }

    private bool ReadDecade()
    {
        var start = at;
        var century = 20;
        if (!Skip("上世纪") && !(DateNumber.TryRead(text, ref at, out century) && century is > 0 and <= 21 && Skip("世纪")))
        {
            at = start;
            return false;
        }
        if (DateNumber.TryRead(text, ref at, out var decade) && decade is >= 0 and < 100 && decade % 10 == 0 && Skip("年代"))
        {
            date = new(((century - 1) * 100) + decade, IsDecade: true);
            return HasMoreThanYear = true;
        }
        at = start;
        return false;
    }

    private bool ReadYear()
    {
        foreach (var (word, offset) in DateWords.RelativeYears)
        {
            if (Skip(word))
            {
                Skip("的");
                HasRelativeYear = true;
                date = new(referenceYear != 0 && offset is { } difference ? referenceYear + difference : 0);
                return true;
            }
        }
        var start = at;
        if (DateNumber.TryReadYear(text, ref at, out var year) && (Skip("年") || UnitFollowsRange("年")))
        {
            date = new(year);
            return true;
        }
        at = start;
        return false;
    }

    private bool ReadYearPart()
    {
        var start = at;
        Skip("年");
        foreach (var (word, first, last) in DateWords.YearSpans)
        {
            if (!HasRelativeYear && Skip(word))
            {
                date = date with { Month = first };
                LastMonth = last;
                return true;
            }
        }
        if (Skip(DateWords.YearEnds))
        {
            date = date with { Month = 12 };
            SkipBefore();
            return true;
        }
        if (!HasRelativeYear && Skip(DateWords.YearParts))
        {
            return true;
        }
        at = start;
        return false;
    }

    private bool ReadMonth()
    {
        var start = at;
        if (Skip("元月"))
        {
            date = date with { Month = 1 };
            return true;
        }
        if (DateNumber.TryRead(text, ref at, out var month) && month is >= 1 and <= 12 && (Skip("月") || UnitFollowsRange("月")))
        {
            date = date with { Month = month };
            return true;
        }
        at = start;
        return false;
    }

    private bool ReadDay()
    {
        var start = at;
        if (DateNumber.TryRead(text, ref at, out var day) && day is >= 1 and <= 31)
        {
            HasNumberSign = Skip("号");
            if (HasNumberSign || Skip("日") || UnitFollowsRange("日"))
            {
                date = date with { Day = day };
                return true;
            }
        }
        at = start;
        return false;
    }

    /// <summary>年底前, 9月底前.</summary>
    private void SkipBefore()
    {
        if (text[at - 1] is '底' or '末')
        {
            Skip(DateWords.Before);
        }
    }

    private void SkipWeekday()
    {
        var start = at;
        var bracket = Skip("（") || Skip("(");
        if ((Skip("星期") || Skip("周")) && at < text.Length && text[at] is '一' or '二' or '三' or '四' or '五' or '六' or '日' or '天')
        {
            at++;
            if (!bracket || Skip("）") || Skip(")"))
            {
                return;
            }
        }
        at = start;
    }

    private void SkipClock()
    {
        var start = at;
        if (DateNumber.TryRead(text, ref at, out var hour) && hour is >= 0 and <= 24)
        {
            if (Skip("时") || Skip("点"))
            {
                var minutes = at;
                at = DateNumber.TryRead(text, ref at, out _) && Skip("分") ? at : minutes;
                Skip(DateWords.TimeTails);
                return;
            }
            if ((Skip(":") || Skip("：")) && DateNumber.TryRead(text, ref at, out _))
            {
                return;
            }
        }
        at = start;
    }

    /// <summary>Whether the number just read is the first of a range whose second has the unit: 5 in 5-7月.</summary>
    private readonly bool UnitFollowsRange(string unit)
    {
        var next = at;
        return DateFinder.SkipRangeMark(text, ref next) && DateNumber.TryRead(text, ref next, out _) && text[next..].StartsWith(unit, StringComparison.Ordinal);
    }

    private bool Skip(string word)
    {
        if (!text[at..].StartsWith(word, StringComparison.Ordinal))
        {
            return false;
        }
        at += word.Length;
        return true;
    }

    private bool Skip(string[] words)
    {
        foreach (var word in words)
        {
            if (Skip(word))
            {
                return true;
            }
        }
        return false;
    }
}
