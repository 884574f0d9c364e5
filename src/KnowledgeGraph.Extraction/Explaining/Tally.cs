using System.Globalization;

namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>Adds up weights by what was looked at.</summary>
internal sealed class Tally(int groups)
{
    /// <summary>Reasons that are told one by one; the others are one together.</summary>
    private const int Told = 8;

    private readonly double[] sums = new double[groups];

    /// <summary>Adds to a group.</summary>
    public void Add(int group, double weight) => sums[group] += weight;

    /// <summary>The reasons, weightiest first (in the order of their groups among equals), the small ones together at the end.</summary>
    public IReadOnlyList<Reason> Reasons(Func<int, string> name, Func<int, string?> value)
    {
        var order = Enumerable.Range(0, sums.Length).Where(group => sums[group] != 0).OrderByDescending(group => Math.Abs(sums[group])).ThenBy(group => group).ToArray();
        var reasons = order.Take(Told).Select(group => new Reason(name(group), value(group), Rounded(sums[group]))).ToList();
        if (order.Length > Told)
        {
            reasons.Add(new("all else", null, Rounded(order.Skip(Told).Sum(group => sums[group]))));
        }
        return reasons;
    }

    /// <summary>A number as reasons show it.</summary>
    public static string Shown(float value) => Math.Round(value, 3).ToString(CultureInfo.InvariantCulture);

    /// <summary>Four decimals.</summary>
    public static double Rounded(double value) => Math.Round(value, 4);
}
