using System.Runtime.CompilerServices;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Pipeline;

/// <summary>One result of <see cref="ExtractionRun"/>: exactly one of the two is not null.</summary>
/// <param name="Graph">What the document says.</param>
/// <param name="Refusal">Why it was left out.</param>
public sealed record ExtractionResult(DocumentGraph? Graph, Refusal? Refusal);

/// <summary>Extracts documents without a store.</summary>
public static class ExtractionRun
{
    /// <summary>The documents of <paramref name="input"/> in input order, each once, and the refusals where they come up.</summary>
    /// <exception cref="OperationCanceledException"/>
    public static async IAsyncEnumerable<ExtractionResult> RunAsync(
        InputSet input, IDocumentExtractor extractor, PipelineLimits limits, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var result in ExtractionPipeline.RunAsync(Items(input), extractor, limits, cancellationToken).ConfigureAwait(false))
        {
            if (result.Refusal is { } refusal)
            {
                yield return new(null, refusal);
            }
            else if (!result.Input.Repeated)
            {
                yield return new(result.Graph, null);
            }
        }
    }

    private static async IAsyncEnumerable<PipelineItem> Items(InputSet input)
    {
        foreach (var item in input.Read())
        {
            yield return new(item, Extract: !item.Repeated);
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }
}
