using KnowledgeGraph.Text.Normalisation;

namespace KnowledgeGraph.Text.Tests.Normalisation;

public sealed class OffsetMapTests
{
    [Fact]
    public void An_unchanged_text_maps_to_where_it_was_cut()
    {
        var map = OffsetMap.Identity(5, 10);

        Assert.Equal(10, map.SourceOf(0));
        Assert.Equal(14, map.SourceOf(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.SourceOf(5));
    }

    [Fact]
    public void Neighbouring_runs_become_one()
    {
        var builder = new OffsetMapBuilder();
        builder.Append(3, 2);
        builder.Append(5, 4);
        builder.Append(12, 1);

        var map = builder.Build();

        Assert.Equal(2, map.RunCount);
        Assert.Equal(7, map.Length);
        Assert.Equal(8, map.SourceOf(5));
        Assert.Equal(12, map.SourceOf(6));
    }

    [Fact]
    public void A_range_over_dropped_characters_covers_them_in_the_source()
    {
        var builder = new OffsetMapBuilder();
        builder.Append(0, 2);
        builder.Append(3, 2);

        Assert.True(builder.Build().TrySourceRange(1, 3, out var start, out var end));
        Assert.Equal((1, 4), (start, end));
    }

    [Fact]
    public void A_range_over_a_moved_piece_has_no_place_in_the_source()
    {
        var builder = new OffsetMapBuilder();
        builder.Append(20, 3);
        builder.Append(4, 3);
        var map = builder.Build();

        Assert.False(map.TrySourceRange(1, 5, out var start, out var end));
        Assert.Equal((-1, -1), (start, end));
        Assert.True(map.TrySourceRange(3, 6, out start, out end));
        Assert.Equal((4, 7), (start, end));
        Assert.False(map.TrySourceRange(2, 2, out _, out _));
    }
}
