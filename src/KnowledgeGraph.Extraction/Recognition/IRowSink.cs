namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>Takes the features of one thing. The recogniser's sink adds up weights; the trainer's keeps the rows.</summary>
internal interface IRowSink
{
    /// <summary>A feature: <paramref name="value"/> of <paramref name="template"/>.</summary>
    void Add(int template, ulong value);
}
