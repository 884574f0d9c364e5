using System.Text.Json;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>The section <c>KnowledgeGraph</c> of a JSON file of settings.</summary>
internal static class SettingsFile
{
    /// <summary>Its values by <see cref="Setting.Key"/>, with the place for messages; what is wrong with the file goes to <paramref name="failures"/>.</summary>
    /// <param name="file">The file that was named; null for the default one, which need not exist.</param>
    /// <param name="failures">Takes a line for each fault.</param>
    public static IReadOnlyDictionary<string, (string Place, IReadOnlyList<string> Values)> Read(string? file, List<string> failures)
    {
        var values = new Dictionary<string, (string, IReadOnlyList<string>)>(StringComparer.Ordinal);
        var path = file ?? ServiceSettings.DefaultFile;
        if (file is null && !File.Exists(path))
        {
            return values;
        }
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(ServiceSettings.Section, out var section))
            {
                ReadSection(path, section, values, failures);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failures.Add($"{path}: the settings can't be read ({error.Message}); check the path and its permissions");
        }
        catch (JsonException error)
        {
            failures.Add(FormattableString.Invariant($"{path}: line {error.LineNumber + 1}: broken JSON; correct it"));
        }
        return values;
    }

    private static void ReadSection(string path, JsonElement section, Dictionary<string, (string, IReadOnlyList<string>)> values, List<string> failures)
    {
        if (section.ValueKind != JsonValueKind.Object)
        {
            failures.Add($"{path}: {ServiceSettings.Section} is no object; give it settings by name");
            return;
        }
        foreach (var member in section.EnumerateObject())
        {
            var place = $"{path}: {ServiceSettings.Section}.{member.Name}";
            if (ServiceSettings.All.All(setting => setting.Key != member.Name))
            {
                failures.Add($"{place} is no setting; there are {string.Join(", ", ServiceSettings.All.Select(setting => setting.Key))}");
            }
            else if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Null)
            {
                failures.Add($"{place}: give a text, a number, true, false, or a list of texts");
            }
            else
            {
                values[member.Name] = (place, member.Value.ValueKind == JsonValueKind.Array ? [.. member.Value.EnumerateArray().Select(Text)] : [Text(member.Value)]);
            }
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };
}
