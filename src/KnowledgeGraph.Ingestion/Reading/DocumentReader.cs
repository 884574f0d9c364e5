namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>Reads files of all kinds as one sequence of documents and refusals, in input order, one document in memory at a time.</summary>
internal static class DocumentReader
{
    /// <summary>Reads <paramref name="files"/> one after the other.</summary>
    public static IEnumerable<InputItem> Read(IEnumerable<InputFile> files)
    {
        foreach (var file in files)
        {
            if (file.Kind == InputKind.JsonLines)
            {
                foreach (var item in JsonLinesReader.Read(file))
                {
                    yield return item;
                }
            }
            else
            {
                yield return WholeFileReader.Read(file);
            }
        }
    }
}
