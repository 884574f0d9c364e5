using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KnowledgeGraph.Training;

/// <summary>k-means over directions (spherical), from a fixed seed and in a fixed order.</summary>
internal static class Clusters
{
    /// <summary>A cluster, from 0, for each of the vectors, and the clusters' centres.</summary>
    public static (int[] Of, float[] Centres) Find(float[] vectors, int size, int clusters, int rounds)
    {
        var unit = Normalised(vectors, size);
        var count = vectors.Length / size;
        var centres = new float[clusters * size];
        // Words come most frequent first: spread the first centres over the frequent ones.
        var random = new Random(3);
        var order = Enumerable.Range(0, Math.Min(count, clusters * 20)).ToArray();
        random.Shuffle(order);
        for (var c = 0; c < clusters; c++)
        {
            unit.AsSpan(order[c] * size, size).CopyTo(centres.AsSpan(c * size));
        }
        var of = new int[count];
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < count; i++)
            {
                of[i] = Nearest(unit.AsSpan(i * size, size), centres, size);
            }
            if (round < rounds - 1)
            {
                Array.Clear(centres);
                for (var i = 0; i < count; i++)
                {
                    for (var d = 0; d < size; d++)
                    {
                        centres[(of[i] * size) + d] += unit[(i * size) + d];
                    }
                }
                centres = Normalised(centres, size);
            }
        }
        return (of, centres);
    }

    private static int Nearest(ReadOnlySpan<float> vector, float[] centres, int size)
    {
        var best = float.NegativeInfinity;
        var nearest = 0;
        var v = MemoryMarshal.Cast<float, Vector256<float>>(vector);
        for (var c = 0; c < centres.Length / size; c++)
        {
            var centre = MemoryMarshal.Cast<float, Vector256<float>>(centres.AsSpan(c * size, size));
            var dots = Vector256<float>.Zero;
            for (var i = 0; i < v.Length; i++)
            {
                dots += v[i] * centre[i];
            }
            var dot = Lanes.Sum(dots);
            if (dot > best)
            {
                (best, nearest) = (dot, c);
            }
        }
        return nearest;
    }

    private static float[] Normalised(float[] vectors, int size)
    {
        var result = new float[vectors.Length];
        for (var i = 0; i < vectors.Length; i += size)
        {
            var sum = 0f;
            for (var d = 0; d < size; d++)
            {
                sum += vectors[i + d] * vectors[i + d];
            }
            var scale = sum == 0 ? 0 : 1 / MathF.Sqrt(sum);
            for (var d = 0; d < size; d++)
            {
                result[i + d] = vectors[i + d] * scale;
            }
        }
        return result;
    }
}
