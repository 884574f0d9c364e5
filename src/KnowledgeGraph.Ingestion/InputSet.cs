using KnowledgeGraph.Ingestion.Reading;

namespace KnowledgeGraph.Ingestion;

/// <summary>The documents behind the PATHs of a command line: found, and read once to know how many there are and which names clash.</summary>
public sealed class InputSet
{
    private readonly IReadOnlyList<InputFile> files;
    private readonly IReadOnlyList<Refusal> refusals;
    private readonly Survey survey;

    private InputSet(IReadOnlyList<InputFile> files, IReadOnlyList<Refusal> refusals, SkippedFiles skipped, Survey survey) =>
        (this.files, this.refusals, Skipped, this.survey) = (files, refusals, skipped, survey);

    /// <summary>Files of folders that were passed over.</summary>
    public SkippedFiles Skipped { get; }

    /// <summary>Documents and refusals that reading will yield.</summary>
    public int Count => refusals.Count + survey.Items;

    /// <summary>Bytes of the documents.</summary>
    public long Bytes => survey.Bytes;

    /// <summary>Finds and surveys what stands behind <paramref name="paths"/>: files, or folders with all that is in them.</summary>
    /// <exception cref="OperationCanceledException"/>
    public static InputSet Find(IEnumerable<string> paths, CancellationToken cancellationToken = default)
    {
        var (files, refusals, skipped) = InputFinder.Find(paths);
        return new(files, refusals, skipped, Survey.Of(files, cancellationToken));
    }

    /// <summary>What could not be found, then documents and refusals in input order.</summary>
    internal IEnumerable<InputItem> Read()
    {
        foreach (var refusal in refusals)
        {
            yield return refusal;
        }
        foreach (var item in DocumentReader.Read(files))
        {
            yield return item.Document is { } document ? survey.Judge(document) : item;
        }
    }
}
