using System.Globalization;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary>Totals of a graph as a table to read.</summary>
internal static class TotalsTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(TextWriter text, GraphStatistics totals)
    {
        Row("documents", totals.Documents);
        Row("articles", totals.Articles);
        Row("mentions", totals.Mentions);
        Row("observations", totals.Observations);
        text.WriteLine("entities");
        foreach (var kind in Enum.GetValues<EntityKind>())
        {
            Row("  " + kind, totals.Entities[(int)kind]);
        }
        text.WriteLine("relations");
        foreach (var type in Enum.GetValues<RelationType>())
        {
            Row("  " + Names.Of(type), totals.Relations[(int)type]);
        }
        text.WriteLine($"version    {totals.Version}");
        text.WriteLine($"extractor  {totals.ExtractorVersion}");

        void Row(string name, long count) => text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20}{count,12:N0}"));
    }
}
