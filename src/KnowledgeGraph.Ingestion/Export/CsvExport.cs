using CsvHelper;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>Writes the tables as CSV: RFC 4180 with line feeds, a header, empty cells for what is not known.</summary>
internal static class CsvExport
{
    /// <summary>Writes all tables; <paramref name="mark"/> puts the UTF-8 mark before each. Returns the rows of the last one, the evidence.</summary>
    public static async Task<long> WriteAsync(IGraphReader graph, ExportFiles files, bool mark, CancellationToken cancellationToken)
    {
        var form = new CsvWriterOptions { NewLine = "\n", WriteByteOrderMark = mark };
        var rows = 0L;
        foreach (var table in Tables.All)
        {
            rows = 0;
            var csv = CsvWriter.Create(files.Create(table.Name + ".csv"), form);
            await using var disposing = csv.ConfigureAwait(false);
            csv.WriteHeader(table.Columns);
            await foreach (var row in table.Rows(graph, cancellationToken).ConfigureAwait(false))
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell.Flat);
                }
                csv.EndRecord();
                rows++;
            }
        }
        return rows;
    }
}
