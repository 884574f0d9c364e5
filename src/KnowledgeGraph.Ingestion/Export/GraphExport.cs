using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>The forms in which a whole graph is written.</summary>
public enum ExportFormat
{
    /// <summary>Six CSV files (RFC 4180, line feeds).</summary>
    Csv,

    /// <summary>Six JSON Lines files.</summary>
    JsonLines,

    /// <summary>One <c>graph.graphml</c>.</summary>
    GraphMl,

    /// <summary>One <c>graph.cypher</c>: a <c>MERGE</c> statement a line.</summary>
    Cypher,
}

/// <summary>Writes a whole graph with its evidence: the same graph gives the same bytes.</summary>
public static class GraphExport
{
    /// <summary>
    /// Writes the files of <paramref name="format"/> and <c>manifest.json</c> into <paramref name="folder"/>, making it where it does not exist. Files
    /// appear under their names when they are whole, the manifest last.
    /// </summary>
    /// <param name="graph">One state of the graph.</param>
    /// <param name="format">The form.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="mark">True to put a UTF-8 mark before each CSV file, which Excel asks for.</param>
    /// <param name="cancellationToken">Stops between two rows; files without their final names may stay.</param>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static async Task WriteAsync(IGraphReader graph, ExportFormat format, string folder, bool mark = false, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(folder);
        var files = new ExportFiles(folder);
        var version = await graph.GetVersionAsync(cancellationToken).ConfigureAwait(false);
        var evidence = await (format switch
        {
            ExportFormat.Csv => CsvExport.WriteAsync(graph, files, mark, cancellationToken),
            ExportFormat.JsonLines => JsonLinesExport.WriteAsync(graph, files, cancellationToken),
            ExportFormat.GraphMl => GraphMlExport.WriteAsync(graph, files, cancellationToken),
            _ => CypherExport.WriteAsync(graph, files, cancellationToken),
        }).ConfigureAwait(false);
        await Manifest.WriteAsync(graph, evidence, files, cancellationToken).ConfigureAwait(false);
        if (version != await graph.GetVersionAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new GraphChangedException();
        }
        files.Publish();
    }
}
