using System.Runtime.CompilerServices;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Ingestion.Reading;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Pipeline;

/// <summary>
/// Takes documents into a store. Unchanged ones (same content, same extractor) are not extracted again; each other one is committed whole, with its
/// content hash and extractor version, in batches in input order. Stopping in between keeps what was committed, and a rerun does the rest.
/// </summary>
public sealed class IngestRun
{
    private readonly IGraphWriter store;
    private readonly IDocumentExtractor extractor;
    private readonly PipelineLimits limits;
    private readonly Action<Refusal> refused;
    private readonly Action<IngestCounts> progressed;
    private readonly HashSet<string> left = new(StringComparer.Ordinal);
    private readonly Queue<Task<Committed>> inFlight = new();
    private List<(InputDocument Input, DocumentCommit Commit)> batch = [];
    private long batchBytes;

    private IngestRun(IGraphWriter store, IDocumentExtractor extractor, PipelineLimits limits, Action<Refusal> refused, Action<IngestCounts> progressed) =>
        (this.store, this.extractor, this.limits, this.refused, this.progressed) = (store, extractor, limits, refused, progressed);

    /// <summary>What has become of the documents.</summary>
    private IngestCounts Counts { get; init; } = new();

    /// <summary>Runs to the end of <paramref name="input"/>.</summary>
    /// <param name="input">The documents.</param>
    /// <param name="store">Where they go.</param>
    /// <param name="extractor">What reads them.</param>
    /// <param name="limits">The run's bounds.</param>
    /// <param name="counts">Kept up to date while it runs, so that they are known also when it ends early.</param>
    /// <param name="refused">Told of each document left out, in input order.</param>
    /// <param name="progressed">Told after each document or batch.</param>
    /// <param name="cancellationToken">Stops the run between two commits.</param>
    /// <exception cref="StoreException">The store failed; what was committed before stays.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static Task RunAsync(
        InputSet input, IGraphWriter store, IDocumentExtractor extractor, PipelineLimits limits, IngestCounts counts,
        Action<Refusal> refused, Action<IngestCounts> progressed, CancellationToken cancellationToken = default) =>
        new IngestRun(store, extractor, limits, refused, progressed) { Counts = counts }.RunAsync(input, cancellationToken);

    private async Task RunAsync(InputSet input, CancellationToken cancellationToken)
    {
        try
        {
            await TakeInAsync(input, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // Only after a failure: what is on its way is not left behind, and counts where it succeeds.
            while (inFlight.TryDequeue(out var commit))
            {
                await ((Task)commit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (commit.IsCompletedSuccessfully)
                {
                    Count(await commit.ConfigureAwait(false));
                }
            }
        }
        IngestionTelemetry.Count(Counts);
        progressed(Counts);
    }

    private async Task TakeInAsync(InputSet input, CancellationToken cancellationToken)
    {
        var items = ItemsAsync(input, cancellationToken);
        await foreach (var (item, graph, refusal) in ExtractionPipeline.RunAsync(items, extractor, limits, cancellationToken).ConfigureAwait(false))
        {
            if (refusal is not null)
            {
                Refuse(refusal, item.Document);
            }
            else if (graph is null)
            {
                PassOn(item);
            }
            else
            {
                batch.Add((item.Document!, new(graph, item.Document!.ContentHash, extractor.Version)));
                batchBytes += item.Document.Bytes;
            }
            if (batch.Count >= limits.Batch || batchBytes >= limits.BatchBytes)
            {
                await SendAsync(store.GroupsInFlight - 1).ConfigureAwait(false);
            }
            progressed(Counts);
        }
        await SendAsync(0).ConfigureAwait(false);
    }

    /// <summary>Asks the store about a batch of documents at a time, and marks those that need no extraction.</summary>
    private async IAsyncEnumerable<PipelineItem> ItemsAsync(InputSet input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = new List<InputItem>();
        var bytes = 0L;
        foreach (var item in input.Read())
        {
            waiting.Add(item);
            bytes += item.Document?.Bytes ?? 0;
            if (waiting.Count >= limits.Batch || bytes >= limits.BatchBytes)
            {
                foreach (var judged in await JudgeAsync(waiting, cancellationToken).ConfigureAwait(false))
                {
                    yield return judged;
                }
                waiting.Clear();
                bytes = 0;
            }
        }
        foreach (var judged in await JudgeAsync(waiting, cancellationToken).ConfigureAwait(false))
        {
            yield return judged;
        }
    }

    private async Task<IReadOnlyList<PipelineItem>> JudgeAsync(List<InputItem> items, CancellationToken cancellationToken)
    {
        var documents = items.Where(i => i.Document is not null && !i.Repeated).Select(i => i.Document!).ToList();
        var marks = documents.Count == 0
            ? []
            : await store.FindDocumentsAsync([.. documents.Select(d => d.Source.Document)], cancellationToken).ConfigureAwait(false);
        var next = 0;
        return [.. items.Select(item => item.Document is null || item.Repeated ? new PipelineItem(item, Extract: false) : Judge(item, marks[next++]))];
    }

    private PipelineItem Judge(InputItem item, DocumentMark? mark) =>
        new(item, Extract: mark is null || mark.ContentHash != item.Document!.ContentHash || mark.ExtractorVersion != extractor.Version);

    /// <summary>Counts what needed no extraction; an equal copy of a document that had to be left out is left out too.</summary>
    private void PassOn(InputItem item)
    {
        var document = item.Document!;
        if (item.Repeated && left.Contains(document.Source.Document))
        {
            Refuse(new(document.File, document.Place, "an equal document before it in this run was left out", "see the line about that one"), document);
            return;
        }
        Counts.Unchanged++;
    }

    private void Refuse(Refusal refusal, InputDocument? document)
    {
        if (document is not null)
        {
            left.Add(document.Source.Document);
        }
        Counts.Refused++;
        refused(refusal);
    }

    /// <summary>Sends the batch, and waits until no more than so many are on their way.</summary>
    private async Task SendAsync(int mayStay)
    {
        if (batch.Count > 0)
        {
            inFlight.Enqueue(CommitAsync(batch));
            (batch, batchBytes) = ([], 0);
        }
        while (inFlight.Count > mayStay)
        {
            Count(await inFlight.Dequeue().ConfigureAwait(false));
        }
    }

    private async Task<Committed> CommitAsync(List<(InputDocument Input, DocumentCommit Commit)> documents)
    {
        var refusals = new List<(Refusal, InputDocument)>();
        while (documents.Count > 0)
        {
            try
            {
                // Not cancelled: a commit takes milliseconds, and what it holds has been extracted already.
                return new(await store.CommitAsync([.. documents.Select(b => b.Commit)], CancellationToken.None).ConfigureAwait(false), refusals);
            }
            catch (InvalidGraphException e) when (documents.FindIndex(b => b.Commit.Graph.Document == e.Document) is var bad and >= 0)
            {
                var document = documents[bad].Input;
                documents.RemoveAt(bad);
                refusals.Add((new(document.File, document.Place, $"the store does not take it ({e.Breach})", "please report it with the document"), document));
            }
        }
        return new([], refusals);
    }

    private void Count(Committed committed)
    {
        foreach (var (refusal, document) in committed.Refusals)
        {
            Refuse(refusal, document);
        }
        foreach (var outcome in committed.Outcomes)
        {
            Count(outcome);
        }
    }

    private void Count(CommitOutcome outcome)
    {
        switch (outcome)
        {
            case CommitOutcome.Added:
                Counts.New++;
                break;
            case CommitOutcome.Replaced:
                Counts.Replaced++;
                break;
            default:
                Counts.Unchanged++;
                break;
        }
    }

    /// <summary>What became of a batch.</summary>
    private sealed record Committed(IReadOnlyList<CommitOutcome> Outcomes, IReadOnlyList<(Refusal Refusal, InputDocument Document)> Refusals);
}
