using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace KnowledgeGraph.GraphQL.Http;

/// <summary>The parameters of one request (GraphQL over HTTP, section 5.1), or what is wrong with them.</summary>
internal sealed record HttpRequestParameters
{
    private string? _documentId;

    public ReadOnlyMemory<byte> Document { get; private set; }

    public bool HasDocument { get; private set; }

    public string? OperationName { get; private set; }

    public JsonElement Variables { get; private set; }

    /// <summary><c>extensions.persistedQuery.sha256Hash</c>, or <c>documentId</c> (without <c>sha256:</c>) of a request that has no document.</summary>
    public string? Hash { get; private set; }

    /// <summary>What is wrong; null where all is well.</summary>
    public string? Error { get; private set; }

    /// <summary>Reads a JSON object, or an array of them where <paramref name="isBatch"/> becomes true.</summary>
    public static List<HttpRequestParameters> Parse(ReadOnlyMemory<byte> json, out bool isBatch)
    {
        isBatch = false;
        var requests = new List<HttpRequestParameters>(1);
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                isBatch = true;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    requests.Add(ParseObject(ref reader, json));
            }
            else
            {
                requests.Add(ParseObject(ref reader, json));
            }

            // What follows the value must be white space only.
            reader.Read();
            return requests;
        }
        catch (JsonException exception)
        {
            isBatch = false;
            return [Failed($"The body is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.")];
        }
        catch (InvalidOperationException)
        {
            isBatch = false;
            return [Failed("The body has text that is not UTF-8.")];
        }
    }

    /// <summary>Reads a URL's query string.</summary>
    public static HttpRequestParameters Parse(IQueryCollection query)
    {
        var request = new HttpRequestParameters();
        if (query.TryGetValue("query", out var document) && document.Count == 1)
            request.SetDocument(Encoding.UTF8.GetBytes(document[0]!));
        if (query.TryGetValue("documentId", out var id) && id is [{ Length: > 0 } known])
            request._documentId = known;
        if (query.TryGetValue("operationName", out var name) && name is [{ Length: > 0 } given])
            request.OperationName = given;
        try
        {
            if (query.TryGetValue("variables", out var variables) && variables is [{ Length: > 0 } variablesJson])
                request.SetVariables(Parse(variablesJson));
            if (query.TryGetValue("extensions", out var extensions) && extensions is [{ Length: > 0 } extensionsJson])
                request.SetExtensions(Parse(extensionsJson));
        }
        catch (JsonException)
        {
            request.Error ??= "The parameters \"variables\" and \"extensions\" must be JSON.";
        }

        return request.Checked();
    }

    private static HttpRequestParameters Failed(string error) => new() { Error = error };

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static HttpRequestParameters ParseObject(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return Failed("The body must be a JSON object.");
        }

        var request = new HttpRequestParameters();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
                request.ReadDocument(ref reader, json);
            else if (reader.ValueTextEquals("operationName"u8))
                request.ReadOperationName(ref reader);
            else if (reader.ValueTextEquals("documentId"u8))
                request.ReadDocumentId(ref reader);
            else if (reader.ValueTextEquals("variables"u8))
                request.SetVariables(JsonElement.ParseValue(ref reader));
            else if (reader.ValueTextEquals("extensions"u8))
                request.SetExtensions(JsonElement.ParseValue(ref reader));
            else
                SkipValue(ref reader);
        }

        return request.Checked();
    }

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private void ReadDocument(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return;
        if (reader.TokenType != JsonTokenType.String)
        {
            Error ??= "The parameter \"query\" must be a string.";
            reader.Skip();
        }
        else if (reader.ValueIsEscaped)
        {
            var unescaped = new byte[reader.ValueSpan.Length];
            SetDocument(unescaped.AsMemory(0, reader.CopyString(unescaped)));
        }
        else
        {
            // The document is read where it lies in the body.
            SetDocument(json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length));
        }
    }

    private void ReadDocumentId(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            _documentId = reader.GetString();
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            Error ??= "The parameter \"documentId\" must be a string.";
            reader.Skip();
        }
    }

    private void ReadOperationName(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            OperationName = reader.GetString();
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            Error ??= "The parameter \"operationName\" must be a string.";
            reader.Skip();
        }
    }

    private void SetDocument(ReadOnlyMemory<byte> document)
    {
        Document = document;
        HasDocument = true;
    }

    private void SetVariables(JsonElement variables)
    {
        if (variables.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            Error ??= "The parameter \"variables\" must be a JSON object.";
        Variables = variables;
    }

    private void SetExtensions(JsonElement extensions)
    {
        if (extensions.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
            Error ??= "The parameter \"extensions\" must be a JSON object.";
        else if (extensions.ValueKind == JsonValueKind.Object && extensions.TryGetProperty("persistedQuery", out var persisted)
            && persisted.ValueKind == JsonValueKind.Object && persisted.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String)
            Hash = hash.GetString();
    }

    private HttpRequestParameters Checked()
    {
        const string Sha256 = "sha256:";
        if (!HasDocument && _documentId is { } id)
            Hash ??= id.StartsWith(Sha256, StringComparison.OrdinalIgnoreCase) ? id[Sha256.Length..] : id;
        if (!HasDocument && Hash is null)
            Error ??= "The parameter \"query\" is missing.";
        return this;
    }
}
