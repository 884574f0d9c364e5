namespace KnowledgeGraph.Extraction;

/// <summary>A sentence of an article's text.</summary>
/// <param name="Start">First UTF-16 code unit in <see cref="ArticleText.Text"/>.</param>
/// <param name="End">One past the last; the closing mark belongs to the sentence.</param>
public readonly record struct Sentence(int Start, int End)
{
    /// <summary>Appends the sentences of <paramref name="text"/>: they end with 。！？!? and the quotation marks and brackets that close after these, and at line ends.</summary>
    internal static void Split(ReadOnlySpan<char> text, List<Sentence> sentences)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Ends(text[i]))
            {
                continue;
            }
            var end = i + 1;
            if (text[i] is not ('\n' or '\r'))
            {
                while (end < text.Length && (Closes(text[end]) || Ends(text[end]) && text[end] is not ('\n' or '\r')))
                {
                    end++;
                }
            }
            Add(text, start, end, sentences);
            start = end;
            i = end - 1;
        }
        Add(text, start, text.Length, sentences);
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, List<Sentence> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }
        if (end > start)
        {
            sentences.Add(new(start, end));
        }
    }

    private static bool Ends(char c) => c is '。' or '！' or '？' or '!' or '?' or '\n' or '\r';

    private static bool Closes(char c) => c is '”' or '’' or '」' or '』' or '》' or '）' or ')';
}
