using System.Text;
using System.Text.Json;
using KnowledgeGraph.Server.Api;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>
/// Reads trusted documents: <c>.graphql</c> and <c>.gql</c> files with one document each, folders of them, and <c>.json</c> files of ids and documents as client
/// tools write them: <c>{"ID": "DOCUMENT"}</c> (GraphQL Code Generator, Relay) or <c>{"operations": [{"id", "body"}]}</c> (Apollo).
/// </summary>
internal static class TrustedDocumentFiles
{
    private static readonly string[] Endings = [".graphql", ".gql"];

    /// <summary>Reads all documents at some paths.</summary>
    /// <exception cref="UnusableFileException">A file can't be read, or there is nothing in it.</exception>
    public static IReadOnlyList<TrustedDocument> Read(IReadOnlyList<string> paths)
    {
        var documents = new List<TrustedDocument>();
        var failures = new List<string>();
        foreach (var path in paths)
        {
            try
            {
                var count = documents.Count;
                documents.AddRange(Path.GetExtension(path) == ".json" ? ReadList(path) : FilesAt(path).Select(file => new TrustedDocument(file, null, ReadText(file))));
                if (documents.Count == count)
                {
                    failures.Add($"{path}: no documents; name a .graphql or .json file, or a folder of .graphql files");
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                failures.Add($"{path}: the documents can't be read ({error.Message}); check the path and its permissions");
            }
            catch (JsonException)
            {
                failures.Add($"{path}: no list of documents; write {{\"ID\": \"DOCUMENT\"}} or {{\"operations\": [{{\"id\": \"ID\", \"body\": \"DOCUMENT\"}}]}}");
            }
        }
        return failures.Count == 0 ? documents : throw new UnusableFileException(failures);
    }

    /// <summary>A line for each document that this service would never answer.</summary>
    public static IEnumerable<string> Check(ServiceOptions options)
    {
        if (options.Documents.Count == 0)
        {
            return [];
        }
        var engine = GraphApi.Build(GraphEndpoint.EngineOptions(options) with { AllowIntrospection = options.Introspection != Audience.Nobody });
        return options.Documents.SelectMany(document => engine.Check(document.Text).Take(1).Select(error => error.Locations is [var at, ..]
            ? FormattableString.Invariant($"{document.Place}: line {at.Line}, column {at.Column}: {error.Message.TrimEnd('.')}; mend the document or take it out")
            : $"{document.Place}: {error.Message.TrimEnd('.')}; mend the document or take it out"));
    }

    private static IEnumerable<string> FilesAt(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.Ordinal)).Order(StringComparer.Ordinal)
        : [path];

    /// <summary>A file's bytes without a mark.</summary>
    private static ReadOnlyMemory<byte> ReadText(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
    }

    private static TrustedDocument[] ReadList(string file)
    {
        using var json = JsonDocument.Parse(ReadText(file));
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException();
        }
        return root.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array
            ? [.. operations.EnumerateArray().Select(operation => operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty("id", out var id) && operation.TryGetProperty("body", out var body)
                ? Of(file, id, body) : throw new JsonException())]
            : [.. root.EnumerateObject().Select(entry => Of(file, entry.Name, entry.Value))];
    }

    private static TrustedDocument Of(string file, JsonElement id, JsonElement body) =>
        id.ValueKind == JsonValueKind.String ? Of(file, id.GetString()!, body) : throw new JsonException();

    private static TrustedDocument Of(string file, string id, JsonElement body) =>
        body.ValueKind == JsonValueKind.String ? new($"{file}#{id}", id, Encoding.UTF8.GetBytes(body.GetString()!)) : throw new JsonException();
}
