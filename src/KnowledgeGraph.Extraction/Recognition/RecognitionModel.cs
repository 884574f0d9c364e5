using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>The learned weights of recognition, read in place: seeds/models/README.md says what they are and how they are made.</summary>
internal sealed class RecognitionModel
{
    private const int Sections = 7;
    private const int FirstOfClusters = 3;
    private const int ParameterCount = 5 + (2 * SemiMarkov.Kinds);

    private readonly ReadOnlyMemory<byte> trees;

    /// <summary>The trees of the second reading, as <see cref="BoostedTrees"/> reads them.</summary>
    public ReadOnlySpan<byte> Trees => trees.Span;

    /// <summary>Opens a table that <see cref="Write"/> made.</summary>
    /// <exception cref="InvalidDataException">The table is not one of recognition weights.</exception>
    public RecognitionModel(Table table)
    {
        if (table.Count != Sections || table.Section<float>(0).Length != ParameterCount)
        {
            throw new InvalidDataException("not recognition weights; rebuild them as seeds/models/README.md says");
        }
        var parameters = table.Section<float>(0);
        var filterBits = (int)parameters[0];
        Scale = parameters[3];
        Floor = (short)parameters[4];
        parameters.Slice(5, SemiMarkov.Kinds).CopyTo(Thresholds);
        parameters.Slice(5 + SemiMarkov.Kinds, SemiMarkov.Kinds).CopyTo(InnerThresholds);
        Filter = new(table.Section(1), filterBits, (int)parameters[1], (int)parameters[2]);
        Spans = new(table.Section(2));
        trees = table.Section(Sections - 2);
        Statistics = new(table.Section(Sections - 1));
        SecondProbabilities = ReadAgain;
        Words = new(table.Section(FirstOfClusters), table.Section(FirstOfClusters + 1));
        if (table.Section(1).Length != 2 << filterBits || !SpanWeights.IsTable(table.Section(2).Length) || !NameStatistics.IsTable(table.Section(Sections - 1).Length))
        {
            throw new InvalidDataException("recognition weights: the tables are not as large as their header says; rebuild them as seeds/models/README.md says");
        }
    }

    /// <summary>The first stage.</summary>
    public EdgeFilter Filter { get; }

    /// <summary>Word clusters.</summary>
    public WordClusters Words { get; }

    /// <summary>What plain news says of strings.</summary>
    public NameStatistics Statistics { get; }

    /// <summary>One unit of a span weight, in log odds.</summary>
    public float Scale { get; }

    /// <summary>A candidate whose edges and words alone score no kind over this (in units of the weights) is dropped before its own features are looked at.</summary>
    public short Floor { get; }

    /// <summary>The probability from which an outer span is taken, by kind.</summary>
    public float[] Thresholds { get; } = new float[SemiMarkov.Kinds];

    /// <summary>The same for a span inside another name.</summary>
    public float[] InnerThresholds { get; } = new float[SemiMarkov.Kinds];

    /// <summary>Whether there are trees for a second reading; without, the first decides.</summary>
    public bool HasSecondReading => !trees.IsEmpty;

    /// <summary>The second reading's probabilities of names.</summary>
    public SecondReading.Reader SecondProbabilities { get; }

    /// <summary>The weights of spans.</summary>
    public SpanWeights Spans { get; }

    /// <summary>The two arrays of the word clusters in a table of <see cref="Write"/>.</summary>
    public static (uint[] Checks, ushort[] Numbers) ClustersOf(Table table) =>
        (table.Section<uint>(FirstOfClusters).ToArray(), table.Section<ushort>(FirstOfClusters + 1).ToArray());

    private void ReadAgain(SecondReading reading, Span<float> probabilities)
    {
        new BoostedTrees(trees.Span).Score(reading.Rows, SecondReading.Width, probabilities);
        foreach (ref var p in probabilities)
        {
            p = (float)Logistic.Of(p);
        }
    }

    /// <summary>Writes a table that the constructor opens.</summary>
    public static void Write(RecognitionWeights weights, Stream output)
    {
        var table = new TableWriter();
        table.Add<float>([weights.FilterBits, weights.StartThreshold, weights.EndThreshold, weights.Scale, weights.Floor, .. weights.Thresholds, .. weights.InnerThresholds]);
        table.Add<sbyte>(weights.Filter);
        table.Add<byte>(weights.Spans);
        table.Add<uint>(weights.ClusterChecks);
        table.Add<ushort>(weights.ClusterNumbers);
        table.Add<byte>(weights.Trees);
        table.Add<byte>(weights.Statistics);
        table.Write(output);
    }
}
