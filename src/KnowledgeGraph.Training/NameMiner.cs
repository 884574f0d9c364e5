using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>Counts what a first reading makes of plain news, for <see cref="NameStatistics"/>.</summary>
internal sealed class NameMiner
{
    private const int Kinds = SemiMarkov.Kinds;

    /// <summary>From this probability on a string is worth counting.</summary>
    private const float Worth = 0.1f;

    /// <summary>From this on an article counts as one that names it.</summary>
    private const float Named = 0.3f;

    /// <summary>In how many articles a string must stand as a name, or beside one, to be kept.</summary>
    private const int LeastArticles = 2;

    /// <summary>How many strings a table holds at most: three quarters of 4 MiB.</summary>
    private const int Room = 3 << 16;

    private readonly Dictionary<ulong, int> index = [];
    private readonly List<Count> counts = [];
    private float[] starting = [];
    private float[] ending = [];
    private int article;

    /// <summary>What is counted of one string in one role.</summary>
    private struct Count
    {
        public int Occurrences;
        public int Articles;
        public int Last;
        public ulong Left;
        public ulong Right;
        public Masses Taken;
    }

    [InlineArray(Kinds)]
    private struct Masses
    {
        private float first;
    }

    /// <summary>Reads texts with <paramref name="recognizer"/>.</summary>
    public void Add(EntityRecognizer recognizer, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            article++;
            var annotated = AnnotatedArticle.Create(new(new() { Id = "plain", Document = "plain", Number = 1, Body = text }));
            recognizer.ReadFirst(annotated, Add);
        }
    }

    /// <summary>Adds what another has counted in other texts.</summary>
    public void Add(NameMiner other)
    {
        foreach (var (key, at) in other.index)
        {
            ref var count = ref At(key);
            ref var more = ref CollectionsMarshal.AsSpan(other.counts)[at];
            count.Occurrences += more.Occurrences;
            count.Articles += more.Articles;
            count.Left |= more.Left;
            count.Right |= more.Right;
            for (var k = 0; k < Kinds; k++)
            {
                count.Taken[k] += more.Taken[k];
            }
        }
    }

    /// <summary>How many strings have been counted.</summary>
    public int Size => counts.Count;

    /// <summary>Makes the mean of so many readings of the same texts out of their sum.</summary>
    public void Divide(int readings)
    {
        foreach (ref var count in CollectionsMarshal.AsSpan(counts))
        {
            count.Occurrences = Math.Max(count.Occurrences / readings, 1);
            count.Articles /= readings;
            for (var k = 0; k < Kinds; k++)
            {
                count.Taken[k] /= readings;
            }
        }
    }

    /// <summary>The table of what stands as a name, or beside one, in several articles: where there is no room for all, those of most articles.</summary>
    public byte[] Build()
    {
        var kept = index.Where(pair => counts[pair.Value].Articles >= LeastArticles)
            .OrderByDescending(pair => counts[pair.Value].Articles).ThenBy(pair => pair.Key).Take(Room).ToArray();
        var rows = new List<byte>(kept.Length * 12);
        foreach (var (_, at) in kept)
        {
            var count = counts[at];
            var best = 0;
            var shares = new byte[Kinds];
            for (var k = 0; k < Kinds; k++)
            {
                shares[k] = (byte)Math.Min(255 * count.Taken[k] / count.Occurrences, 255);
                best = Math.Max(best, shares[k]);
            }
            rows.Add((byte)Math.Clamp(8 * StableMath.Log(count.Occurrences + 1) / StableMath.Log(2), 1, 255));
            rows.Add((byte)BitOperations.PopCount(count.Left));
            rows.Add((byte)BitOperations.PopCount(count.Right));
            rows.Add((byte)best);
            rows.AddRange(shares);
        }
        return NameStatistics.Build(Array.ConvertAll(kept, pair => pair.Key), CollectionsMarshal.AsSpan(rows));
    }

    private void Add(ArticleView view, ReadOnlySpan<Candidate> spans, ReadOnlySpan<float> probabilities)
    {
        var length = view.Text.Length + 1;
        if (starting.Length < length * Kinds)
        {
            starting = new float[length * Kinds * 2];
            ending = new float[length * Kinds * 2];
        }
        starting.AsSpan(0, length * Kinds).Clear();
        ending.AsSpan(0, length * Kinds).Clear();
        for (var i = 0; i < spans.Length; i++)
        {
            var row = probabilities.Slice(i * Kinds, Kinds);
            Add(NameRole.Whole, NameStatistics.Whole(view, spans[i].Start, spans[i].End), row, view.At(spans[i].Start - 1), view.At(spans[i].End));
            for (var k = 0; k < Kinds; k++)
            {
                starting[(spans[i].Start * Kinds) + k] += row[k];
                ending[(spans[i].End * Kinds) + k] += row[k];
            }
        }
        for (var t = 0; t < view.TokenCount; t++)
        {
            var token = view.Tokens[t];
            var word = view.Word(t);
            Add(NameRole.FirstWord, word, Row(starting, token.Start), '\0', '\0');
            Add(NameRole.LastWord, word, Row(ending, token.End), '\0', '\0');
            Add(NameRole.Before, word, Row(starting, token.End), '\0', '\0');
            Add(NameRole.After, word, Row(ending, token.Start), '\0', '\0');
        }
        for (var end = 2; end < length; end++)
        {
            Add(NameRole.LastTwo, view.Hash(end - 2, end), Row(ending, end), '\0', '\0');
            if (end > 2)
            {
                Add(NameRole.LastThree, view.Hash(end - 3, end), Row(ending, end), '\0', '\0');
            }
        }
    }

    private static ReadOnlySpan<float> Row(float[] masses, int position) => masses.AsSpan(position * Kinds, Kinds);

    private void Add(NameRole role, ulong hash, ReadOnlySpan<float> row, char left, char right)
    {
        var sum = 0f;
        foreach (var p in row)
        {
            sum += p;
        }
        var key = NameStatistics.Key(role, hash);
        if (sum < Worth && !index.ContainsKey(key))
        {
            return;
        }
        ref var count = ref At(key);
        count.Occurrences++;
        if (sum >= Named && count.Last != article)
        {
            count.Articles++;
            count.Last = article;
        }
        if (role == NameRole.Whole)
        {
            count.Left |= 1UL << (left & 63);
            count.Right |= 1UL << (right & 63);
        }
        for (var k = 0; k < Kinds; k++)
        {
            count.Taken[k] += row[k];
        }
    }

    private ref Count At(ulong key)
    {
        ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out var known);
        if (!known)
        {
            at = counts.Count;
            counts.Add(default);
        }
        return ref CollectionsMarshal.AsSpan(counts)[at];
    }
}
