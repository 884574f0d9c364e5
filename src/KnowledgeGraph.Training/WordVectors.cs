using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>
/// Word vectors by skip-gram with negative samples (Mikolov and others, 2013), the neighbours to the left told from those to the right
/// (Ling and others, 2015), because a name's kind hangs on which side a word stands. One thread, fixed seed: the same text gives the same bits.
/// </summary>
internal sealed class WordVectors
{
    private const int Window = 3;
    private const int Negatives = 5;
    private const float FirstRate = 0.04f;
    private const double Frequent = 2e-4;
    private readonly float[] outputs;
    private readonly int[] words;
    private readonly int[] counts;
    private readonly long total;
    private readonly int[] noise = new int[1 << 20];
    private readonly float[] sigmoid = new float[1024];

    /// <summary>Counts words, of which there are <paramref name="vocabulary"/>; in <paramref name="words"/> -1 stands for a rare word, -2 between texts.</summary>
    public WordVectors(int[] words, int vocabulary, int size)
    {
        this.words = words;
        Size = size;
        counts = new int[vocabulary];
        foreach (var word in words)
        {
            if (word >= 0)
            {
                counts[word]++;
                total++;
            }
        }
        Vectors = new float[vocabulary * size];
        outputs = new float[vocabulary * size * 2];
        var random = new Random(1);
        for (var i = 0; i < Vectors.Length; i++)
        {
            Vectors[i] = (random.NextSingle() - 0.5f) / size;
        }
        FillNoise();
        for (var i = 0; i < sigmoid.Length; i++)
        {
            sigmoid[i] = (float)(1 / (1 + StableMath.Exp(-((i / 64.0) - 8))));
        }
    }

    /// <summary>Numbers in a vector.</summary>
    public int Size { get; }

    /// <summary>The vectors, one word after another.</summary>
    public float[] Vectors { get; }

    /// <summary>Learns.</summary>
    public void Train(int epochs)
    {
        var random = new Random(2);
        var error = new float[Size];
        long seen = 0;
        Span<int> context = stackalloc int[(2 * Window) + 1];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            for (var i = 0; i < words.Length; i++)
            {
                var word = words[i];
                if (word < 0)
                {
                    continue;
                }
                seen++;
                var share = counts[word] / (double)total;
                if (share > Frequent && random.NextDouble() > Math.Sqrt(Frequent / share))
                {
                    continue;
                }
                var rate = Math.Max(FirstRate * (1 - (seen / ((double)total * epochs))), FirstRate * 0.01);
                var reach = 1 + random.Next(Window);
                for (var side = 0; side < 2; side++)
                {
                    var step = side == 0 ? -1 : 1;
                    for (int d = 1, j = i + step; d <= reach && (uint)j < (uint)words.Length && words[j] != -2; d++, j += step)
                    {
                        if (words[j] >= 0)
                        {
                            Learn(word, (words[j] * 2) + side, side, (float)rate, random, error);
                        }
                    }
                }
            }
        }
    }

    private void Learn(int word, int context, int side, float rate, Random random, float[] error)
    {
        var input = MemoryMarshal.Cast<float, Vector256<float>>(Vectors.AsSpan(word * Size, Size));
        var errors = MemoryMarshal.Cast<float, Vector256<float>>(error.AsSpan());
        errors.Clear();
        for (var n = 0; n <= Negatives; n++)
        {
            var other = n == 0 ? context : (noise[random.Next(noise.Length)] * 2) + side;
            if (n > 0 && other == context)
            {
                continue;
            }
            var output = MemoryMarshal.Cast<float, Vector256<float>>(outputs.AsSpan(other * Size, Size));
            var dots = Vector256<float>.Zero;
            for (var v = 0; v < input.Length; v++)
            {
                dots += input[v] * output[v];
            }
            var dot = Lanes.Sum(dots);
            var index = (int)((dot + 8) * 64);
            var gradient = ((n == 0 ? 1 : 0) - (index < 0 ? 0 : index >= sigmoid.Length ? 1 : sigmoid[index])) * rate;
            for (var v = 0; v < input.Length; v++)
            {
                errors[v] += output[v] * gradient;
                output[v] += input[v] * gradient;
            }
        }
        for (var v = 0; v < input.Length; v++)
        {
            input[v] += errors[v];
        }
    }

    // Words by their count to the power of three quarters.
    private void FillNoise()
    {
        var sum = 0.0;
        var powers = counts.Select(c => Math.Sqrt(c * Math.Sqrt(c))).ToArray();
        foreach (var p in powers)
        {
            sum += p;
        }
        int word = 0;
        var upTo = powers[0] / sum;
        for (var i = 0; i < noise.Length; i++)
        {
            while ((double)i / noise.Length > upTo && word < powers.Length - 1)
            {
                upTo += powers[++word] / sum;
            }
            noise[i] = word;
        }
    }
}
