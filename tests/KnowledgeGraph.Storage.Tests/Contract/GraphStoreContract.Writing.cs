using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Tests;

public abstract partial class GraphStoreContract
{
    private const string EmptyVersion = "00000000000000000000000000000000";

    [Fact]
    public async Task An_empty_store_is_an_empty_graph()
    {
        var statistics = await Store.GetStatisticsAsync();
        Assert.Equal((0L, 0L, 0L, 0L), (statistics.Documents, statistics.Articles, statistics.Mentions, statistics.Observations));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0], statistics.Entities);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0], statistics.Relations);
        Assert.Equal((EmptyVersion, ""), (statistics.Version, statistics.ExtractorVersion));
        Assert.Empty(await BreachesAsync());
    }

    [Fact]
    public async Task A_commit_says_what_it_did_with_each_document()
    {
        Assert.Equal([CommitOutcome.Added, CommitOutcome.Added], await Store.CommitAsync([World.A, World.B]));
        Assert.Equal(
            [CommitOutcome.Unchanged, CommitOutcome.Added, CommitOutcome.Replaced],
            await Store.CommitAsync([World.A, World.C, World.B with { ContentHash = "other" }]));
        Assert.Equal([CommitOutcome.Replaced], await Store.CommitAsync([World.A with { ExtractorVersion = "test-2" }]));
    }

    [Fact]
    public async Task Done_marks_are_found_in_the_order_asked()
    {
        await FillAsync();
        Assert.Equal(
            [new DocumentMark("hash-of-c.txt", "test-1"), null, new DocumentMark("hash-of-a.txt", "test-1")],
            await Store.FindDocumentsAsync(["c.txt", "none.txt", "a.txt"]));
    }

    [Fact]
    public async Task Totals_count_every_kind_and_type()
    {
        await FillAsync();
        var statistics = await Store.GetStatisticsAsync();
        Assert.Equal((3L, 4L, 23L, 2L), (statistics.Documents, statistics.Articles, statistics.Mentions, statistics.Observations));
        Assert.Equal([6, 1, 1, 2, 0, 1, 0, 1], statistics.Entities);
        Assert.Equal([0, 3, 2, 1, 0, 2, 1, 0, 1], statistics.Relations);
        Assert.Equal("test-1", statistics.ExtractorVersion);
        Assert.Equal(await Store.GetVersionAsync(), statistics.Version);
        Assert.Empty(await BreachesAsync());
    }

    [Fact]
    public async Task The_version_is_a_function_of_the_documents()
    {
        await FillAsync();
        var full = await Store.GetVersionAsync();
        Assert.Equal("8c5bcf8073969ec885134adcbddbc9c8", full);
        await Store.RemoveAsync(["b.txt"]);
        var less = await Store.GetVersionAsync();
        Assert.NotEqual(full, less);
        await Store.CommitAsync([World.B with { ContentHash = "other" }]);
        Assert.NotEqual(full, await Store.GetVersionAsync());
        await Store.CommitAsync([World.B]);
        Assert.Equal(full, await Store.GetVersionAsync());
        await Store.RemoveAsync(["a.txt", "b.txt", "c.txt"]);
        Assert.Equal(EmptyVersion, await Store.GetVersionAsync());
    }

    [Fact]
    public async Task Removing_takes_only_what_no_other_document_supports()
    {
        await FillAsync();
        Assert.Equal([true, false], await Store.RemoveAsync(["a.txt", "none.txt"]));

        var left = await Store.GetEntitiesAsync([World.Person, World.Town, World.Bureau, World.Anji]);
        Assert.Null(left[0]);
        Assert.Null(left[1]);
        Assert.Equal(1, left[2]!.ArticleCount);
        Assert.Equal((1, "2024-02"), (left[3]!.ArticleCount, left[3]!.FirstReported.ToString()));
        var statistics = await Store.GetStatisticsAsync();
        Assert.Equal([5, 1, 1, 2, 0, 1, 0, 0], statistics.Entities);
        Assert.Equal([0, 2, 1, 0, 0, 2, 0, 0, 1], statistics.Relations);
        Assert.Empty(await BreachesAsync());
    }

    [Fact]
    public async Task Replacing_leaves_nothing_of_the_older_state()
    {
        await FillAsync();
        var changed = World.Commit("a.txt", new ArticleBuilder("a.txt", 1, "天子湖镇无事。").Place(World.Town, PlaceLevel.Township, "天子湖镇", World.Anji)
            .Ancestor(World.Anji, PlaceLevel.County, "安吉县", World.City).Build());
        await Store.CommitAsync([changed with { ContentHash = "new" }]);
        var entities = await Store.GetEntitiesAsync([World.Person, World.Town, World.Programme]);
        Assert.Null(entities[0]);
        Assert.Equal((1, null), (entities[1]!.ArticleCount, entities[1]!.FirstReported));
        Assert.Equal(3, entities[2]!.ArticleCount);
        Assert.Empty(await BreachesAsync());
    }

    [Fact]
    public async Task A_batch_is_all_or_nothing()
    {
        await Store.CommitAsync([World.A]);
        var before = await StoreText.OfAsync(Store);
        var broken = World.B with { Graph = World.B.Graph with { Articles = [World.B.Graph.Articles[0] with { Ancestors = [], Entities = [] }] } };
        var error = await Assert.ThrowsAsync<InvalidGraphException>(async () => await Store.CommitAsync([World.C, broken]));
        Assert.Equal(
            "b.txt: article:b.txt/1: LOCATED_IN from facility:330523/花潮驿站竹乡站 to place:330523: an end is no entity of the article", error.Message);
        Assert.Equal((StoreFault.Caller, false), (error.Fault, error.RetryHelps));
        Assert.Equal(before, await StoreText.OfAsync(Store));
    }

    [Fact]
    public async Task A_batch_holds_a_document_once()
    {
        var error = await Assert.ThrowsAsync<InvalidGraphException>(async () => await Store.CommitAsync([World.A, World.A]));
        Assert.Equal("a.txt: the document stands twice in one batch", error.Message);
    }

    [Fact]
    public async Task A_cancelled_commit_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await Store.CommitAsync([World.A], cancelled.Token));
        Assert.Equal(0, (await Store.GetStatisticsAsync()).Documents);
    }

    [Fact]
    public async Task A_document_without_articles_is_kept()
    {
        var empty = World.Commit("empty.txt");
        await Store.CommitAsync([empty]);
        Assert.Equal(CommitOutcome.Unchanged, (await Store.CommitAsync([empty]))[0]);
        Assert.Equal((1L, 0L), ((await Store.GetStatisticsAsync()).Documents, (await Store.GetStatisticsAsync()).Articles));
    }

    [Fact]
    public async Task Documents_come_back_as_they_went_in()
    {
        await FillAsync();
        var back = await Store.StreamDocumentsAsync().ToListAsync();
        Assert.Equal([.. World.All.Select(StoreText.Of)], back.Select(StoreText.Of));
    }

    [Fact]
    public async Task Any_order_any_repetition_and_any_removal_give_the_same_graph()
    {
        await FillAsync();
        var expected = await StoreText.OfAsync(Store);
        await Store.RemoveAsync(["a.txt", "b.txt", "c.txt"]);
        Assert.Equal(0, (await Store.GetStatisticsAsync()).Mentions);

        foreach (var document in World.All.Reverse())
        {
            await Store.CommitAsync([document]);
            await Store.CommitAsync([document with { ContentHash = "passing" }]);
            await Store.CommitAsync([document]);
        }
        Assert.Equal(expected, await StoreText.OfAsync(Store));
        Assert.Empty(await BreachesAsync());
    }

    [Fact]
    public async Task Random_documents_in_random_order_with_random_detours_give_the_same_graph()
    {
        for (var seed = 1; seed <= RandomSets; seed++)
        {
            var random = new Random(seed);
            var documents = RandomGraphs.Documents(random, 12);
            await Store.CommitAsync(documents);
            var expected = await StoreText.OfAsync(Store);
            Assert.Empty(await BreachesAsync());

            await RandomGraphs.DetourAsync(Store, documents, random);
            Assert.Equal(expected, await StoreText.OfAsync(Store));
            Assert.Empty(await BreachesAsync());

            await Store.RemoveAsync([.. documents.Select(document => document.Graph.Document)]);
            Assert.Equal(EmptyVersion, await Store.GetVersionAsync());
            Assert.Empty(await Store.StreamEntitiesAsync().ToListAsync());
        }
    }

    [Fact]
    public async Task Commits_and_removals_of_the_same_documents_at_the_same_time_wait_for_each_other_and_leave_a_sound_graph()
    {
        var documents = RandomGraphs.Documents(new(11), 8);
        await Store.CommitAsync(documents);
        var expected = await StoreText.OfAsync(Store);
        string[] names = [.. documents.Select(document => document.Graph.Document)];
        for (var round = 0; round < 4; round++)
        {
            DocumentCommit[] changed = [.. documents.Select(document => document with { ContentHash = $"round {round}" })];
            await Task.WhenAll(
                Task.Run(() => Store.CommitAsync(changed).AsTask()),
                Task.Run(() => Store.RemoveAsync(names).AsTask()),
                Task.Run(() => Store.CommitAsync([.. documents.Reverse()]).AsTask()));
            Assert.Empty(await BreachesAsync());
        }

        await Store.CommitAsync(documents);
        Assert.Equal(expected, await StoreText.OfAsync(Store));
    }
}
