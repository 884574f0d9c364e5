using System.Text;
using System.Text.Json;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>Reads that come while others are in flight go out together; each gets its own rows.</summary>
public sealed class BatchingTests
{
    [Fact]
    public async Task Reads_that_wait_go_out_as_one_and_are_dealt_out_in_order()
    {
        var client = new FakeClient();
        var reads = new BatchedReads(client, new() { ReadsInFlight = 1 });
        var first = AskAsync(reads, ["a"]);
        var waiting = new[] { AskAsync(reads, ["b", "c"]), AskAsync(reads, ["d"]), AskAsync(reads, ["none", "b"]) };
        var other = AskAsync(reads, ["z"], kind: "other");
        Assert.Equal(["a", "z"], client.Sent);

        client.Release();
        Assert.Equal("[a]", await first);
        Assert.Equal("[z]", await other);
        while (client.Sent.Count < 3)
        {
            await Task.Yield();
        }
        Assert.Equal(["a", "z", "b c d none b"], client.Sent);
        client.Release();
        Assert.Equal(["[b][c]", "[d]", "[][b]"], await Task.WhenAll(waiting));
        var later = AskAsync(reads, ["e"]);
        client.Release();
        Assert.Equal("[e]", await later);
    }

    [Fact]
    public async Task No_more_ids_go_out_together_than_the_bound_allows()
    {
        var client = new FakeClient();
        var reads = new BatchedReads(client, new() { ReadsInFlight = 1, BatchSize = 3 });
        var all = new[] { AskAsync(reads, ["a"]), AskAsync(reads, ["b", "c"]), AskAsync(reads, ["d", "e"]), AskAsync(reads, ["f"]) };
        while (!all.All(read => read.IsCompleted))
        {
            client.Release();
            await Task.Yield();
        }
        Assert.Equal(["a", "b c", "d e f"], client.Sent);
    }

    [Fact]
    public async Task A_failure_is_that_of_all_who_rode_along_and_of_nobody_else()
    {
        var client = new FakeClient();
        var reads = new BatchedReads(client, new() { ReadsInFlight = 1 });
        var first = AskAsync(reads, ["a"]);
        var failing = new[] { AskAsync(reads, ["b"]), AskAsync(reads, ["broken"]) };
        client.Release();
        await first;
        client.Release();
        foreach (var read in failing)
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => read);
        }
        var later = AskAsync(reads, ["c"]);
        client.Release();
        Assert.Equal("[c]", await later);
    }

    [Fact]
    public async Task Who_gives_up_stops_waiting_and_the_others_get_their_rows()
    {
        var client = new FakeClient();
        var reads = new BatchedReads(client, new() { ReadsInFlight = 1 });
        using var giveUp = new CancellationTokenSource();
        var first = AskAsync(reads, ["a"], cancellation: giveUp.Token);
        var second = AskAsync(reads, ["b"]);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        client.Release();
        client.Release();
        Assert.Equal("[b]", await second);
    }

    private static async Task<string> AskAsync(BatchedReads reads, string[] ids, string kind = "one", CancellationToken cancellation = default)
    {
        using var query = new CypherQuery("MATCH …").Set("kind", kind);
        var rows = await reads.AskAsync(query, ids, cancellation);
        return string.Concat(rows.Select(list => $"[{string.Concat(list.Select(row => row.Text(1)))}]"));
    }

    /// <summary>Answers each id with itself, 'none' with nothing and 'broken' with an error, when it is told to.</summary>
    private sealed class FakeClient : ICypherReader
    {
        private readonly Queue<TaskCompletionSource> held = new();
        private readonly List<string> sent = [];
        private int ahead;

        public IReadOnlyList<string> Sent
        {
            get
            {
                lock (held)
                {
                    return [.. sent];
                }
            }
        }

        /// <summary>Lets all that is in flight be answered, and if nothing is, the next.</summary>
        public void Release()
        {
            TaskCompletionSource[] gates;
            lock (held)
            {
                ahead += held.Count == 0 ? 1 : 0;
                gates = [.. held];
                held.Clear();
            }
            foreach (var gate in gates)
            {
                gate.SetResult();
            }
        }

        public async Task<Answer> ReadAsync(string text, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
        {
            using var given = JsonDocument.Parse($"{{{Encoding.UTF8.GetString(parameters.Span)}}}");
            string[] ids = [.. given.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)];
            var gate = new TaskCompletionSource();
            lock (held)
            {
                sent.Add(string.Join(' ', ids));
                if (ahead > 0)
                {
                    ahead--;
                    gate.SetResult();
                }
                else
                {
                    held.Enqueue(gate);
                }
            }
            await gate.Task;
            if (ids.Contains("broken"))
            {
                throw new StoreUnavailableException("fake", "broken");
            }
            var rows = JsonDocument.Parse($"[{string.Join(',', ids.Select((id, i) => (id, i)).Where(pair => pair.id != "none").Select(pair => $"[{pair.i},\"{pair.id}\"]"))}]");
            return new(rows, rows.RootElement);
        }
    }
}
