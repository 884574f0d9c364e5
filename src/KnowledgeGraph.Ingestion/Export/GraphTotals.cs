using System.Text.Json;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>Writes totals of a graph as JSON, all kinds and types present, in the order of their enumerations.</summary>
public static class GraphTotals
{
    /// <summary>Writes the members <c>documents</c> to <c>relations</c>, <c>version</c> and <c>extractorVersion</c> of an object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, GraphStatistics totals)
    {
        json.WriteNumber("documents"u8, totals.Documents);
        json.WriteNumber("articles"u8, totals.Articles);
        json.WriteNumber("mentions"u8, totals.Mentions);
        json.WriteNumber("observations"u8, totals.Observations);
        json.WriteStartObject("entities"u8);
        foreach (var kind in Enum.GetValues<EntityKind>())
        {
            json.WriteNumber(kind.ToString(), totals.Entities[(int)kind]);
        }
        json.WriteEndObject();
        json.WriteStartObject("relations"u8);
        foreach (var type in Enum.GetValues<RelationType>())
        {
            json.WriteNumber(Names.Of(type), totals.Relations[(int)type]);
        }
        json.WriteEndObject();
        json.WriteString("version"u8, totals.Version);
        json.WriteString("extractorVersion"u8, totals.ExtractorVersion);
    }
}

/// <summary>Writes <c>manifest.json</c>: what an export holds, and of which graph it is.</summary>
internal static class Manifest
{
    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(IGraphReader graph, long evidence, ExportFiles files, CancellationToken cancellationToken)
    {
        var totals = await graph.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
        var file = files.Create("manifest.json");
        await using var closing = file.ConfigureAwait(false);
        var options = ExtractionJson.Options with { Indented = true, NewLine = "\n" };
        var json = new Utf8JsonWriter(file, options);
        await using var disposing = json.ConfigureAwait(false);
        json.WriteStartObject();
        json.WriteString("version"u8, totals.Version);
        json.WriteString("extractorVersion"u8, totals.ExtractorVersion);
        json.WriteStartObject("counts"u8);
        json.WriteNumber("documents"u8, totals.Documents);
        json.WriteNumber("articles"u8, totals.Articles);
        json.WriteNumber("entities"u8, totals.Entities.Sum());
        json.WriteNumber("relations"u8, totals.Relations.Sum());
        json.WriteNumber("observations"u8, totals.Observations);
        json.WriteNumber("mentions"u8, totals.Mentions);
        json.WriteNumber("evidence"u8, evidence);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        file.Write("\n"u8);
    }
}
