using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>Adds up rows of quantised weights: eight sums, one a kind, in 16-bit lanes (some 120 rows of at most 127 fit).</summary>
internal ref struct RowSums(ReadOnlySpan<sbyte> weights, int bits, int layer) : IRowSink
{
    private readonly ReadOnlySpan<sbyte> weights = weights;

    /// <summary>The sums so far.</summary>
    public Vector128<short> Sums { get; private set; }

    /// <inheritdoc/>
    public void Add(int template, ulong value)
    {
        var row = SpanHash.Row(template + layer, value, bits);
        var packed = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), (nint)row * SemiMarkov.Kinds)));
        Sums += Vector128.WidenLower(Vector128.CreateScalar(packed).AsSByte());
    }
}
