namespace KnowledgeGraph.Text.Numbers;

/// <summary>The words that bound a number, the longer ones first.</summary>
internal static class BoundWords
{
    private static readonly (string Word, Bound Bound)[] Before =
    [
        ("不超过", Bound.AtMost), ("不高于", Bound.AtMost), ("不低于", Bound.AtLeast), ("不少于", Bound.AtLeast),
        ("不到", Bound.AtMost), ("不足", Bound.AtMost), ("将近", Bound.AtMost), ("接近", Bound.AtMost), ("少于", Bound.AtMost),
        ("超过", Bound.AtLeast), ("突破", Bound.AtLeast), ("至少", Bound.AtLeast), ("多于", Bound.AtLeast), ("高达", Bound.None),
        ("大约", Bound.Near), ("约为", Bound.Near), ("大概", Bound.Near),
        ("近", Bound.AtMost), ("约", Bound.Near), ("超", Bound.AtLeast), ("逾", Bound.AtLeast), ("过", Bound.AtLeast),
    ];

    private static readonly (string Word, Bound Bound)[] After =
    [
        ("以上", Bound.AtLeast), ("左右", Bound.Near), ("上下", Bound.Near), ("以下", Bound.AtMost), ("以内", Bound.AtMost), ("之内", Bound.AtMost),
        ("多", Bound.AtLeast), ("余", Bound.AtLeast),
    ];

    /// <summary>Takes in the word before <paramref name="start"/>, if it bounds what begins there.</summary>
    public static Bound TakeBefore(ReadOnlySpan<char> text, ref int start)
    {
        foreach (var (word, bound) in Before)
        {
            if (text[..start].EndsWith(word, StringComparison.Ordinal) && !IsPast(text[..start], word))
            {
                start -= word.Length;
                return bound;
            }
        }
        return Bound.None;
    }

    /// <summary>Takes in the word at <paramref name="end"/>, if it bounds what ends there.</summary>
    public static Bound TakeAfter(ReadOnlySpan<char> text, ref int end)
    {
        foreach (var (word, bound) in After)
        {
            if (text[end..].StartsWith(word, StringComparison.Ordinal))
            {
                end += word.Length;
                return bound;
            }
        }
        return Bound.None;
    }

    /// <summary>经过3天, 通过2项: the 过 bounds nothing.</summary>
    private static bool IsPast(ReadOnlySpan<char> before, string word) =>
        word == "过" && before.Length > 1 && before[^2] is '经' or '通' or '去' or '度' or '跨' or '走';
}
