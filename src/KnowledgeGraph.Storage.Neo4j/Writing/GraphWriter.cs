namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// Writes groups of documents, each group one transaction. Several are in flight: each first makes what is its own (documents, articles, evidence), then
/// they take turns at the <c>:Graph</c> node, over processes too, for what they share (entities, relations, names, totals), until they are committed.
/// Locks are taken in one order, new documents by name before the graph, so that no two wait for each other.
/// </summary>
internal sealed class GraphWriter(ICypherClient client) : IDisposable
{
    /// <summary>The server takes no longer string in a request.</summary>
    private const int LongestText = 20_000_000;

    /// <summary>Calls of one process wait here and not on the server's lock.</summary>
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<IReadOnlyList<CommitOutcome>> CommitAsync(IReadOnlyList<DocumentCommit> documents, CancellationToken cancellationToken)
    {
        Check(documents);
        cancellationToken.ThrowIfCancellationRequested();
        string[] names = [.. documents.Select(document => document.Graph.Document)];
        // What an attempt has sent whose answer may have been lost: documents that are found as sent were taken in by it.
        CommitOutcome[]? sent = null;
        using var mine = new Turn(turn);
        return await client.WriteAsync(
            async (server, token) =>
            {
                mine.End();
                var transaction = new GraphTransaction(server, token);
                if (!await transaction.PrepareAsync(documents).ConfigureAwait(false))
                {
                    throw new StoreUnavailableException(client.Address, "another writer has just made one of these documents");
                }
                await mine.TakeAsync(token).ConfigureAwait(false);
                var marks = await transaction.BeginAsync(names).ConfigureAwait(false);
                CommitOutcome[] outcomes = [.. documents.Select((document, i) => OutcomeOf(document, marks[i]))];
                if (sent is not null && outcomes.All(outcome => outcome == CommitOutcome.Unchanged))
                {
                    return sent;
                }
                int[] pending = [.. Enumerable.Range(0, documents.Count).Where(i => outcomes[i] != CommitOutcome.Unchanged)];
                if (pending.Length > 0)
                {
                    await transaction.ApplyAsync(
                        [.. pending.Where(i => marks[i] is not null).Select(i => (names[i], marks[i]!))], [.. pending.Select(i => documents[i])]).ConfigureAwait(false);
                }
                return sent = outcomes;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<bool>> RemoveAsync(IReadOnlyList<string> documents, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string[] names = [.. documents.Distinct(StringComparer.Ordinal)];
        bool[]? sent = null;
        using var mine = new Turn(turn);
        var held = await client.WriteAsync(
            async (server, token) =>
            {
                await mine.TakeAsync(token).ConfigureAwait(false);
                var transaction = new GraphTransaction(server, token);
                var marks = await transaction.BeginAsync(names).ConfigureAwait(false);
                if (sent is not null && marks.All(mark => mark is null))
                {
                    return sent;
                }
                (string, DocumentMark)[] outgoing = [.. names.Zip(marks).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!))];
                if (outgoing.Length > 0)
                {
                    await transaction.ApplyAsync(outgoing, []).ConfigureAwait(false);
                }
                return sent = [.. marks.Select(mark => mark is not null)];
            },
            cancellationToken).ConfigureAwait(false);
        // A name that stands twice was there the first time only.
        var asked = new HashSet<string>(StringComparer.Ordinal);
        return [.. documents.Select(name => asked.Add(name) && held[Array.IndexOf(names, name)])];
    }

    public void Dispose() => turn.Dispose();

    private static CommitOutcome OutcomeOf(DocumentCommit document, DocumentMark? mark) =>
        mark is null ? CommitOutcome.Added
            : mark.ContentHash == document.ContentHash && mark.ExtractorVersion == document.ExtractorVersion ? CommitOutcome.Unchanged
            : CommitOutcome.Replaced;

    private static void Check(IReadOnlyList<DocumentCommit> documents)
    {
        GraphInvariants.Check(documents);
        foreach (var document in documents)
        {
            if (document.Graph.Articles.FirstOrDefault(article => article.Article.Body.Length > LongestText / 4) is { } long_)
            {
                throw new InvalidGraphException(
                    document.Graph.Document, FormattableString.Invariant($"{long_.Article.Id} has {long_.Article.Body.Length} characters; a text of at most {LongestText / 4} can be sent to Neo4j"));
            }
        }
    }

    /// <summary>A call's turn: it lasts from when the graph is to be locked until the transaction has ended, and begins anew with each try.</summary>
    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private bool held;

        public async Task TakeAsync(CancellationToken cancellationToken)
        {
            if (!held)
            {
                await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
                held = true;
            }
        }

        public void End()
        {
            if (held)
            {
                held = false;
                turn.Release();
            }
        }

        public void Dispose() => End();
    }
}
