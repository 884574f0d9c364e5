using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Extraction.Tests.Recognition;

public sealed class WeightsTests
{
    [Fact]
    public void A_table_that_is_not_of_weights_is_refused()
    {
        var other = new TableWriter();
        other.Add<float>([1, 2, 3]);
        using var bytes = new MemoryStream();
        other.Write(bytes);
        var error = Assert.Throws<InvalidDataException>(() => new RecognitionModel(Table.Open(bytes.ToArray())));
        Assert.Equal("not recognition weights; rebuild them as seeds/models/README.md says", error.Message);
    }

    [Fact]
    public void Weights_that_are_cut_short_are_refused()
    {
        using var bytes = new MemoryStream();
        RecognitionModel.Write(Small() with { Spans = new byte[3 * SpanWeights.BucketSize] }, bytes);
        var error = Assert.Throws<InvalidDataException>(() => new RecognitionModel(Table.Open(bytes.ToArray())));
        Assert.Equal("recognition weights: the tables are not as large as their header says; rebuild them as seeds/models/README.md says", error.Message);
    }

    [Fact]
    public void Statistics_that_are_cut_short_are_refused()
    {
        using var bytes = new MemoryStream();
        RecognitionModel.Write(Small() with { Statistics = new byte[3 * NameStatistics.EntrySize] }, bytes);
        var error = Assert.Throws<InvalidDataException>(() => new RecognitionModel(Table.Open(bytes.ToArray())));
        Assert.Equal("recognition weights: the tables are not as large as their header says; rebuild them as seeds/models/README.md says", error.Message);
    }

    [Fact]
    public void A_bucket_keeps_the_six_features_with_the_largest_weights()
    {
        // A table of one bucket for seven features; the fourth has the smallest weights.
        uint[] features = [11, 12, 13, 14, 15, 16, 17];
        var weights = new sbyte[features.Length * SemiMarkov.Kinds];
        for (var i = 0; i < features.Length; i++)
        {
            weights[i * SemiMarkov.Kinds] = (sbyte)(10 + i);
            weights[(i * SemiMarkov.Kinds) + 7] = -20;
        }
        (weights[3 * SemiMarkov.Kinds], weights[(3 * SemiMarkov.Kinds) + 7]) = (5, -2);
        var table = new SpanWeights(SpanWeights.Build(features, weights, 0)).Open();
        Assert.Equal((10, -20), (table.Sum([11])[0], table.Sum([11])[7]));
        Assert.Equal((16, -20), (table.Sum([17])[0], table.Sum([17])[7]));
        Assert.Equal((0, 0), (table.Sum([14])[0], table.Sum([14])[7]));
        Assert.Equal((10 + 11 + 16, -60), (table.Sum([11, 12, 14, 17, 99])[0], table.Sum([11, 12, 14, 17, 99])[7]));
    }

    [Fact]
    public void A_feature_is_found_in_the_bucket_that_its_number_begins_with()
    {
        const int bits = 3;
        uint[] features = [7, (5u << (SpanHash.IdBits - bits)) | 7];
        var weights = new sbyte[features.Length * SemiMarkov.Kinds];
        (weights[2], weights[SemiMarkov.Kinds + 2]) = (3, 127);
        var table = new SpanWeights(SpanWeights.Build(features, weights, bits)).Open();
        Assert.Equal(3, table.Sum([features[0]])[2]);
        Assert.Equal(127, table.Sum([features[1]])[2]);
    }

    [Fact]
    public void Clusters_of_words_are_found_by_hash_and_unknown_words_have_none()
    {
        var (checks, numbers) = WordClusters.Build([SpanHash.Of("驿站"), SpanHash.Of("工坊")], [(3 << 9) | 7, (4 << 9) | 8]);
        var words = new WordClusters(System.Runtime.InteropServices.MemoryMarshal.AsBytes<uint>(checks).ToArray(), System.Runtime.InteropServices.MemoryMarshal.AsBytes<ushort>(numbers).ToArray()).Open();
        Assert.Equal(3UL, WordClusters.Coarse(words.Of(SpanHash.Of("驿站"))));
        Assert.Equal(8UL, WordClusters.Fine(words.Of(SpanHash.Of("工坊"))));
        Assert.Equal(0, words.Of(SpanHash.Of("湖泊")));
    }

    [Fact]
    public void The_hash_of_a_part_is_the_hash_of_its_characters()
    {
        const string text = "湖州市南浔区";
        ulong[] prefixes = new ulong[text.Length + 1], powers = new ulong[text.Length + 1];
        SpanHash.Prefixes(text, prefixes);
        SpanHash.Powers(powers);
        Assert.Equal(SpanHash.Of("南浔"), SpanHash.Of(prefixes, powers, 3, 5));
        Assert.NotEqual(SpanHash.Of("南浔区"), SpanHash.Of(prefixes, powers, 3, 5));
    }

    private static RecognitionWeights Small() => new()
    {
        FilterBits = 1,
        Filter = new sbyte[4],
        StartThreshold = 0,
        EndThreshold = 0,
        Spans = new byte[SpanWeights.BucketSize],
        Scale = 1,
        Floor = 0,
        Thresholds = new float[8],
        InnerThresholds = new float[8],
        ClusterChecks = [0],
        ClusterNumbers = [0],
    };
}
