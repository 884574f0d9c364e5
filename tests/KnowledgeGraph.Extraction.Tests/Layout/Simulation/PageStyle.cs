using System.Text;

namespace KnowledgeGraph.Extraction.Tests.Layout.Simulation;

/// <summary>What holds for a whole page: marks, punctuation, where authors stand.</summary>
public sealed class PageStyle
{
    private readonly int level;
    private readonly double hashed;

    public PageStyle(Random random)
    {
        hashed = random.NextDouble() switch { < 0.4 => 0, < 0.8 => 1, _ => 0.6 };
        level = random.Next(1, 4);
        EndBylines = random.NextDouble() < 0.3;
        HalfWidth = random.NextDouble() < 0.4;
        StraightQuotes = HalfWidth && random.NextDouble() < 0.5;
        StraySpaces = random.NextDouble() < 0.25;
    }

    public bool EndBylines { get; }

    public bool HalfWidth { get; }

    public bool StraightQuotes { get; }

    public bool StraySpaces { get; }

    /// <summary>Whether the next headline gets heading marks.</summary>
    public bool Hash(Random random) => random.NextDouble() < hashed;

    public string Mark(int deeper) => new string('#', level + deeper) + " ";

    /// <summary>The line as it is printed.</summary>
    public string Print(Line line, Random random)
    {
        var text = line.Text;
        if (StraySpaces && line.Kind == LineKind.Body)
        {
            text = WithStraySpaces(text, random);
        }
        if (!HalfWidth)
        {
            return text;
        }
        text = text.Replace('，', ',').Replace('：', ':').Replace('（', '(').Replace('）', ')').Replace('！', '!').Replace('？', '?');
        return StraightQuotes ? text.Replace('“', '"').Replace('”', '"') : text;
    }

    // A space stands where the column's line ended.
    private static string WithStraySpaces(string text, Random random)
    {
        var width = random.Next(15, 20);
        var spoiled = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            spoiled.Append(text[i]);
            if (i % width == width - 1 && i + 1 < text.Length && random.NextDouble() < 0.5 && IsHan(text[i]) && IsHan(text[i + 1]))
            {
                spoiled.Append(' ');
            }
        }
        return spoiled.ToString();
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
