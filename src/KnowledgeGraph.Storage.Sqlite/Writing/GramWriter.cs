using System.Text;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Makes the text that the full-text tables index: distinct grams with spaces between, UTF-8. The spans live until the next call.</summary>
internal sealed class GramWriter
{
    private readonly HashSet<string> grams = new(StringComparer.Ordinal);
    private byte[] buffer = new byte[16 * 1024];

    /// <summary>The grams of all parts of an article.</summary>
    public ReadOnlySpan<byte> OfArticle(Article article) =>
        Of([article.Title, article.Subtitle, article.Dateline, .. article.Captions, article.Body]);

    /// <summary>The grams of texts together.</summary>
    public ReadOnlySpan<byte> Of(IReadOnlyList<string?> texts)
    {
        grams.Clear();
        foreach (var text in texts)
        {
            if (text is not null)
            {
                SearchText.AddGrams(text, grams);
            }
        }
        return Join(grams);
    }

    /// <summary>The grams of a name.</summary>
    public ReadOnlySpan<byte> OfName(string name) => Join(SearchText.NameGrams(name));

    private ReadOnlySpan<byte> Join(IReadOnlyCollection<string> all)
    {
        var length = 0;
        foreach (var gram in all)
        {
            if (length + 16 > buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            length += Encoding.UTF8.GetBytes(gram, buffer.AsSpan(length));
            buffer[length++] = (byte)' ';
        }
        return length == 0 ? " "u8 : buffer.AsSpan(0, length);
    }
}
