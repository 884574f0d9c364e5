namespace KnowledgeGraph.Text.Dates;

/// <summary>The words that dates are made of, beside numbers and 年, 月, 日.</summary>
internal static class DateWords
{
    /// <summary>Years named by the one in which the text was written; null: by what was said before.</summary>
    public static readonly (string Word, int? Offset)[] RelativeYears =
        [("今年", 0), ("本年", 0), ("去年", -1), ("明年", 1), ("前年", -2), ("当年", null), ("同年", null)];

    /// <summary>What may stand between two dates of a range, the longest first.</summary>
    public static readonly string[] RangeMarks = ["——", "延续至", "持续到", "至", "到", "-", "—", "–", "－", "~", "～"];

    /// <summary>Parts of a month, that leave the month as it is.</summary>
    public static readonly string[] MonthParts = ["份", "上旬", "中旬", "下旬", "底", "末", "初"];

    /// <summary>Parts of a year that leave the year as it is, the longest first.</summary>
    public static readonly string[] YearParts = ["度", "初", "春季", "夏季", "秋季", "冬季", "春", "夏", "秋", "冬", "暑期", "暑假", "寒假", "间"];

    /// <summary>The end of a year: its last month.</summary>
    public static readonly string[] YearEnds = ["底", "末"];

    /// <summary>What counts from a year on.</summary>
    public const string Since = "以来";

    /// <summary>What sets the end of a year or month as a term.</summary>
    public const string Before = "前";

    /// <summary>Halves and quarters of a year, with their first and last month.</summary>
    public static readonly (string Word, int From, int To)[] YearSpans =
    [
        ("上半年度", 1, 6), ("下半年度", 7, 12), ("上半年", 1, 6), ("下半年", 7, 12),
        ("第一季度", 1, 3), ("第二季度", 4, 6), ("第三季度", 7, 9), ("第四季度", 10, 12),
        ("一季度", 1, 3), ("二季度", 4, 6), ("三季度", 7, 9), ("四季度", 10, 12),
    ];

    /// <summary>Parts of a day, the longest first.</summary>
    public static readonly string[] DayParts =
        ["一大早", "上午", "下午", "晚上", "晚间", "凌晨", "傍晚", "中午", "清晨", "早上", "早晨", "夜间", "深夜", "夜里", "夜晚", "白天", "当天", "当日", "晚", "夜", "早"];

    /// <summary>What may follow a clock time.</summary>
    public static readonly string[] TimeTails = ["左右", "前后", "许", "整", "半"];

    /// <summary>What follows a date with which an agency signs, not one of the story.</summary>
    public static readonly string[] SignatureTails = ["电", "讯", "消息", "报道"];

    /// <summary>What makes a bare 3日 a length of time or part of a name.</summary>
    public static readonly string[] NotDayTails = ["内", "游", "均", "龄", "元", "报", "本", "常", "行", "谈", "照", "记"];

    /// <summary>What makes a bare 3日 a length of time when it stands before.</summary>
    public const string NotDayHeads = "每第近连续周期旬生数几前后过余多";

    /// <summary>What makes 2023年 part of another word.</summary>
    public static readonly string[] NotYearTails = ["版", "级", "款", "型", "生", "报", "历史", "的历史", "多", "余", "前"];

    /// <summary>What makes 5月 part of another word.</summary>
    public static readonly string[] NotMonthTails = ["大", "光", "湖", "球", "嫂", "子", "饼", "亮", "龄", "薪", "均", "租", "季", "内"];
}
