using System.Buffers;

namespace KnowledgeGraph.Text.Sentences;

/// <summary>
/// Splits running text into sentences, as ranges and without copying: a sentence ends at 。！？!? with the closing quotation marks and brackets behind
/// it, or at the end of a line. A semicolon or an ellipsis ends none. White space between sentences belongs to none.
/// </summary>
public static class SentenceSplitter
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?\n\r");
    private static readonly SearchValues<char> EndsOrClosers = SearchValues.Create("。！？!?”’」』》）)");

    /// <summary>Walks over the sentences of <paramref name="text"/>.</summary>
    public static Enumerator Split(ReadOnlySpan<char> text) => new(text);

    /// <summary>The sentences, one after the other; offsets are UTF-16 code units.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<char> text;
        private int next;

        internal Enumerator(ReadOnlySpan<char> text) => this.text = text;

        /// <summary>The sentence, without white space around it.</summary>
        public Range Current { get; private set; }

        /// <summary>Itself, for <c>foreach</c>.</summary>
        public readonly Enumerator GetEnumerator() => this;

        /// <summary>Goes to the next sentence; false at the end.</summary>
        public bool MoveNext()
        {
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }
            if (next == text.Length)
            {
                return false;
            }
            var start = next;
            next = EndOf(start);
            var end = next;
            while (char.IsWhiteSpace(text[end - 1]))
            {
                end--;
            }
            Current = start..end;
            return true;
        }

        private readonly int EndOf(int start)
        {
            var found = text[start..].IndexOfAny(Ends);
            if (found < 0)
            {
                return text.Length;
            }
            var end = start + found;
            if (text[end] is '\n' or '\r')
            {
                return end;
            }
            var more = text[(end + 1)..].IndexOfAnyExcept(EndsOrClosers);
            return more < 0 ? text.Length : end + 1 + more;
        }
    }
}
