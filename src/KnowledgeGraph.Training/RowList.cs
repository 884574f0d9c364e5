using KnowledgeGraph.Extraction.Explaining;
using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>Keeps the rows of features one after another.</summary>
internal sealed class RowList
{
    private uint[] rows = new uint[1024];

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>The rows from <paramref name="start"/> up to <paramref name="end"/>.</summary>
    public ReadOnlySpan<uint> this[int start, int end] => rows.AsSpan(start, end - start);

    /// <summary>A sink that appends rows of a table of 2 to the power of <paramref name="bits"/> rows, but those of features of the group <paramref name="without"/>.</summary>
    public Sink Into(int bits, int layer, SpanGroups.Group? without = null) => new(this, bits, layer, without);

    /// <summary>Puts other numbers for the rows and drops those that get a negative one; <paramref name="offsets"/>, ascending, move with them.</summary>
    public void Renumber(Func<uint, int> number, params int[][] offsets)
    {
        var kept = 0;
        var next = new int[offsets.Length];
        for (var i = 0; i <= Count; i++)
        {
            for (var o = 0; o < offsets.Length; o++)
            {
                for (; next[o] < offsets[o].Length && offsets[o][next[o]] == i; next[o]++)
                {
                    offsets[o][next[o]] = kept;
                }
            }
            if (i < Count && number(rows[i]) is >= 0 and var row)
            {
                rows[kept++] = (uint)row;
            }
        }
        Count = kept;
        Trim();
    }

    /// <summary>Empties the list.</summary>
    public void Clear() => Count = 0;

    /// <summary>Gives unused room back.</summary>
    public void Trim() => Array.Resize(ref rows, Count);

    /// <summary>Appends.</summary>
    internal readonly struct Sink(RowList list, int bits, int layer, SpanGroups.Group? without) : IRowSink
    {
        /// <inheritdoc/>
        public void Add(int template, ulong value)
        {
            if (without is not null && SpanGroups.Of(template) == without)
            {
                return;
            }
            if (list.Count == list.rows.Length)
            {
                Array.Resize(ref list.rows, list.Count * 2);
            }
            list.rows[list.Count++] = SpanHash.Row(template + layer, value, bits);
        }
    }
}
