using System.Globalization;
using CsvHelper;
using KnowledgeGraph.Ingestion.Reading;

namespace KnowledgeGraph.Ingestion;

/// <summary>A user's list of names as CSV: a header, then one name a row, in the column <c>name</c> or else the first.</summary>
public static class NameList
{
    /// <summary>The longest file, in bytes: 64 MiB.</summary>
    public const int LengthLimit = WholeFileReader.LengthLimit;

    /// <summary>Reads a list, in the encodings and with the separators (comma, semicolon, tab) that spreadsheets write.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The names in the order of the rows, without white space around them; empty ones are left out.</param>
    /// <returns>Null, or why the list is refused.</returns>
    public static Refusal? Read(string path, out IReadOnlyList<string> names)
    {
        names = [];
        try
        {
            var length = new FileInfo(path).Length;
            if (length > LengthLimit)
            {
                return new(path, null, string.Create(CultureInfo.InvariantCulture, $"{length} bytes, over the limit of 64 MiB a list"), "split it");
            }
            var text = TextDecoder.Decode(File.ReadAllBytes(path));
            if (string.IsNullOrWhiteSpace(text))
            {
                return new(path, null, "the file is empty", "give it a header with the column 'name' and one name a row");
            }
            names = Parse(text);
            return null;
        }
        catch (RefusedException e)
        {
            return e.In(path);
        }
        catch (CsvFormatException e)
        {
            return new(path, string.Create(CultureInfo.InvariantCulture, $"row {e.RecordNumber}"), "broken CSV: a quote is not closed, or stands inside a field", "put \" around the field and double the quotes in it");
        }
        catch (FileNotFoundException)
        {
            return new(path, null, "no such file", "check the path");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(path, null, $"the file cannot be read ({Faults.Reason(e)})", "check the file and its permissions");
        }
    }

    private static List<string> Parse(string text)
    {
        var form = new CsvReaderOptions { MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = 1024 * 1024, FieldCountMismatch = CsvFieldCountHandling.Allow };
        using var csv = CsvReader.Create(new StringReader(text), form);
        List<string> names = [];
        var column = csv.TryGetFieldIndex("name", out var index) ? index : 0;
        while (csv.Read())
        {
            if (column < csv.FieldCount && csv.GetString(column).Trim() is { Length: > 0 } name)
            {
                names.Add(name);
            }
        }
        return names;
    }
}
