using System.Globalization;
using System.Runtime.InteropServices;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Matching;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.SeedCompiler.Divisions;

/// <summary>
/// Compiles <c>seeds/divisions</c> into the table that <c>KnowledgeGraph.Extraction.Gazetteer.DivisionTree</c> reads in place. Sections:
/// <list type="number">
/// <item>int64 a division: its code, twelve digits with zeros behind;</item>
/// <item>a <see cref="Row"/> a division;</item>
/// <item>strings: full and short name of each division;</item>
/// <item>strings: the villages' names;</item>
/// <item>uint16 a village: the index of its township;</item>
/// <item>uint16 a village: the last three digits of its code;</item>
/// <item>int32 a pattern and one more: where its postings start;</item>
/// <item>int32 a posting: division * 2, + 1 where the pattern is not the division's full name;</item>
/// <item>the automaton of the patterns, in ordinal order;</item>
/// <item>a <see cref="Abbreviation"/> a line of <c>abbreviations.txt</c>, in its order.</item>
/// </list>
/// </summary>
internal sealed class DivisionTableWriter : ISeedTable
{
    // Some townships are called by nothing but their kind; in a text these words mean no particular one.
    private static readonly HashSet<string> Unspecific = new(
        ["街道", "开发区", "经济开发区", "经济技术开发区", "工业园", "工业园区", "园区", "新区", "高新区", "经开区", "城区", "管理区", "保税区", "度假区", "旅游区", "风景区", "林场", "农场", "牧场", "渔场", "产业园", "产业园区", "科技园", "办事处", "新城", "示范区"],
        StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "divisions";

    /// <inheritdoc/>
    public IReadOnlyList<string> Sources => ["divisions"];

    /// <inheritdoc/>
    public void Compile(string seedsDirectory, Stream output)
    {
        var folder = Path.Combine(seedsDirectory, "divisions");
        var words = Words(Path.Combine(folder, "words.txt"));
        var source = DivisionReader.Read(folder);
        if (source.Divisions.Count > ushort.MaxValue)
        {
            throw new SeedException(folder, $"{source.Divisions.Count} divisions; the table counts townships in 16 bits");
        }
        var names = new List<string>();
        var patterns = new SortedDictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        var rows = Rows(source, words, names, patterns);
        var table = new TableWriter();
        table.Add<long>([.. source.Divisions.Select(d => long.Parse(d.Code.PadRight(12, '0'), CultureInfo.InvariantCulture))]);
        table.Add<Row>(rows);
        table.AddStrings(names);
        table.AddStrings([.. source.Villages.Select(v => v.Name)]);
        table.Add<ushort>([.. source.Villages.Select(v => (ushort)v.Township)]);
        table.Add<ushort>([.. source.Villages.Select(v => (ushort)v.Number)]);
        AddPatterns(table, patterns);
        table.Add<Abbreviation>([.. Abbreviations(Path.Combine(folder, "abbreviations.txt"), source.Divisions)]);
        table.Write(output);
    }

    private static IEnumerable<Abbreviation> Abbreviations(string file, List<Division> divisions)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.StartsWith('#'))
            {
                continue;
            }
            var division = line.Length > 2 ? divisions.FindIndex(d => d.Code == line[2..]) : -1;
            yield return division >= 0 && line[1] == ' '
                ? new() { Character = line[0], Division = division }
                : throw new SeedException(file, number, $"'{line}' is no character and code of a division");
        }
    }

    private static HashSet<string> Words(string file) => File.Exists(file)
        ? File.ReadLines(file).Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal)
        : throw new SeedException(file, "the list of short names that are words is missing");

    private static Row[] Rows(DivisionReader source, HashSet<string> words, List<string> names, SortedDictionary<string, SortedSet<int>> patterns)
    {
        var rows = new Row[source.Divisions.Count];
        var province = "";
        for (var i = 0; i < rows.Length; i++)
        {
            var division = source.Divisions[i];
            province = division.Level == PlaceLevel.Province ? division.Name : province;
            var others = division.Filler ? [] : ShortNames.Of(division, province);
            names.Add(division.Name);
            names.Add(others.FirstOrDefault(division.Name));
            if (!division.Filler)
            {
                AddPattern(patterns, division.Name, i << 1);
                others.ForEach(name => AddPattern(patterns, name, (i << 1) | 1));
            }
            rows[i] = new()
            {
                Parent = division.Parent,
                End = EndOf(source.Divisions, i),
                FirstVillage = division.FirstVillage,
                Level = (byte)(division.Zone ? PlaceLevel.Zone : division.Level),
                Flags = (byte)((division.Filler ? 1 : 0) | (words.Contains(others.FirstOrDefault("")) && division.Level < PlaceLevel.Township ? 2 : 0)),
            };
        }
        return rows;
    }

    /// <summary>Divisions stand in preorder, so what a division holds follows it.</summary>
    private static int EndOf(List<Division> divisions, int index)
    {
        var end = index + 1;
        while (end < divisions.Count && divisions[end].Level > divisions[index].Level)
        {
            end++;
        }
        return end;
    }

    private static void AddPattern(SortedDictionary<string, SortedSet<int>> patterns, string name, int posting)
    {
        if (Unspecific.Contains(name))
        {
            return;
        }
        if (!patterns.TryGetValue(name, out var postings))
        {
            patterns.Add(name, postings = []);
        }
        if (!postings.Contains(posting & ~1))
        {
            postings.Add(posting);
        }
    }

    private static void AddPatterns(TableWriter table, SortedDictionary<string, SortedSet<int>> patterns)
    {
        var starts = new List<int> { 0 };
        var postings = new List<int>();
        foreach (var divisions in patterns.Values)
        {
            postings.AddRange(divisions);
            starts.Add(postings.Count);
        }
        table.Add<int>(CollectionsMarshal.AsSpan(starts));
        table.Add<int>(CollectionsMarshal.AsSpan(postings));
        table.Add(stream => Automaton.Write(patterns.Keys.Select((name, index) => (name, index)), stream));
    }

    /// <summary>A division from province to township.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Row
    {
        /// <summary>The index of the division that holds it, or -1.</summary>
        public int Parent;

        /// <summary>One past the last division that it holds.</summary>
        public int End;

        /// <summary>The first village in it or after it.</summary>
        public int FirstVillage;

        /// <summary>Its <see cref="PlaceLevel"/>.</summary>
        public byte Level;

        /// <summary>1: a filler; 2: the short name is also an ordinary word.</summary>
        public byte Flags;
    }

    /// <summary>A one-character name.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Abbreviation
    {
        /// <summary>The character.</summary>
        public int Character;

        /// <summary>The index of a division that it may mean.</summary>
        public int Division;
    }
}
