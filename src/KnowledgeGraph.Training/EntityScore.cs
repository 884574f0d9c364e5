using System.Globalization;
using System.Text;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>Counts entities right, predicted and in the gold, by kind, as eval/score.py does: one to one, same kind or the gold's other kind, a shared surface.</summary>
internal sealed class EntityScore
{
    private readonly int[] right = new int[8];
    private readonly int[] rightPredicted = new int[8];
    private readonly int[] predicted = new int[8];
    private readonly int[] gold = new int[8];

    /// <summary>An entity to compare.</summary>
    public sealed record Item(EntityKind Kind, EntityKind? Alternative, string Name, HashSet<string> Surfaces)
    {
        public static Item Of(EntityKind kind, EntityKind? alternative, string name, IEnumerable<string> surfaces)
        {
            var all = new HashSet<string>(surfaces.Select(Squeeze), StringComparer.Ordinal) { Squeeze(name) };
            all.Remove("");
            return new(kind, alternative, Squeeze(name), all);
        }
    }

    /// <summary>Names of what was missed and of what was made up, when collected.</summary>
    public List<string>? Errors { get; init; }

    /// <summary>Overall F1.</summary>
    public double F1 => Of(right.Sum(), rightPredicted.Sum(), predicted.Sum(), gold.Sum()).F1;

    /// <summary>Adds one article.</summary>
    public void Add(IReadOnlyList<Item> goldItems, IReadOnlyList<Item> predictedItems)
    {
        var pairs = Pair(goldItems, predictedItems);
        foreach (var (i, j) in pairs)
        {
            right[(int)goldItems[i].Kind]++;
            rightPredicted[(int)predictedItems[j].Kind]++;
        }
        var usedGold = pairs.Select(pair => pair.Gold).ToHashSet();
        var usedPredicted = pairs.Select(pair => pair.Predicted).ToHashSet();
        for (var i = 0; i < goldItems.Count; i++)
        {
            gold[(int)goldItems[i].Kind]++;
            if (!usedGold.Contains(i))
            {
                Errors?.Add($"missed {goldItems[i].Kind} {goldItems[i].Name}");
            }
        }
        for (var j = 0; j < predictedItems.Count; j++)
        {
            predicted[(int)predictedItems[j].Kind]++;
            if (!usedPredicted.Contains(j))
            {
                Errors?.Add($"spurious {predictedItems[j].Kind} {predictedItems[j].Name}");
            }
        }
    }

    /// <summary>Which annotated entity goes with which predicted one.</summary>
    public static List<(int Gold, int Predicted)> Pair(IReadOnlyList<Item> goldItems, IReadOnlyList<Item> predictedItems)
    {
        var rows = new List<(bool SameName, bool SameKind, int Length, int Gold, int Predicted)>();
        for (var i = 0; i < goldItems.Count; i++)
        {
            for (var j = 0; j < predictedItems.Count; j++)
            {
                var (g, p) = (goldItems[i], predictedItems[j]);
                if (p.Kind != g.Kind && p.Kind != g.Alternative || !g.Surfaces.Overlaps(p.Surfaces))
                {
                    continue;
                }
                rows.Add((g.Name == p.Name, g.Kind == p.Kind, g.Surfaces.Where(p.Surfaces.Contains).Max(s => s.Length), i, j));
            }
        }
        rows.Sort((a, b) => b.CompareTo(a));
        var pairs = new List<(int, int)>();
        var usedGold = new HashSet<int>();
        var usedPredicted = new HashSet<int>();
        foreach (var (_, _, _, i, j) in rows)
        {
            if (!usedGold.Contains(i) && !usedPredicted.Contains(j))
            {
                usedGold.Add(i);
                usedPredicted.Add(j);
                pairs.Add((i, j));
            }
        }
        return pairs;
    }

    /// <summary>One line a kind, one for all.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var kind in Enum.GetValues<EntityKind>())
        {
            var k = (int)kind;
            Line(text, kind.ToString(), right[k], rightPredicted[k], predicted[k], gold[k]);
        }
        Line(text, "all", right.Sum(), rightPredicted.Sum(), predicted.Sum(), gold.Sum());
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, int right, int rightPredicted, int predicted, int gold)
    {
        var (p, r, f) = Of(right, rightPredicted, predicted, gold);
        text.AppendLine(CultureInfo.InvariantCulture, $"{name,-14}{p,7:F3}{r,7:F3}{f,7:F3}{gold,7}{predicted,7}");
    }

    private static (double P, double R, double F1) Of(int right, int rightPredicted, int predicted, int gold)
    {
        var p = predicted == 0 ? 0 : (double)rightPredicted / predicted;
        var r = gold == 0 ? 0 : (double)right / gold;
        return (p, r, p + r == 0 ? 0 : 2 * p * r / (p + r));
    }

    private static string Squeeze(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
