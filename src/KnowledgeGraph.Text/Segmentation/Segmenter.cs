using KnowledgeGraph.Text.Matching;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Text.Segmentation;

/// <summary>
/// Cuts Chinese text into words with their parts of speech, as jieba does: of all ways to cut a block into words of the dictionary the most
/// probable one is taken, and what it leaves as single characters a hidden Markov model joins to words that the dictionary does not have.
/// Read in place from the table of <see cref="SegmenterTable"/>; safe to use from several threads at once.
/// </summary>
/// <remarks>The results are those of jieba-rs 0.7 and 0.8 with the same dictionary; docs/text.md says how that is tested.</remarks>
public sealed class Segmenter
{
    /// <summary>The tags that are not the dictionary's: of anything else, of numbers, of words with Latin letters.</summary>
    internal static readonly string[] OwnTags = [Other, Number, Latin];

    private const string Other = "x";
    private const string Number = "m";
    private const string Latin = "eng";

    private readonly Automaton automaton;
    private readonly Table table;
    private readonly string[] tagNames;
    private readonly byte other;
    private readonly byte number;
    private readonly byte latin;

    private Segmenter(Table table)
    {
        this.table = table;
        automaton = Automaton.Open(table.Section(SegmenterTable.Automaton));
        var names = table.Strings(SegmenterTable.TagNames);
        tagNames = new string[names.Count];
        for (var i = 0; i < tagNames.Length; i++)
        {
            tagNames[i] = names[i].ToString();
        }
        other = Tag(Other);
        number = Tag(Number);
        latin = Tag(Latin);
    }

    /// <summary>How many parts of speech there are; tags are numbers below it.</summary>
    public int TagCount => tagNames.Length;

    /// <summary>Opens a segmenter in place.</summary>
    /// <param name="memory">The bytes; they must stay unchanged as long as the segmenter is in use.</param>
    /// <exception cref="InvalidDataException">The bytes are no such table.</exception>
    public static Segmenter Open(ReadOnlyMemory<byte> memory)
    {
        var table = Table.Open(memory);
        return table.Count == SegmenterTable.SectionCount
            ? new(table)
            : throw new InvalidDataException($"not a segmenter: {table.Count} sections, not {SegmenterTable.SectionCount}");
    }

    /// <summary>The name of a part of speech in jieba's set, for example <c>n</c> noun, <c>v</c> verb, <c>nr</c> person, <c>ns</c> place, <c>m</c> number, <c>eng</c> with Latin letters, <c>x</c> anything else.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such tag.</exception>
    public string TagName(byte tag) => tagNames[tag];

    /// <summary>The tag with a name.</summary>
    /// <exception cref="ArgumentException">The dictionary has no such part of speech.</exception>
    public byte Tag(string name)
    {
        var index = Array.BinarySearch(tagNames, name, StringComparer.Ordinal);
        return index >= 0 ? (byte)index : throw new ArgumentException($"no part of speech is named '{name}'", nameof(name));
    }

    /// <summary>Whether <paramref name="word"/> is in the dictionary, and with which part of speech.</summary>
    public bool TryGetWord(ReadOnlySpan<char> word, out byte tag)
    {
        var found = automaton.TryGet(word, out var index);
        tag = found ? table.Section<byte>(SegmenterTable.Tags)[index] : other;
        return found;
    }

    /// <summary>Cuts <paramref name="text"/>; the tokens cover all of it. What <paramref name="buffer"/> held before is gone.</summary>
    public void Cut(ReadOnlySpan<char> text, TokenBuffer buffer)
    {
        buffer.Clear();
        var cutter = new BlockCutter(text, buffer, automaton, table, new(other, number, latin));
        var start = 0;
        while (start < text.Length)
        {
            var end = start;
            while (end < text.Length && CharacterClass.IsWordCharacter(text, end, out var width))
            {
                end += width;
            }
            if (end > start)
            {
                cutter.Cut(start, end);
                start = end;
            }
            else
            {
                var length = OtherLength(text, start);
                buffer.Add(start, length, other);
                start += length;
            }
        }
    }

    /// <summary>Outside blocks every character is a token, and so is a carriage return with its line feed.</summary>
    private static int OtherLength(ReadOnlySpan<char> text, int start) =>
        text[start..].StartsWith("\r\n") ? 2 : CharacterClass.WidthAt(text, start);
}
