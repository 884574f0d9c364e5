using System.Runtime.Intrinsics;

namespace KnowledgeGraph.Training;

/// <summary>Sums across a vector in one order, whatever the processor.</summary>
internal static class Lanes
{
    /// <summary>The sum of the eight numbers, pairwise.</summary>
    public static float Sum(Vector256<float> v) => ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}
