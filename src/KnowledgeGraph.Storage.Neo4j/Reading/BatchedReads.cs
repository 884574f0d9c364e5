using System.Runtime.InteropServices;
using System.Text;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// Natural batching. Reads of one kind (the same statement with the same other parameters) that come while enough of them are in flight wait, and
/// go out together as the next call; its rows are dealt out to them. No timer, no cache: a read alone goes out at once.
/// </summary>
internal sealed class BatchedReads(ICypherReader client, Neo4jOptions options)
{
    private readonly Dictionary<(string Text, string Parameters), Lane> lanes = [];
    private readonly Lock door = new();

    /// <summary>
    /// Runs a statement that takes $ids and whose first column says for which of them, by position, a row stands.
    /// </summary>
    /// <returns>For each id its rows.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<Row>>> AskAsync(CypherQuery query, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (ids.Count == 0)
        {
            return [];
        }
        var ask = new Ask(ids);
        var key = (query.Text, Encoding.UTF8.GetString(query.Members()));
        Lane? mine = null;
        lock (door)
        {
            ref var lane = ref CollectionsMarshal.GetValueRefOrAddDefault(lanes, key, out _);
            lane ??= new();
            if (lane.InFlight < options.ReadsInFlight)
            {
                lane.InFlight++;
                mine = lane;
            }
            else
            {
                lane.Waiting.Enqueue(ask);
            }
        }
        if (mine is not null)
        {
            // Sent without the caller's token once others may ride along: who gives up only stops waiting.
            _ = RunAsync(key, mine, ask);
        }
        return await ask.Rows.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends one call after the other until nobody waits.</summary>
    private async Task RunAsync((string Text, string Parameters) key, Lane lane, Ask first)
    {
        List<Ask>? asks = [first];
        while (asks is not null)
        {
            await SendAsync(key, asks).ConfigureAwait(false);
            asks = Next(key, lane);
        }
    }

    private List<Ask>? Next((string Text, string Parameters) key, Lane lane)
    {
        lock (door)
        {
            List<Ask> asks = [];
            var ids = 0;
            while (lane.Waiting.TryPeek(out var ask) && (asks.Count == 0 || ids + ask.Ids.Count <= options.BatchSize))
            {
                asks.Add(lane.Waiting.Dequeue());
                ids += ask.Ids.Count;
            }
            if (asks.Count > 0)
            {
                return asks;
            }
            if (--lane.InFlight == 0)
            {
                lanes.Remove(key);
            }
            return null;
        }
    }

    private async Task SendAsync((string Text, string Parameters) key, List<Ask> asks)
    {
        try
        {
            var ids = asks.Count == 1 ? asks[0].Ids : [.. asks.SelectMany(ask => ask.Ids)];
            using var query = new CypherQuery(key.Text).Set("ids", ids);
            var members = query.Members();
            var body = new byte[members.Length + 1 + Encoding.UTF8.GetByteCount(key.Parameters)];
            members.CopyTo(body);
            var length = members.Length;
            if (key.Parameters.Length > 0)
            {
                body[length++] = (byte)',';
                length += Encoding.UTF8.GetBytes(key.Parameters, body.AsSpan(length));
            }
            // The rows live as long as somebody reads them.
            var answer = await client.ReadAsync(key.Text, body.AsMemory(0, length), CancellationToken.None).ConfigureAwait(false);
            Deal(asks, answer, ids.Count);
        }
        catch (Exception error)
        {
            foreach (var ask in asks)
            {
                ask.Rows.TrySetException(error);
            }
        }
    }

    private static void Deal(List<Ask> asks, Answer answer, int count)
    {
        var groups = new List<Row>?[count];
        foreach (var row in answer.Rows())
        {
            (groups[row.Int32(0)] ??= []).Add(row);
        }
        var from = 0;
        foreach (var ask in asks)
        {
            ask.Rows.TrySetResult([.. groups.AsSpan(from, ask.Ids.Count).ToArray().Select(group => group ?? (IReadOnlyList<Row>)[])]);
            from += ask.Ids.Count;
        }
    }

    private sealed record Ask(IReadOnlyList<string> Ids)
    {
        public TaskCompletionSource<IReadOnlyList<IReadOnlyList<Row>>> Rows { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Lane
    {
        public int InFlight { get; set; }

        public Queue<Ask> Waiting { get; } = new();
    }
}
