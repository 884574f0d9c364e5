using System.Globalization;
using System.Text.Json;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>Reads JSON Lines: one document a line, <c>{"id", "text"}</c> and optionally <c>title</c>, <c>date</c>, <c>source</c>, <c>url</c>; one line in memory at a time.</summary>
internal static class JsonLinesReader
{
    private const string Form = """give the line the form {"id": "…", "text": "…"}""";

    /// <summary>The documents and refusals of <paramref name="file"/> in order.</summary>
    public static IEnumerable<InputItem> Read(InputFile file)
    {
        if (!TryOpen(file, out var stream, out var encoding, out var mark, out var refusal))
        {
            yield return refusal!;
            yield break;
        }
        using var _ = stream;
        using var lines = new LineReader(stream!, encoding, mark, WholeFileReader.LengthLimit);
        var any = false;
        for (var number = 1; ; number++)
        {
            if (!TryRead(lines, file, number, out var line, out var fault))
            {
                any |= fault is not null;
                if (fault is not null)
                {
                    yield return fault;
                }
                break;
            }
            if (IsBlank(line, encoding))
            {
                continue;
            }
            any = true;
            yield return Parse(file, encoding, line, number);
        }
        if (!any)
        {
            yield return new Refusal(file.Path, null, "the file is empty", "give it one JSON object a line or leave it out");
        }
    }

    private static bool TryOpen(InputFile file, out FileStream? stream, out InputEncoding encoding, out int mark, out Refusal? refusal)
    {
        (stream, encoding, mark, refusal) = (null, default, 0, null);
        try
        {
            stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            (encoding, mark) = TextDecoder.Detect(stream);
            stream.Position = mark;
            return true;
        }
        catch (RefusedException e)
        {
            refusal = e.In(file.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refusal = Unreadable(file, null, e);
        }
        stream?.Dispose();
        return false;
    }

    private static bool TryRead(LineReader lines, InputFile file, int number, out ByteLine line, out Refusal? fault)
    {
        fault = null;
        try
        {
            return lines.TryRead(out line);
        }
        catch (IOException e)
        {
            line = default;
            fault = Unreadable(file, LineNumber(number), e);
            return false;
        }
    }

    private static Refusal Unreadable(InputFile file, string? place, Exception e) =>
        new(file.Path, place, $"the file cannot be read ({Faults.Reason(e)})", "check the file and its permissions");

    private static InputItem Parse(InputFile file, InputEncoding encoding, ByteLine line, int number)
    {
        var place = LineNumber(number);
        try
        {
            if (line.Length > WholeFileReader.LengthLimit)
            {
                throw WholeFileReader.TooLong(line.Length);
            }
            using var json = ParseJson(line, encoding);
            return Document(file, json.RootElement, place, line.Length);
        }
        catch (RefusedException e)
        {
            return new Refusal(file.Path, e.Place is null ? place : $"{place}, {e.Place}", e.Message, e.Remedy);
        }
    }

    private static JsonDocument ParseJson(ByteLine line, InputEncoding encoding)
    {
        try
        {
            if (encoding == InputEncoding.Utf8 && System.Text.Unicode.Utf8.IsValid(line.Bytes.Span) && !line.Bytes.Span.Contains((byte)0))
            {
                return JsonDocument.Parse(line.Bytes);
            }
            return JsonDocument.Parse(TextDecoder.Decode(line.Bytes.Span, encoding, line.Offset));
        }
        catch (JsonException e)
        {
            var place = encoding == InputEncoding.Utf8 && e.BytePositionInLine is { } at ? string.Create(CultureInfo.InvariantCulture, $"byte {line.Offset + at}") : null;
            throw new RefusedException(place, $"broken JSON ({WithoutPosition(e.Message)})", "correct or remove the line");
        }
    }

    private static string WithoutPosition(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }

    private static InputDocument Document(InputFile file, JsonElement json, string place, long length)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new RefusedException(null, "no JSON object", Form);
        }
        var id = Id(json);
        var text = Field(json, "text");
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException(null, text is null ? "\"text\" is missing" : "\"text\" is empty", Form);
        }
        string? title = Field(json, "title"), date = Field(json, "date"), source = Field(json, "source"), url = Field(json, "url");
        return new(
            new SourceDocument
            {
                Document = $"{file.Name}#{id}",
                Text = CleanText.Lines(text),
                TextStart = -1,
                Title = CleanText.Line(title),
                Date = MetadataDate.Parse(date),
                Source = CleanText.Line(source),
                Url = CleanText.Line(url),
                SingleArticle = true,
            },
            InputDocument.HashOf(text, title, date, source, url),
            file.Path,
            place,
            length);
    }

    private static string Id(JsonElement json)
    {
        var id = Field(json, "id");
        if (string.IsNullOrEmpty(id))
        {
            throw new RefusedException(null, id is null ? "\"id\" is missing" : "\"id\" is empty", Form);
        }
        return id.Any(char.IsControl) ? throw new RefusedException(null, "\"id\" holds a control character", "give the document another id") : id;
    }

    /// <summary>A field's string; a number's digits; null where it is missing or null.</summary>
    private static string? Field(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number when name != "text" => value.GetRawText(),
                _ => throw new RefusedException(null, $"\"{name}\" is no string", Form),
            };
        }
        catch (InvalidOperationException)
        {
            throw new RefusedException(null, $"broken JSON (\"{name}\" holds half of a surrogate pair)", "correct or remove the line");
        }
    }

    private static bool IsBlank(ByteLine line, InputEncoding encoding) =>
        line.Length <= WholeFileReader.LengthLimit
        && line.Bytes.Span.IndexOfAnyExcept(encoding is InputEncoding.Utf8 or InputEncoding.Gb18030 ? " \t\r"u8 : " \t\r\0"u8) < 0;

    private static string LineNumber(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number}");
}
