namespace KnowledgeGraph.Server.Hosting;

/// <summary>
/// Reads keys: a line <c>NAME ROLE HASH</c> each, ROLE <c>read</c> or <c>admin</c>, HASH the SHA-256 of the key in 64 hexadecimal digits. Empty lines
/// and lines that begin with <c>#</c> are passed over.
/// </summary>
internal static class ApiKeyFile
{
    /// <exception cref="UnusableFileException">The file can't be read, or lines of it can't be used.</exception>
    public static IReadOnlyList<ApiKey> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException([$"{path}: the keys can't be read ({error.Message}); check the path and its permissions"]);
        }
        var keys = new List<ApiKey>();
        var failures = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            if (Parse(line) is not { } key)
            {
                failures.Add(FormattableString.Invariant($"{path}: line {i + 1}: no key; write NAME read|admin HASH, the hash being 64 hexadecimal digits of SHA-256"));
            }
            else if (keys.Exists(other => other.Name == key.Name))
            {
                failures.Add(FormattableString.Invariant($"{path}: line {i + 1}: the name '{key.Name}' stands before; give each key a name of its own"));
            }
            else
            {
                keys.Add(key);
            }
        }
        if (keys.Count == 0 && failures.Count == 0)
        {
            failures.Add($"{path}: no keys; add a line NAME read|admin HASH, or leave --keys out");
        }
        return failures.Count == 0 ? keys : throw new UnusableFileException(failures);
    }

    private static ApiKey? Parse(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 3 || words[2].Length != 64 || words[2].Any(c => !char.IsAsciiHexDigit(c)))
        {
            return null;
        }
        ApiRole? role = words[1] switch { "read" => ApiRole.Read, "admin" => ApiRole.Admin, _ => null };
        return role is { } known ? new(words[0], known, Convert.FromHexString(words[2])) : null;
    }
}

/// <summary>A file that a setting names and that can't be used; a line a failure.</summary>
internal sealed class UnusableFileException(IReadOnlyList<string> failures) : Exception(string.Join('\n', failures))
{
    public IReadOnlyList<string> Failures { get; } = failures;
}
