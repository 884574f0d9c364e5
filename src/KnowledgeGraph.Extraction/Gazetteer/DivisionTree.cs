using System.Globalization;
using System.Runtime.InteropServices;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Matching;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Extraction.Gazetteer;

/// <summary>
/// The national administrative divisions of all five levels and the zones beside them, read in place from the table compiled of
/// <c>seeds/divisions</c>. A division is an index from 0 to <see cref="Count"/>: first those from province to township in the order of their
/// codes, each before what it holds, then all villages. Fillers of the statistics (市辖区, 县 …) have indexes, but no member here returns one
/// unless asked for by index. Safe to use from several threads at once.
/// </summary>
public sealed class DivisionTree
{
    private static readonly Lazy<DivisionTree> LazyEmbedded = new(() => new(SeedTables.Open("divisions")));

    private readonly Table table;
    private readonly Automaton automaton;
    private readonly int divisions;

    /// <summary>Reads a table in place.</summary>
    /// <exception cref="InvalidDataException">The table has not the sections of a division table.</exception>
    internal DivisionTree(Table table)
    {
        if (table.Count != 10)
        {
            throw new InvalidDataException($"not a division table: {table.Count} sections, not 10");
        }
        this.table = table;
        automaton = Automaton.Open(table.Section(8));
        divisions = Codes.Length;
        Count = divisions + Townships.Length;
    }

    /// <summary>The tree of the embedded seeds.</summary>
    public static DivisionTree Embedded => LazyEmbedded.Value;

    /// <summary>How many divisions there are, villages and fillers included.</summary>
    public int Count { get; }

    private ReadOnlySpan<long> Codes => table.Section<long>(0);

    private ReadOnlySpan<Row> Rows => table.Section<Row>(1);

    private StringTable Names => table.Strings(2);

    private StringTable VillageNames => table.Strings(3);

    private ReadOnlySpan<ushort> Townships => table.Section<ushort>(4);

    private ReadOnlySpan<ushort> VillageNumbers => table.Section<ushort>(5);

    private ReadOnlySpan<int> PostingStarts => table.Section<int>(6);

    private ReadOnlySpan<int> Postings => table.Section<int>(7);

    /// <summary>The level; <see cref="PlaceLevel.Zone"/> for a zone.</summary>
    public PlaceLevel LevelOf(int division) => division < divisions ? (PlaceLevel)Rows[division].Level : PlaceLevel.Village;

    /// <summary>The division that holds this one, fillers passed over; -1 for a province.</summary>
    public int ParentOf(int division)
    {
        var rows = Rows;
        var parent = division < divisions ? rows[division].Parent : Townships[division - divisions];
        while (parent >= 0 && (rows[parent].Flags & 1) != 0)
        {
            parent = rows[parent].Parent;
        }
        return parent;
    }

    /// <summary>Appends what <paramref name="division"/> holds directly, fillers replaced by what they hold, in the order of codes.</summary>
    public void AppendChildren(int division, List<int> children)
    {
        if (division >= divisions)
        {
            return;
        }
        var rows = Rows;
        for (var child = division + 1; child < rows[division].End; child = rows[child].End)
        {
            if ((rows[child].Flags & 1) != 0)
            {
                AppendChildren(child, children);
            }
            else
            {
                children.Add(child);
            }
        }
        if (rows[division].End == division + 1)
        {
            var (first, end) = VillagesIn(division);
            for (var village = first; village < end; village++)
            {
                children.Add(village);
            }
        }
    }

    /// <summary>The full name, folded (西湖区, 青山村).</summary>
    public ReadOnlySpan<char> NameOf(int division) => division < divisions ? Names[division * 2] : VillageNames[division - divisions];

    /// <summary>The short name (余杭 of 余杭区), or the full one where no shorter one is used. A village's is its name without 村, 社区, 嘎查.</summary>
    public ReadOnlySpan<char> ShortNameOf(int division) => division < divisions ? Names[(division * 2) + 1] : Stem(VillageNames[division - divisions]);

