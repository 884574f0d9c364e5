using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>What the gazetteer and the lexicons say about an article, by position. Buffers are reused; one thread.</summary>
internal sealed class NameHints
{
    /// <summary>No division's name.</summary>
    public const byte None = 0;

    private readonly DivisionTree tree = DivisionTree.Embedded;
    private readonly Lexicons lexicons = Lexicons.Embedded;
    private readonly List<Match> words = [];
    private Match[] divisions = [];
    private int divisionCount;
    private byte[] divisionHints = new byte[256];
    private int[] firstDivision = new int[4096];
    private byte[] endsDivision = new byte[4096];
    private byte[] startsDivision = new byte[4096];
    private byte[] headLength = new byte[4096];
    private ushort[] setEndingAt = new ushort[4096];
    private ushort[] setStartingAt = new ushort[4096];
    private byte[] endingLength = new byte[4096];

    /// <summary>Reads <paramref name="text"/>, whose division names are <paramref name="matches"/>, by start.</summary>
    public void Load(string text, ReadOnlySpan<Match> matches)
    {
        Grow(text.Length + 2, matches.Length);
        matches.CopyTo(divisions);
        divisionCount = matches.Length;
        var m = 0;
        for (var p = 0; p <= text.Length; p++)
        {
            firstDivision[p] = m;
            for (; m < matches.Length && matches[m].Start == p; m++)
            {
                var hint = HintOf(matches[m].Value);
                divisionHints[m] = hint;
                startsDivision[p] = hint;
                // The longest that ends there is the one found first.
                if (endsDivision[matches[m].End] == None)
                {
                    endsDivision[matches[m].End] = hint;
                }
            }
        }
        words.Clear();
        lexicons.FindAll(text, words);
        foreach (var word in words)
        {
            var set = Lexicons.SetOf(word);
            setStartingAt[word.Start] = (ushort)set;
            if (endingLength[word.End] == 0)
            {
                endingLength[word.End] = (byte)word.Length;
                setEndingAt[word.End] = (ushort)set;
            }
            if ((set & Lexicon.AnyHead) != 0 && headLength[word.End] == 0)
            {
                headLength[word.End] = (byte)word.Length;
            }
        }
    }

    /// <summary>Whether exactly [start, end) is a division's name: level, and whether it is a full name or also an ordinary word; <see cref="None"/> if not.</summary>
    public byte Division(int start, int end)
    {
        for (var m = firstDivision[start]; m < divisionCount && divisions[m].Start == start; m++)
        {
            if (divisions[m].End == end)
            {
                return divisionHints[m];
            }
        }
        return None;
    }

    /// <summary>The longest division's name that starts at a position.</summary>
    public byte DivisionStartingAt(int position) => startsDivision[position];

    /// <summary>The longest division's name that ends at a position.</summary>
    public byte DivisionEndingAt(int position) => endsDivision[position];

    /// <summary>The length of the longest head (局, 工坊) that ends at a position; 0 none.</summary>
    public int HeadLength(int position) => headLength[position];

    /// <summary>The lexicons that hold the longest word ending at a position.</summary>
    public ulong SetEndingAt(int position) => setEndingAt[position];

    /// <summary>The lexicons that hold the longest word starting at a position.</summary>
    public ulong SetStartingAt(int position) => setStartingAt[position];

    /// <summary>The lexicons of the longest head that ends at <paramref name="end"/>.</summary>
    public ulong HeadSet(string text, int end) => headLength[end] == 0 ? 0 : (ulong)(lexicons.SetOf(text.AsSpan(end - headLength[end], headLength[end])) & Lexicon.AnyHead);

    private byte HintOf(int value)
    {
        var candidates = tree.CandidatesOf(value);
        var level = PlaceLevel.Zone;
        bool full = false, word = false;
        var count = Math.Min(candidates.Count, 8);
        for (var i = 0; i < count; i++)
        {
            var l = tree.LevelOf(candidates[i]);
            level = l < level ? l : level;
            full |= candidates.IsFullName(i);
            word |= tree.ShortNameIsWord(candidates[i]);
        }
        return (byte)(1 + (int)level + (full ? 16 : 0) + (word ? 32 : 0) + (count > 3 ? 64 : 0));
    }

    private void Grow(int characters, int matches)
    {
        if (firstDivision.Length < characters)
        {
            var size = Math.Max(characters, firstDivision.Length * 2);
            firstDivision = new int[size];
            endsDivision = new byte[size];
            startsDivision = new byte[size];
            headLength = new byte[size];
            setEndingAt = new ushort[size];
            setStartingAt = new ushort[size];
            endingLength = new byte[size];
        }
        else
        {
            endsDivision.AsSpan(0, characters).Clear();
            startsDivision.AsSpan(0, characters).Clear();
            headLength.AsSpan(0, characters).Clear();
            setEndingAt.AsSpan(0, characters).Clear();
            setStartingAt.AsSpan(0, characters).Clear();
            endingLength.AsSpan(0, characters).Clear();
        }
        if (divisions.Length < matches)
        {
            divisions = new Match[matches * 2];
            divisionHints = new byte[matches * 2];
        }
    }
}
