using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KnowledgeGraph.Service.Bench;

/// <summary>A named query and the bodies of its requests.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Bodies">JSON for POST, each with other variables.</param>
internal sealed record NamedQuery(string Name, IReadOnlyList<byte[]> Bodies);

/// <summary>The queries of <c>bench/queries</c> with values from a graph for their variables.</summary>
internal static partial class QuerySet
{
    private const int Requests = 400;
    private const int ListedNames = 100;

    /// <summary>Programmes whose adoptions are asked for: the best known, with hundreds and thousands of reports.</summary>
    private const int KnownProgrammes = 50;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<NamedQuery> Read(string folder, InventedGraph graph) =>
    [
        .. Directory.GetFiles(folder, "*.graphql").Order(StringComparer.Ordinal).Select(file =>
        {
            var document = File.ReadAllText(file);
            string[] variables = [.. Variable().Matches(document).Select(match => match.Groups[1].Value).Distinct()];
            var random = new Random(7);
            return new NamedQuery(
                Path.GetFileNameWithoutExtension(file),
                [.. Enumerable.Range(0, Requests).Select(_ => JsonSerializer.SerializeToUtf8Bytes(
                    new { query = document, variables = variables.ToDictionary(name => name, name => Value(name, graph, random), StringComparer.Ordinal) }, Plain))]);
        }),
    ];

    private static object Value(string variable, InventedGraph graph, Random random) => variable switch
    {
        "id" or "from" or "to" => graph.Id(Rank(graph, random)),
        "programme" => graph.Id(Programme(graph, graph.Places + random.Next(KnownProgrammes * 7))),
        "code" => InventedGraph.Code(graph.HomeOf(Rank(graph, random))),
        "text" => graph.Name(Rank(graph, random)),
        "word" => graph.Name(Rank(graph, random))[..2],
        "names" => Enumerable.Range(0, ListedNames).Select(number => Listed(graph.Name(Rank(graph, random)), number)).ToArray(),
        _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"no value for ${variable}")),
    };

    /// <summary>
    /// An entity that is no place, of the better known half. The same share of all ranks on every graph, and so an entity with as many relations and mentions:
    /// answers of the same size.
    /// </summary>
    private static int Rank(InventedGraph graph, Random random)
    {
        var share = (double)graph.Places / graph.Entities;
        return (int)(graph.Entities * (share + (random.NextDouble() * (0.5 - share))));
    }

    private static int Programme(InventedGraph graph, int rank)
    {
        while (graph.KindOf(rank) != Model.EntityKind.Programme)
        {
            rank++;
        }
        return rank;
    }

    /// <summary>One name in four has a character wrong.</summary>
    private static string Listed(string name, int number) => number % 4 == 0 && name.Length > 3 ? string.Concat(name.AsSpan(0, 1), "土", name.AsSpan(2)) : name;

    [GeneratedRegex(@"\$(\w+):")]
    private static partial Regex Variable();
}
