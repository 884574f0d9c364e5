using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.SeedCompiler.Divisions;

/// <summary>Reads <c>seeds/divisions/NN.txt</c>; the README there describes the form.</summary>
internal sealed class DivisionReader
{
    private const string Sigils = "=+-*";

    private static readonly int[] DigitsOf = [2, 2, 2, 3];

    private readonly int[] open = [-1, -1, -1, -1];
    private int number;

    /// <summary>Divisions from province to township in the order of their codes, each before what it holds.</summary>
    public List<Division> Divisions { get; } = [];

    /// <summary>Villages in the order of their codes.</summary>
    public List<Village> Villages { get; } = [];

    /// <summary>Reads all files of <paramref name="folder"/> in the order of their names.</summary>
    /// <exception cref="SeedException">A line is not of the form.</exception>
    public static DivisionReader Read(string folder)
    {
        var reader = new DivisionReader();
        foreach (var file in Directory.GetFiles(folder, "??.txt").Order(StringComparer.Ordinal))
        {
            var line = 0;
            foreach (var text in File.ReadLines(file))
            {
                line++;
                if (!reader.TryAdd(text))
                {
                    throw new SeedException(file, line, $"'{text}' is no division; see seeds/divisions/README.md");
                }
            }
        }
        return reader;
    }

    private bool TryAdd(string line)
    {
        if (line.Length == 0)
        {
            return false;
        }
        var level = Sigils.IndexOf(line[0], StringComparison.Ordinal);
        return level < 0 ? TryAddVillage(line) : TryAddDivision(line, level);
    }

    private bool TryAddDivision(string line, int level)
    {
        var digits = DigitsOf[level];
        var parent = level == 0 ? -1 : open[level - 1];
        if (line.Length < digits + 3 || line[digits + 1] != ' ' || (level > 0 && parent < 0))
        {
            return false;
        }
        var mark = line[^1];
        open[level] = Divisions.Count;
        Array.Fill(open, -1, level + 1, open.Length - level - 1);
        number = 0;
        Divisions.Add(new()
        {
            Code = string.Concat(parent < 0 ? "" : Divisions[parent].Code, line.AsSpan(1, digits)),
            Name = line[(digits + 2)..].TrimEnd('!', '~'),
            Level = (PlaceLevel)level,
            Filler = mark == '!',
            Zone = mark == '~',
            Parent = parent,
            FirstVillage = Villages.Count,
        });
        return true;
    }

    private bool TryAddVillage(string line)
    {
        if (open[3] < 0)
        {
            return false;
        }
        number++;
        if (line.Length > 3 && char.IsAsciiDigit(line[0]))
        {
            number = int.Parse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);
            line = line[3..];
        }
        if (line[^1] is (>= 'a' and <= 'z') or '.')
        {
            line = line[..^1];
        }
        Villages.Add(new(open[3], number, line));
        return line.Length > 0;
    }
}
