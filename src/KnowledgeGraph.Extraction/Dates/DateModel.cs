using System.Runtime.InteropServices;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Extraction.Dates;

/// <summary>The learned weights of dates: section 0 the linear table, 1 the threshold.</summary>
internal sealed class DateModel(Table table)
{
    private readonly ReadOnlyMemory<byte> linear = table.Section(0);

    /// <summary>The model of the embedded seeds.</summary>
    public static DateModel Embedded => Lazy.Value;

    private static Lazy<DateModel> Lazy { get; } = new(() => new(SeedTables.Open("dates")));

    /// <summary>The log-odds from which a date is kept.</summary>
    public float Threshold { get; } = table.Section<float>(1)[0];

    /// <summary>The log-odds of a date.</summary>
    public float Score(ReadOnlySpan<uint> features) => new HashedWeights(MemoryMarshal.Cast<byte, sbyte>(linear.Span)).Score(features, 0);
}
