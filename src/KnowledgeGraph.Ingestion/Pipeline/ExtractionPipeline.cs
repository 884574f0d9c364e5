using System.Runtime.CompilerServices;
using System.Threading.Channels;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Ingestion.Reading;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Pipeline;

/// <summary>A document on its way in: to be extracted, or passed on as it is.</summary>
/// <param name="Input">The document or refusal.</param>
/// <param name="Extract">False where the document needs no extraction.</param>
internal readonly record struct PipelineItem(InputItem Input, bool Extract);

/// <summary>A document that has gone through.</summary>
/// <param name="Input">What came in.</param>
/// <param name="Graph">Its facts; null where it was not extracted.</param>
/// <param name="Refusal">Why reading or extraction left it out, or null.</param>
internal readonly record struct PipelineResult(InputItem Input, DocumentGraph? Graph, Refusal? Refusal);

/// <summary>
/// Extracts documents on several threads and yields the results in input order. Reading, extraction and the consumer run at the same time, joined by
/// bounded queues; a document on which the extractor fails is a refusal, and the others go on.
/// </summary>
internal static class ExtractionPipeline
{
    /// <summary>Runs <paramref name="items"/> through <paramref name="extractor"/>. Leaving the enumeration early stops and joins all threads.</summary>
    public static async IAsyncEnumerable<PipelineResult> RunAsync(
        IAsyncEnumerable<PipelineItem> items, IDocumentExtractor extractor, PipelineLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = Channel.CreateBounded<Job>(new BoundedChannelOptions(limits.Queue) { SingleWriter = true });
        var ordered = Channel.CreateBounded<Job>(new BoundedChannelOptions(limits.Queue) { SingleWriter = true, SingleReader = true });
        var budget = new ByteBudget(limits.QueueBytes);
        var threads = Enumerable.Range(0, limits.Workers)
            .Select(_ => OnThread(() => Extract(work.Reader, extractor, stop.Token)))
            .Append(Task.Run(() => FeedAsync(items, work.Writer, ordered.Writer, budget, stop.Token), CancellationToken.None))
            .ToArray();
        try
        {
            // A fault of the feeder completes the channel, and so comes out here.
            await foreach (var job in ordered.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                yield return await job.Done.Task.WaitAsync(stop.Token).ConfigureAwait(false);
                budget.Give(job.Bytes);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(threads).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task FeedAsync(
        IAsyncEnumerable<PipelineItem> items, ChannelWriter<Job> work, ChannelWriter<Job> ordered, ByteBudget budget, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var job = new Job(item.Input);
                await budget.TakeAsync(job.Bytes, cancellationToken).ConfigureAwait(false);
                if (item.Extract && item.Input.Document is not null)
                {
                    await work.WriteAsync(job, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    job.Done.SetResult(new(item.Input, null, item.Input.Refusal));
                }
                await ordered.WriteAsync(job, cancellationToken).ConfigureAwait(false);
            }
            work.Complete();
            ordered.Complete();
        }
        catch (Exception e)
        {
            work.Complete(e);
            ordered.Complete(e);
        }
    }

    private static void Extract(ChannelReader<Job> work, IDocumentExtractor extractor, CancellationToken cancellationToken)
    {
        // A thread of its own may block: extraction is all computation.
        while (work.WaitToReadAsync(cancellationToken).AsTask().GetAwaiter().GetResult())
        {
            while (work.TryRead(out var job))
            {
                cancellationToken.ThrowIfCancellationRequested();
                job.Done.TrySetResult(Extract(job.Input, extractor, cancellationToken));
            }
        }
    }

    private static PipelineResult Extract(InputItem input, IDocumentExtractor extractor, CancellationToken cancellationToken)
    {
        var document = input.Document!;
        try
        {
            var graph = IngestionTelemetry.Extraction(document.Source.Document, () => extractor.Extract(document.Source, cancellationToken));
            return GraphInvariants.Breaches(graph).FirstOrDefault() is { } breach ? Failed($"the extractor broke a rule on it ({breach})") : new(input, graph, null);
        }
        catch (DocumentRefusedException e)
        {
            return new(input, null, new(document.File, document.Place, e.Message, e.Remedy));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"the extractor failed on it ({e.GetType().Name}: {e.Message})");
        }

        PipelineResult Failed(string problem) =>
            new(input, null, new(document.File, document.Place, problem, "please report it with the document"));
    }

    private static Task OnThread(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private sealed class Job(InputItem input)
    {
        public InputItem Input { get; } = input;

        public long Bytes { get; } = input.Document?.Bytes ?? 0;

        public TaskCompletionSource<PipelineResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