    /// <summary>True where the short name is also an ordinary word or sight (资源, 西湖), so that alone it shows no place.</summary>
    public bool ShortNameIsWord(int division) => division < divisions && (Rows[division].Flags & 2) != 0;

    /// <summary>A filler of the statistics (市辖区) that no address names.</summary>
    public bool IsFiller(int division) => division < divisions && (Rows[division].Flags & 1) != 0;

    /// <summary>The code: 2, 4, 6, 9 or 12 digits by level.</summary>
    public string DivisionCodeOf(int division)
    {
        if (division >= divisions)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Codes[Townships[division - divisions]] / 1000:000000000}{VillageNumbers[division - divisions]:000}");
        }
        var code = Codes[division].ToString("000000000000", CultureInfo.InvariantCulture);
        return code[..DigitsOf(division)];
    }

    /// <summary>Six digits for a province, city or county (330000, 330100, 330106), or a zone coded like a county; else null.</summary>
    public string? CodeOf(int division) => division < divisions && DigitsOf(division) <= 6
        ? Codes[division].ToString("000000000000", CultureInfo.InvariantCulture)[..6]
        : null;

    /// <summary>The full path (浙江省杭州市西湖区古荡街道), fillers left out.</summary>
    public string CanonicalOf(int division)
    {
        var parent = ParentOf(division);
        return string.Concat(parent < 0 ? "" : CanonicalOf(parent), NameOf(division));
    }

    /// <summary>True if <paramref name="division"/> is <paramref name="ancestor"/> or below it.</summary>
    public bool IsWithin(int division, int ancestor)
    {
        if (division == ancestor)
        {
            return true;
        }
        if (division < 0 || ancestor < 0 || ancestor >= divisions)
        {
            return false;
        }
        var upper = division < divisions ? division : Townships[division - divisions];
        return upper >= ancestor && upper < Rows[ancestor].End;
    }

    /// <summary>The division itself or the one above it that has <paramref name="level"/>; -1 if there is none.</summary>
    public int AncestorAt(int division, PlaceLevel level)
    {
        while (division >= 0 && LevelOf(division) != level)
        {
            division = ParentOf(division);
        }
        return division;
    }

    /// <summary>The division with a code of 2, 4, 6, 9 or 12 digits, or a six-digit code padded with zeros (330100); -1 if there is none.</summary>
    public int FindByCode(ReadOnlySpan<char> code)
    {
        if (code.Length == 6 && code.EndsWith("00"))
        {
            code = code.EndsWith("0000") ? code[..2] : code[..4];
        }
        if (code.Length is not (2 or 4 or 6 or 9 or 12) || !long.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return -1;
        }
        return code.Length == 12 ? FindVillageByCode(number) : FindUpperByCode(number, code.Length);
    }

    /// <summary>The division with a full path (浙江省杭州市西湖区), every level written, fillers left out; -1 if there is none.</summary>
    public int FindPath(ReadOnlySpan<char> path)
    {
        for (var province = 0; province < divisions; province = Rows[province].End)
        {
            if (path.StartsWith(NameOf(province)))
            {
                return FindBelow(province, path[NameOf(province).Length..]);
            }
        }
        return -1;
    }

    /// <summary>
    /// Appends all occurrences of full and other names of divisions from province to township, ordered by start, then by length;
    /// a match's value goes to <see cref="CandidatesOf"/>.
    /// </summary>
    public void FindAll(ReadOnlySpan<char> text, List<Match> matches) => automaton.FindAll(text, matches);

    /// <summary>The value of a full or other name of a division from province to township, for <see cref="CandidatesOf"/>; -1 if none has it.</summary>
    public int FindName(ReadOnlySpan<char> name) => automaton.TryGet(name, out var value) ? value : -1;

    /// <summary>The divisions that a match's value may mean, in the order of codes.</summary>
    public DivisionCandidates CandidatesOf(int value)
    {
        var starts = PostingStarts;
        return new(Postings[starts[value]..starts[value + 1]]);
    }

    /// <summary>
    /// Appends the villages inside <paramref name="scope"/> that <paramref name="name"/> may mean: those with this very name or, if there is
    /// none, those with its stem (青山 or 青山村 for 青山社区).
    /// </summary>
    public void FindVillages(int scope, ReadOnlySpan<char> name, List<int> villages)
    {
        if (scope < 0 || scope >= divisions || name.Length < 2)
        {
            return;
        }
        var (first, end) = VillagesIn(scope);
        var names = VillageNames;
        var before = villages.Count;
        for (var village = first; village < end; village++)
        {
            if (names[village - divisions].SequenceEqual(name))
            {
                villages.Add(village);
            }
        }
        if (villages.Count == before)
        {
            AppendWithStem(names, first, end, Stem(name), villages);
        }
    }

    /// <summary>Appends the provinces and cities that a one-character name (浙, 杭) may mean.</summary>
    public void FindAbbreviated(char name, List<int> found)
    {
        foreach (var row in table.Section<Abbreviation>(9))
        {
            if (row.Character == name)
            {
                found.Add(row.Division);
            }
        }
    }

    private void AppendWithStem(StringTable names, int first, int end, ReadOnlySpan<char> stem, List<int> villages)
    {
        for (var village = first; village < end; village++)
        {
            var name = names[village - divisions];
            if (name.StartsWith(stem) && Stem(name).SequenceEqual(stem))
            {
                villages.Add(village);
            }
        }
    }

    private (int First, int End) VillagesIn(int division)
    {
        var rows = Rows;
        var end = rows[division].End;
        return (divisions + rows[division].FirstVillage, end < divisions ? divisions + rows[end].FirstVillage : Count);
    }

    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> name)
    {
        var suffix = name.EndsWith("社区") || name.EndsWith("嘎查") ? 2 : name.EndsWith("村") ? 1 : 0;
        return name.Length - suffix >= 2 ? name[..^suffix] : name;
    }

    private int FindBelow(int division, ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
        {
            return division;
        }
        var children = new List<int>();
        AppendChildren(division, children);
        foreach (var child in children)
        {
            var name = NameOf(child);
            if (rest.StartsWith(name) && FindBelow(child, rest[name.Length..]) is >= 0 and var found)
            {
                return found;
            }
        }
        return -1;
    }

    private int DigitsOf(int division) => (PlaceLevel)Rows[division].Level switch
    {
        PlaceLevel.Province => 2,
        PlaceLevel.City => 4,
        PlaceLevel.County => 6,
        PlaceLevel.Township => 9,
        _ => Codes[division] % 1_000_000 == 0 ? 6 : 9,
    };

    private int FindUpperByCode(long number, int digits)
    {
        for (var i = digits; i < 12; i++)
        {
            number *= 10;
        }
        var index = Codes.BinarySearch(number);
        // A province, a city and a filler can share the twelve digits.
        while (index > 0 && Codes[index - 1] == number)
        {
            index--;
        }
        for (; index >= 0 && index < divisions && Codes[index] == number; index++)
        {
            if (DigitsOf(index) == digits && !IsFiller(index))
            {
                return index;
            }
        }
        return -1;
    }

    private int FindVillageByCode(long number)
    {
        var index = Codes.BinarySearch(number / 1000 * 1000);
        if (index < 0 || DigitsOf(index) != 9)
        {
            return -1;
        }
        var (first, end) = VillagesIn(index);
        for (var village = first; village < end; village++)
        {
            if (VillageNumbers[village - divisions] == number % 1000)
            {
                return village;
            }
        }
        return -1;
    }

    /// <summary>A row of the table's second section; <c>DivisionTableWriter</c> writes it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Row
    {
        public int Parent;
        public int End;
        public int FirstVillage;
        public byte Level;
        public byte Flags;
    }

    /// <summary>A row of the table's last section.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Abbreviation
    {
        public int Character;
        public int Division;
    }
}
