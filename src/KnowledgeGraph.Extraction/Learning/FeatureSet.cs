using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Extraction.Learning;

/// <summary>The features of one example as 32-bit hashes, in a buffer that is reused. A feature is a template's number mixed with what it saw: no text is kept.</summary>
internal sealed class FeatureSet
{
    /// <summary>The template of a feature whose template was mixed in earlier (<see cref="AddHalf"/>).</summary>
    public const int NoTemplate = 0;

    private uint[] hashes = new uint[256];

    /// <summary>Where the templates of the features are noted too, for an explanation; null (the default) where nobody asks.</summary>
    public List<int>? Templates { get; init; }

    /// <summary>Number of features.</summary>
    public int Count { get; private set; }

    /// <summary>The features in the order in which they were added.</summary>
    public ReadOnlySpan<uint> Hashes => hashes.AsSpan(0, Count);

    /// <summary>Forgets all features.</summary>
    public void Clear()
    {
        Count = 0;
        Templates?.Clear();
    }

    /// <summary>Adds a template that saw nothing but itself.</summary>
    public void Add(int template) => Push(template, Mix((uint)template));

    /// <summary>Adds a template with one value.</summary>
    public void Add(int template, int a) => Push(template, Mix(Mix((uint)template) ^ (uint)a));

    /// <summary>Adds a template with two values.</summary>
    public void Add(int template, int a, int b) => Push(template, Mix(Mix(Mix((uint)template) ^ (uint)a) ^ (uint)b));

    /// <summary>Adds a template with three values.</summary>
    public void Add(int template, int a, int b, int c) => Push(template, Mix(Mix(Mix(Mix((uint)template) ^ (uint)a) ^ (uint)b) ^ (uint)c));

    /// <summary>Adds a template with characters.</summary>
    public void Add(int template, ReadOnlySpan<char> text, int a = 0, int b = 0) => Push(template, Whole(Half(template, text), a, b));

    /// <summary>A template with characters, to be mixed with values later: many examples share it.</summary>
    public static uint Half(int template, ReadOnlySpan<char> text) => Mix(Mix((uint)template) ^ Hash(text));

    /// <summary>Adds what <see cref="Half"/> gave with its values: the same feature as that added whole.</summary>
    public void AddHalf(uint half, int a = 0, int b = 0) => Push(NoTemplate, Whole(half, a, b));

    private static uint Whole(uint half, int a, int b) => Mix(half ^ (uint)((a << 16) ^ b));

    /// <summary>A hash of characters that is the same on every machine.</summary>
    public static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 0x811C9DC5u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x01000193u;
            hash ^= hash >> 15;
        }
        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352Du;
        x = (x ^ (x >> 15)) * 0x846CA68Bu;
        return (x ^ (x >> 16)) + 0x9E3779B9u;
    }

    private void Push(int template, uint hash)
    {
        Templates?.Add(template);
        if (Count == hashes.Length)
        {
            Array.Resize(ref hashes, hashes.Length * 2);
        }
        hashes[Count++] = hash;
    }
}
