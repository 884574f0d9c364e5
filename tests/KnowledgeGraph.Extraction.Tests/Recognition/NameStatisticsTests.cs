using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Recognition;

public sealed class NameStatisticsTests
{
    private const int Place = (int)EntityKind.Place;
    private const int Facility = (int)EntityKind.Facility;

    /// <summary>云栖驿站, 31 times: 200 of 255 parts a Facility, 20 a Place, with 5 characters before it and 30 behind. 驿站, 255 of 255 a Facility's last word.</summary>
    private static readonly NameStatistics Known = Table(
        (NameRole.Whole, "云栖驿站", [40, 5, 30, 200, .. Shares((Facility, 200), (Place, 20))]), (NameRole.LastWord, "驿站", [80, 0, 0, 255, .. Shares((Facility, 255))]));

    [Fact]
    public void A_known_string_gives_its_share_the_largest_other_share_and_its_count()
    {
        Assert.Equal([200, 20, 40], Written(NameRole.Whole, "云栖驿站", Facility));
        Assert.Equal([20, 200, 40], Written(NameRole.Whole, "云栖驿站", Place));
        Assert.Equal((5, 30), Known.Open().Variety(SpanHash.Of("云栖驿站")));
    }

    [Fact]
    public void A_string_is_known_in_its_role_only()
    {
        Assert.Equal([255, 0, 80], Written(NameRole.LastWord, "驿站", Facility));
        Assert.Equal([-1, -1, -1], Written(NameRole.Whole, "驿站", Facility));
        Assert.Equal((-1, -1), Known.Open().Variety(SpanHash.Of("驿站")));
    }

    [Fact]
    public void A_code_tells_kinds_steps_and_counts_apart_and_is_nothing_for_an_unknown_string()
    {
        var plain = Known.Open();
        Assert.Equal(1 + Facility + (5 << 4) + (2 << 8), plain.Code(NameRole.Whole, SpanHash.Of("云栖驿站")));
        Assert.Equal(0, plain.Code(NameRole.Whole, SpanHash.Of("湖滨驿站")));
        Assert.Equal(0, NameStatistics.Empty.Open().Code(NameRole.Whole, SpanHash.Of("云栖驿站")));
        Assert.True(NameStatistics.Empty.IsEmpty);
        Assert.False(Known.IsEmpty);
    }

    [Theory]
    [InlineData("“云栖驿站”开放", 0, 6, true)]
    [InlineData("云栖驿站开放", 0, 4, true)]
    [InlineData("“云栖驿站”开放", 0, 5, false)]
    public void Marks_around_the_whole_name_do_not_count(string text, int start, int end, bool same)
    {
        var view = new ArticleView();
        view.Load(AnnotatedArticle.Create(new(new() { Id = "article:x/1", Document = "x", Number = 1, Body = text })), WordClusters.Empty, NameStatistics.Empty);
        Assert.Equal(same, NameStatistics.Whole(view, start, end) == SpanHash.Of("云栖驿站"));
    }

    [Fact]
    public void A_full_table_finds_every_string()
    {
        const int count = 1000;
        var names = Enumerable.Range(0, count).Select(i => (NameRole.Whole, $"驿站{i}", (byte[])[(byte)(1 + (i % 200)), 0, 0, 0, .. Shares()])).ToArray();
        var plain = Table(names).Open();
        for (var i = 0; i < count; i++)
        {
            var row = new float[3];
            plain.Write(NameRole.Whole, SpanHash.Of($"驿站{i}"), Place, row);
            Assert.Equal(1 + (i % 200), row[2]);
        }
    }

    private static float[] Written(NameRole role, string text, int kind)
    {
        var row = new float[3];
        Known.Open().Write(role, SpanHash.Of(text), kind, row);
        return row;
    }

    private static byte[] Shares(params (int Kind, byte Share)[] shares)
    {
        var row = new byte[SemiMarkov.Kinds];
        foreach (var (kind, share) in shares)
        {
            row[kind] = share;
        }
        return row;
    }

    private static NameStatistics Table(params (NameRole Role, string Text, byte[] Row)[] entries) =>
        new(NameStatistics.Build([.. entries.Select(e => NameStatistics.Key(e.Role, SpanHash.Of(e.Text)))], [.. entries.SelectMany(e => e.Row)]));
}
