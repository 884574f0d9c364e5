using System.Text.RegularExpressions;

namespace KnowledgeGraph.Architecture.Tests;

/// <summary>Holds the table of rooms in docs/architecture.md.</summary>
public sealed partial class RoomTests
{
    /// <summary>What each room may use directly; what those use comes with them.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["KnowledgeGraph.Model"] = [],
        ["KnowledgeGraph.Text"] = [],
        ["KnowledgeGraph.Extraction"] = ["KnowledgeGraph.Model", "KnowledgeGraph.Text"],
        ["KnowledgeGraph.DeepReading"] = ["KnowledgeGraph.Extraction", "KnowledgeGraph.Model", "KnowledgeGraph.Text"],
        ["KnowledgeGraph.Storage"] = ["KnowledgeGraph.Model"],
        ["KnowledgeGraph.Storage.Sqlite"] = ["KnowledgeGraph.Storage"],
        ["KnowledgeGraph.Storage.Neo4j"] = ["KnowledgeGraph.Storage"],
        ["KnowledgeGraph.Ingestion"] = ["KnowledgeGraph.Extraction", "KnowledgeGraph.Storage"],
        ["KnowledgeGraph.Analysis"] = ["KnowledgeGraph.Model", "KnowledgeGraph.Storage"],
        ["KnowledgeGraph.GraphQL"] = [],
        ["KnowledgeGraph.Server"] =
        [
            "KnowledgeGraph.Analysis", "KnowledgeGraph.Extraction", "KnowledgeGraph.GraphQL", "KnowledgeGraph.Ingestion", "KnowledgeGraph.Model",
            "KnowledgeGraph.Storage", "KnowledgeGraph.Storage.Neo4j", "KnowledgeGraph.Storage.Sqlite", "KnowledgeGraph.Text",
        ],
        ["KnowledgeGraph.Cli"] =
        [
            "KnowledgeGraph.Analysis", "KnowledgeGraph.DeepReading", "KnowledgeGraph.Extraction", "KnowledgeGraph.GraphQL", "KnowledgeGraph.Ingestion", "KnowledgeGraph.Model",
            "KnowledgeGraph.Server", "KnowledgeGraph.Storage", "KnowledgeGraph.Storage.Neo4j", "KnowledgeGraph.Storage.Sqlite", "KnowledgeGraph.Text",
        ],
        ["KnowledgeGraph.SeedCompiler"] = ["KnowledgeGraph.Model", "KnowledgeGraph.Text"],
        ["KnowledgeGraph.Training"] = ["KnowledgeGraph.Extraction", "KnowledgeGraph.Model", "KnowledgeGraph.Text"],
    };

    /// <summary>Packages that only one room may know.</summary>
    private static readonly Dictionary<string, string[]> PackageHomes = new(StringComparer.Ordinal)
    {
        ["AngleSharp"] = ["KnowledgeGraph.Ingestion"],
        ["CsvHelper"] = ["KnowledgeGraph.Cli", "KnowledgeGraph.Ingestion"],
        ["Microsoft.Data.Sqlite.Core"] = ["KnowledgeGraph.Storage.Sqlite"],
        ["OpenAI"] = ["KnowledgeGraph.DeepReading"],
        ["OpenTelemetry"] = ["KnowledgeGraph.Server"],
        ["OpenTelemetry.Exporter.OpenTelemetryProtocol"] = ["KnowledgeGraph.Server"],
        ["Polly.Core"] = ["KnowledgeGraph.Storage.Neo4j"],
        ["SQLitePCLRaw.bundle_e_sqlite3"] = ["KnowledgeGraph.Storage.Sqlite"],
        ["System.CommandLine"] = ["KnowledgeGraph.Cli"],
        ["YamlDotNet"] = ["KnowledgeGraph.Model"],
    };

    public static TheoryData<string> Rooms => [.. Repository.Rooms];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_what_the_table_allows(string room)
    {
        Assert.True(MayUse.TryGetValue(room, out var allowed), $"{room} is not in the table of rooms (docs/architecture.md)");
        var used = Repository.ProjectOf(room).Descendants("ProjectReference")
            .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));
        Assert.Empty(used.Except(allowed, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_package_is_known_to_its_own_room_only(string room)
    {
        var foreign = Repository.ProjectOf(room).Descendants("PackageReference")
            .Select(reference => (string)reference.Attribute("Include")!)
            .Where(package => PackageHomes.TryGetValue(package, out var homes) && !homes.Contains(room, StringComparer.Ordinal));
        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("KnowledgeGraph.Text")]
    [InlineData("KnowledgeGraph.Extraction")]
    public void Steps_between_the_two_ends_touch_no_file_and_no_network(string room) =>
        Assert.Empty(Offences(room, TouchesTheWorld()));

    [Fact]
    public void No_room_of_the_product_reads_the_wall_clock_or_unseeded_randomness() =>
        Assert.Empty(Repository.Rooms.SelectMany(room => Offences(room, WallClockOrChance())));

    [Fact]
    public void The_engine_knows_nothing_of_the_domain() =>
        Assert.Empty(Offences("KnowledgeGraph.GraphQL", DomainWords()));

    private static IEnumerable<string> Offences(string room, Regex pattern) =>
        from file in Repository.SourcesOf(room)
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal) && pattern.IsMatch(line.Text)
        select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}: {line.Text.Trim()}";

    [GeneratedRegex(@"\b(File|Directory|Process|Console|Environment)\.[A-Z]|\bnew (FileStream|HttpClient|Socket|StreamReader|Process)\(")]
    private static partial Regex TouchesTheWorld();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b|\bnew Random\(\)|\bRandom\.Shared\b|\bGuid\.NewGuid\(")]
    private static partial Regex WallClockOrChance();

    [GeneratedRegex(@"\b(Programme|Adoption|Township|PlaceLevel|Gazetteer|EntityKind)\b")]
    private static partial Regex DomainWords();
}
