using System.Globalization;
using KnowledgeGraph.Analysis.Paths;

namespace KnowledgeGraph.Analysis.Tests;

public sealed class PathSearchTests
{
    private const int HubDegree = 100_000;

    [Fact]
    public async Task Ways_are_shortest_first_then_by_the_ids_on_them()
    {
        var (reader, graph) = FakeReader.Create();
        foreach (var (from, to) in new[] { ("a", "m2"), ("a", "m1"), ("m1", "b"), ("m2", "b"), ("a", "x"), ("x", "y"), ("y", "b") })
        {
            graph.Link(from, to);
        }
        var found = await new PathSearch(reader).FindAsync("a", "b", 4, 10);
        Assert.Equal(["a m1 b", "a m2 b", "a x y b"], found.Paths.Select(path => string.Join(' ', path.Entities)));
        Assert.Equal(["a>x", "x>y", "y>b"], found.Paths[2].Relations.Select(relation => relation.Id));
        Assert.False(found.Truncated);
        Assert.Equal(["a m1 b"], (await new PathSearch(reader).FindAsync("a", "b", 4, 1)).Paths.Select(path => string.Join(' ', path.Entities)));
        Assert.Equal(["b m1 a", "b m2 a"], (await new PathSearch(reader).FindAsync("b", "a", 2, 10)).Paths.Select(path => string.Join(' ', path.Entities)));
        Assert.Empty((await new PathSearch(reader).FindAsync("a", "b", 1, 10)).Paths);
        Assert.Empty((await new PathSearch(reader).FindAsync("a", "a", 4, 10)).Paths);
        Assert.Empty((await new PathSearch(reader).FindAsync("a", "nothing", 6, 10)).Paths);
    }

    [Fact]
    public async Task Six_steps_are_found_and_seven_are_not()
    {
        var (reader, graph) = FakeReader.Create();
        for (var i = 0; i < 7; i++)
        {
            graph.Link(Name(i), Name(i + 1));
        }
        Assert.Equal(6, Assert.Single((await new PathSearch(reader).FindAsync(Name(0), Name(6), 6, 5)).Paths).Relations.Count);
        Assert.Empty((await new PathSearch(reader).FindAsync(Name(0), Name(7), 6, 5)).Paths);
    }

    [Fact]
    public async Task A_way_over_a_hub_does_not_read_the_hub()
    {
        var (reader, graph) = Hub();
        graph.Link("a", "hub");
        graph.Link("z", "hub");
        var found = await new PathSearch(reader).FindAsync("a", "z", 2, 5);
        Assert.Equal(["a hub z"], found.Paths.Select(path => string.Join(' ', path.Entities)));
        Assert.False(found.Truncated);
        Assert.True(graph.RelationsRead < 10, $"{graph.RelationsRead} relations were read");
    }

    [Fact]
    public async Task A_way_from_a_hub_to_its_last_neighbour_is_found()
    {
        var (reader, graph) = Hub();
        var last = Name(HubDegree - 1);
        var found = await new PathSearch(reader).FindAsync("hub", last, 6, 1);
        Assert.Equal(["hub " + last], found.Paths.Select(path => string.Join(' ', path.Entities)));
        Assert.True(graph.RelationsRead <= PathSearch.NeighbourLimit + 1, $"{graph.RelationsRead} relations were read");
    }

    [Fact]
    public async Task A_search_through_hubs_is_bounded_says_so_and_gives_the_same_twice()
    {
        async Task<(string[] Paths, bool Truncated, int Read)> SearchAsync()
        {
            var (reader, graph) = Hub();
            for (var i = 0; i < HubDegree; i += 100)
            {
                graph.Link("other", Name(i));
            }
            graph.Link("a", "hub");
            graph.Link("z", "other");
            var found = await new PathSearch(reader).FindAsync("a", "z", 6, 5);
            return ([.. found.Paths.Select(path => string.Join(' ', path.Entities))], found.Truncated, graph.RelationsRead);
        }

        var first = await SearchAsync();
        Assert.True(first.Truncated);
        Assert.Equal(5, first.Paths.Length);
        Assert.Equal($"a hub {Name(0)} other z", first.Paths[0]);
        Assert.True(first.Read < 20_000, $"{first.Read} relations were read");
        var second = await SearchAsync();
        Assert.Equal(first.Paths, second.Paths);
    }

    private static (Storage.IGraphReader Reader, FakeReader Graph) Hub()
    {
        var (reader, graph) = FakeReader.Create();
        for (var i = 0; i < HubDegree; i++)
        {
            graph.Link("hub", Name(i));
        }
        return (reader, graph);
    }

    private static string Name(int number) => "n" + number.ToString("d6", CultureInfo.InvariantCulture);
}
