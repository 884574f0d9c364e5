using System.Security.Cryptography;
using System.Text;

namespace KnowledgeGraph.DeepReading;

/// <summary>Answers in files named by a hash of all that was asked: model, instructions, schema, text. A file is whole or not there.</summary>
internal sealed class AnswerCache(string? folder)
{
    public static string KeyOf(string model, string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string>)[model, AnswerSchema.Instructions, AnswerSchema.Json, text])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part));
            hash.AppendData([0]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public string? Find(string key)
    {
        try
        {
            return folder is null ? null : File.ReadAllText(FileOf(key));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Keep(string key, string answer)
    {
        if (folder is null)
        {
            return;
        }
        Directory.CreateDirectory(folder);
        var written = Path.Combine(folder, $"{key}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp");
        File.WriteAllText(written, answer);
        File.Move(written, FileOf(key), overwrite: true);
    }

    private string FileOf(string key) => Path.Combine(folder!, key + ".json");
}
