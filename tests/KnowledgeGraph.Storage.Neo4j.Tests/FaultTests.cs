using System.Net;
using System.Text;
using KnowledgeGraph.Storage.Sqlite;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>What goes wrong with a real server: nothing lost, nothing twice, one clear line.</summary>
public sealed class FaultTests(Neo4jServer server)
{
    private static readonly Neo4jOptions Impatient = new() { ReadRetries = 1, WriteRetries = 1, FirstPause = TimeSpan.FromMilliseconds(1), BreakAfter = 100 };

    [Fact]
    public async Task A_wrong_user_database_or_port_is_named_in_one_line()
    {
        var address = await server.AddressAsync();
        if (address.User is not null)
        {
            var refused = await Assert.ThrowsAsync<StoreCredentialsException>(async () => await OpenAsync(address with { User = "nobody" }));
            Assert.Equal(
                $"{refused.Address}: the server refuses the user or the password; correct them in the store's URI, or the password in KG_NEO4J_PASSWORD", refused.Message);
            Assert.Equal((StoreFault.Caller, false), (refused.Fault, refused.RetryHelps));
        }
        var missing = await Assert.ThrowsAsync<DatabaseMissingException>(async () => await OpenAsync(address with { Database = "news" }));
        Assert.Equal($"{missing.Address}: the server has no database 'news'; name one that it has (the Community edition has one, 'neo4j')", missing.Message);
        Assert.EndsWith($":{address.Http.Port}/news", missing.Address, StringComparison.Ordinal);

        var closed = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await OpenAsync(address with { Http = new("http://127.0.0.1:9/") }));
        Assert.Equal(
            "neo4j+http://127.0.0.1:9/neo4j: the server does not answer (Connection refused); what was committed before is safe; see to the server and run the command again", closed.Message);
        Assert.Equal((StoreFault.Server, true), (closed.Fault, closed.RetryHelps));
    }

    [Theory]
    [InlineData("""{"neo4j_version":"5.19.0","neo4j_edition":"community"}""", "the server is Neo4j 5.19.0; Neo4j 5.26 or newer is needed")]
    [InlineData("<html>It works!</html>", "what answers is no Neo4j server; Neo4j 5.26 or newer is needed")]
    [InlineData("[]", "what answers is no Neo4j server; Neo4j 5.26 or newer is needed")]
    public async Task A_server_that_is_too_old_or_none_is_told_apart(string answer, string message)
    {
        await using var fake = new FakeServer(answer);
        var error = await Assert.ThrowsAsync<ServerVersionException>(async () => await OpenAsync(fake.Address));
        Assert.Equal($"{fake.Address}: {message}", error.Message);
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        var address = await server.AddressAsync();
        await (await server.OpenEmptyAsync()).DisposeAsync();
        await Neo4jServer.AskAsync(address, "MATCH (g:Graph) DELETE g");
        await Neo4jServer.AskAsync(address, "CREATE (:Entity {id: 'somebody else'})");
        try
        {
            await Assert.ThrowsAsync<NotAStoreException>(async () => await OpenAsync(address));
            await Neo4jServer.AskAsync(address, "MATCH (n:Entity) DELETE n");
            await Assert.ThrowsAsync<StoreMissingException>(async () => await Neo4jStore.OpenAsync(address, StoreAccess.Read));
        }
        finally
        {
            await Neo4jServer.AskAsync(address, "MATCH (n:Entity) DELETE n");
            await (await OpenAsync(address)).DisposeAsync();
        }
        await Neo4jServer.AskAsync(address, "MATCH (g:Graph) SET g.schema = 99");
        var newer = await Assert.ThrowsAsync<StoreVersionException>(async () => await OpenAsync(address));
        Assert.Equal((99, 1), (newer.Found, newer.Known));
        await Neo4jServer.AskAsync(address, "MATCH (g:Graph) SET g.schema = 1");
    }

    [Fact]
    public async Task A_connection_cut_anywhere_in_a_commit_or_a_removal_loses_nothing_and_repeats_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var file = SqliteStore.Open(folder.File("kg.db"), StoreAccess.Create);
        await file.CommitAsync(World.All);
        await using var proxy = new CuttingProxy(await server.AddressAsync());
        await using var direct = await server.OpenEmptyAsync();
        await using var store = await Neo4jStore.OpenAsync(proxy.Address, StoreAccess.Write, new() { FirstPause = TimeSpan.FromMilliseconds(1) });
        var expected = await StoreText.OfAsync(file);
        for (var (cut, reached) = (1, true); reached; cut++)
        {
            proxy.Reset(cut);
            Assert.Equal([CommitOutcome.Added, CommitOutcome.Added, CommitOutcome.Added], await store.CommitAsync(World.All));
            reached = proxy.Answers >= cut;
            proxy.Reset(0);
            Assert.Equal(expected, await StoreText.OfAsync(direct));
            proxy.Reset(cut);
            Assert.Equal([true, true, true, false], await store.RemoveAsync(["a.txt", "b.txt", "c.txt", "none.txt"]));
            Assert.Equal(0, (await direct.GetStatisticsAsync()).Documents);
            Assert.True(cut < 100);
        }
        Assert.Empty(await direct.VerifyAsync().ToListAsync());
    }

    [Fact]
    public async Task A_read_cut_in_the_middle_is_asked_again_and_one_without_an_answer_is_given_up()
    {
        await using var direct = await server.OpenEmptyAsync();
        await direct.CommitAsync(World.All);
        await using var proxy = new CuttingProxy(await server.AddressAsync());
        await using (var store = await Neo4jStore.OpenAsync(proxy.Address, StoreAccess.Read, Impatient))
        {
            proxy.Reset(1);
            Assert.Equal("花潮驿站", (await store.GetEntitiesAsync([World.Programme]))[0]!.Name);
        }
        var clock = new Patience();
        await using (var store = await Neo4jStore.OpenAsync(proxy.Address, StoreAccess.Read, Impatient with { Clock = clock }))
        {
            (proxy.Holds, clock.IsOver) = (true, true);
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await store.GetEntitiesAsync([World.Programme]));
            Assert.Equal("no answer in 30 s", error.Detail);
            (proxy.Holds, clock.IsOver) = (false, false);
            Assert.NotNull((await store.GetEntitiesAsync([World.Programme]))[0]);
        }
    }

    [Fact]
    public async Task A_statement_that_fails_after_its_first_rows_fails()
    {
        using var client = Neo4jServer.Client(await server.AddressAsync());
        // The answer is 202 with rows, and then errors.
        var error = await Assert.ThrowsAsync<ServerFailureException>(async () => await client.ReadAsync("UNWIND [1, 0] AS x RETURN 1 / x", ReadOnlyMemory<byte>.Empty, CancellationToken.None));
        Assert.Equal("Neo.ClientError.Statement.ArithmeticError", error.Code);
        await Assert.ThrowsAsync<StoreReadOnlyException>(async () => await client.ReadAsync("CREATE (:Name {text: 'x'})", ReadOnlyMemory<byte>.Empty, CancellationToken.None));
        using var answer = await client.ReadAsync("RETURN 9223372036854775807, 0.1, -0.0", ReadOnlyMemory<byte>.Empty, CancellationToken.None);
        Assert.Equal((long.MaxValue, 0.1), (answer.Single().Int64(0), answer.Single().Double(1)));
    }

    private static async Task<IGraphStore> OpenAsync(ServerAddress address) => await Neo4jStore.OpenAsync(address, StoreAccess.Create, Impatient);

    /// <summary>A clock by which no time passes, or any time at once.</summary>
    private sealed class Patience : TimeProvider
    {
        public bool IsOver { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(this, base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
            timer.Change(dueTime, period);
            return timer;
        }

        private sealed class Timer(Patience clock, ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) =>
                timer.Change(clock.IsOver && dueTime != Timeout.InfiniteTimeSpan ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }

    /// <summary>Answers every request with the same text.</summary>
    private sealed class FakeServer : IAsyncDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Task answering;

        public FakeServer(string answer)
        {
            var port = FreePort();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            listener.Start();
            Address = new(new($"http://127.0.0.1:{port}/"), "neo4j", null, "x");
            answering = AnswerAsync(Encoding.UTF8.GetBytes(answer));
        }

        public ServerAddress Address { get; }

        public async ValueTask DisposeAsync()
        {
            listener.Close();
            await answering;
        }

        private static int FreePort()
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        private async Task AnswerAsync(byte[] answer)
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    await context.Response.OutputStream.WriteAsync(answer);
                    context.Response.Close();
                }
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
            }
        }
    }
}
