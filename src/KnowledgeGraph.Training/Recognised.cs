using System.Globalization;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>
/// The names that recognition finds in each annotated article with weights learned from the other stories: what the steps behind recognition learn on, so that
/// learning sees what running sees. A file with a line for each article: its document, then start, end, kind and score of each mention.
/// </summary>
internal static class Recognised
{
    /// <summary>Writes the mentions of <paramref name="articles"/> in their order.</summary>
    public static void Write(TextWriter output, IEnumerable<(string Document, IReadOnlyList<LocalMention> Mentions)> articles)
    {
        foreach (var (document, mentions) in articles)
        {
            output.Write(document);
            foreach (var m in mentions)
            {
                output.Write(string.Create(CultureInfo.InvariantCulture, $"\t{m.Start} {m.End} {(int)m.Kind} {m.Score:R}"));
            }
            output.Write('\n');
        }
    }

    /// <summary>The mentions by document.</summary>
    /// <exception cref="InvalidDataException">A line is not of the form that <see cref="Write"/> writes.</exception>
    public static Dictionary<string, LocalMention[]> Read(string path)
    {
        var all = new Dictionary<string, LocalMention[]>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var fields = line.Split('\t');
            all.Add(fields[0], [.. fields.Skip(1).Select(f => Mention(path, f))]);
        }
        return all;
    }

    private static LocalMention Mention(string path, string field)
    {
        var parts = field.Split(' ');
        return parts.Length == 4
            ? new(Number(parts[0]), Number(parts[1]), (EntityKind)Number(parts[2]), float.Parse(parts[3], CultureInfo.InvariantCulture))
            : throw new InvalidDataException($"{path}: '{field}' is no mention: write the file again with the command 'recognition'");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
