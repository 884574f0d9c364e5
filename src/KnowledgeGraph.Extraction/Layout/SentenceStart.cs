namespace KnowledgeGraph.Extraction.Layout;

/// <summary>How news texts begin: what tells the first sentence from a headline or a name that was printed right before it.</summary>
internal static class SentenceStart
{
    // The commonest first words of news bodies (counted over 25,000 texts), those that begin headlines as often left out.
    private static readonly string[] Words =
    [
        "近日", "日前", "近期", "近年", "最近", "连日来", "今年", "今天", "今日", "昨天", "昨日", "去年", "当前", "目前", "眼下", "当天", "当地时间", "随着", "为进一步", "为了", "为深入", "为切实", "为推", "为全", "为贯", "为加", "为庆", "为持",
        "为提", "为更", "为丰", "为落", "为充", "为扎", "为积", "为营", "为有", "为做", "为确", "为帮", "为弘", "为强", "为增", "为让", "为引", "为助", "为打", "为方", "为响", "为纪", "为保", "为改", "为规", "为广", "为预", "为培", "为激", "为发", "为防", "为拓",
        "为创", "为巩", "为结", "为解", "为迎", "为期", "为回", "为传", "为满", "为优", "为健", "为学", "为完", "为汇", "为大力", "为凝", "为着力", "为普", "为严", "为认真", "为筑", "为构", "为关爱", "根据", "据了解", "据悉", "据统计", "据介绍", "针对", "炎炎夏日",
        "炎炎", "盛夏", "夏日", "暑假期间", "暑假", "暑期", "正值", "时值", "时下", "进入", "走进", "来自", "位于", "自", "作为", "按照", "截至", "对于", "关于", "由", "如何", "在", "这", "这几天", "这两天", "记者", "通讯员", "本报讯", "中新网", "中新社", "新华社", "人民网",
        "央广网", "红网", "极目新闻", "扬子晚报", "大众网", "来源", "七月", "八月", "仲夏", "时隔", "刚刚", "立秋", "入夏", "高温", "活动现场", "会议", "本次", "此次", "一大早", "清晨", "傍晚", "上午", "下午", "每天", "每到", "说起", "提起", "我们", "你", "面对", "以", "从", "当",
    ];

    private static readonly (int From, int Count)[] ByFirst = Index();

    /// <summary>Points for <paramref name="text"/> being the beginning of a body: 0 for no sign, 3 for a clear one.</summary>
    public static double Score(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }
        if (text[0] is '“' or '"' or '【' or '《' or '▲')
        {
            return 1.5;
        }
        if (char.IsAsciiDigit(text[0]))
        {
            return IsDate(text) ? 3 : 0;
        }
        var (from, count) = ByFirst[text[0]];
        for (var i = from; i < from + count; i++)
        {
            if (text.StartsWith(Words[i], StringComparison.Ordinal))
            {
                return Words[i].Length == 1 ? 0.8 : 3;
            }
        }
        return 0;
    }

    // 8月2日, 2023年8月, 17日
    private static bool IsDate(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
        {
            i++;
        }
        return i <= 4 && i < text.Length && (text[i] is '月' or '日' || (text[i] == '年' && i == 4));
    }

    // Words sorted by first character, the longer of one beginning first, so that the first that fits is the best.
    private static (int From, int Count)[] Index()
    {
        Array.Sort(Words, (a, b) => a[0] != b[0] ? a[0].CompareTo(b[0]) : a.Length != b.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a, b));
        var index = new (int From, int Count)[char.MaxValue + 1];
        for (var i = 0; i < Words.Length; i++)
        {
            var first = Words[i][0];
            index[first] = (index[first].Count == 0 ? i : index[first].From, index[first].Count + 1);
        }
        return index;
    }
}
