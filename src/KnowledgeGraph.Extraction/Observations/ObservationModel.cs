using System.Runtime.InteropServices;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>
/// The learned weights of observations: section 0 the linear table, 1 the threshold, 2 the trees that keep, and from 3 the trees of each pass over subjects.
/// </summary>
internal sealed class ObservationModel
{
    private readonly ReadOnlyMemory<byte> linear;
    private readonly ReadOnlyMemory<byte> keep;
    private readonly ReadOnlyMemory<byte>[] passes;

    /// <summary>Reads a table.</summary>
    public ObservationModel(Table table)
    {
        linear = table.Section(0);
        Threshold = table.Section<float>(1)[0];
        keep = table.Section(2);
        passes = new ReadOnlyMemory<byte>[table.Count - 3];
        for (var pass = 0; pass < passes.Length; pass++)
        {
            passes[pass] = table.Section(3 + pass);
        }
    }

    /// <summary>The model of the embedded seeds.</summary>
    public static ObservationModel Embedded => Lazy.Value;

    private static Lazy<ObservationModel> Lazy { get; } = new(() => new(SeedTables.Open("observations")));

    /// <summary>The log-odds from which a quantity is stated as an observation.</summary>
    public float Threshold { get; }

    /// <summary>How often subjects are read over.</summary>
    public int Passes => passes.Length;

    /// <summary>The linear log-odds of an output of <see cref="ObservationReading"/>.</summary>
    public float Linear(ReadOnlySpan<uint> features, int output) => new HashedWeights(MemoryMarshal.Cast<byte, sbyte>(linear.Span)).Score(features, output);

    /// <summary>What one feature adds to the linear log-odds of an output.</summary>
    public float LinearWeight(uint feature, int output) => new HashedWeights(MemoryMarshal.Cast<byte, sbyte>(linear.Span)).Weight(feature, output);

    /// <summary>The trees of a pass over subjects, as <see cref="BoostedTrees"/> reads them.</summary>
    public ReadOnlySpan<byte> SubjectTrees(int pass) => passes[pass].Span;

    /// <summary>The trees that keep an observation.</summary>
    public ReadOnlySpan<byte> KeepTrees => keep.Span;

    /// <summary>The log-odds of a subject in a pass.</summary>
    public float Subject(ReadOnlySpan<float> row, int pass) => new BoostedTrees(passes[pass].Span).Score(row);

    /// <summary>The log-odds of an observation with its subject.</summary>
    public float Keep(ReadOnlySpan<float> row) => new BoostedTrees(keep.Span).Score(row);
}
