namespace KnowledgeGraph.Extraction.Layout;

/// <summary>Classes of characters that the layout looks at.</summary>
internal static class Han
{
    /// <summary>Sentence ends.</summary>
    public const string Stops = "。！？!?…";

    private const string Closers = "”’」』）)】》\"";
    private const string Openers = "“‘「『（(【《";

    /// <summary>A Chinese character (CJK unified ideographs, extension A, and 〇).</summary>
    public static bool Is(char c) => c is (>= '\u4e00' and <= '\u9fff') or (>= '\u3400' and <= '\u4dbf') or '〇';

    /// <summary>A Chinese character or a full-width mark: what needs no space beside it.</summary>
    public static bool IsWide(char c) => Is(c) || c is (>= '\u3000' and <= '\u303f') or (>= '\uff00' and <= '\uffef') or '“' or '”' or '‘' or '’' or '…' or '—' or '·';

    /// <summary>Any sort of white space, the ideographic and the no-break space too.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\u3000' or '\u00a0' or '\r' or (>= '\u2000' and <= '\u200a');

    /// <summary>What is dropped from clean text: control characters, byte-order marks, zero-width and soft-hyphen marks.</summary>
    public static bool IsInvisible(char c) =>
        (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is '\ufeff' or (>= '\u200b' and <= '\u200f') or '\u00ad' or '\u2028' or '\u2029' or '\ufffd';

    /// <summary>A closing quote or bracket; a straight quote counts.</summary>
    public static bool IsCloser(char c) => Closers.Contains(c);

    /// <summary>An opening quote or bracket.</summary>
    public static bool IsOpener(char c) => Openers.Contains(c);

    /// <summary>True where a sentence ends with <paramref name="text"/>: a stop, perhaps behind closing quotes and brackets.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        var i = text.Length - 1;
        while (i >= 0 && (IsCloser(text[i]) || IsSpace(text[i])))
        {
            i--;
        }
        return i >= 0 && (Stops.Contains(text[i]) || text[i] == '；');
    }
}
