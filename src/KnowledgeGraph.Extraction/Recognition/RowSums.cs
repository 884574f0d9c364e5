using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>Adds up the weights of a span's features: eight sums, one a kind, in 16-bit lanes (some 250 rows of at most 127 fit).</summary>
internal ref struct RowSums(SpanWeights.Lookup weights, int layer) : IRowSink
{
    private readonly SpanWeights.Lookup weights = weights;

    /// <summary>The sums so far.</summary>
    public Vector128<short> Sums { get; private set; }

    /// <inheritdoc/>
    public void Add(int template, ulong value)
    {
        var slot = weights.Find(SpanHash.Id(template + layer, value));
        if (slot >= 0)
        {
            var row = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(weights.Rows), (nint)slot * SemiMarkov.Kinds)));
            Sums += Vector128.WidenLower(Vector128.CreateScalar(row).AsSByte());
        }
    }
}
