using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Linking;

/// <summary>Invented articles, and mentions named by their text.</summary>
internal static class Some
{
    public static ArticleText Article(string body, string? title = null, string? dateline = null, string? source = null) =>
        new(new() { Id = "article:t.txt/1", Document = "t.txt", Number = 1, Title = title, Dateline = dateline, Source = source, Body = body });

    /// <summary>The Nth occurrence, from 0, of <paramref name="name"/>.</summary>
    public static LocalMention Mention(ArticleText article, EntityKind kind, string name, int occurrence = 0)
    {
        var start = -1;
        for (var i = 0; i <= occurrence; i++)
        {
            start = article.Text.IndexOf(name, start + 1, StringComparison.Ordinal);
            Assert.True(start >= 0, $"'{name}' does not stand in the text {occurrence + 1} times");
        }
        return new(start, start + name.Length, kind, 0.9f);
    }

    public static LinkedEntities Linked(ArticleText article, params (EntityKind Kind, string Name)[] names)
    {
        var mentions = new List<LocalMention>();
        foreach (var (kind, name) in names)
        {
            var occurrence = mentions.Count(m => article.Text[m.Start..m.End] == name);
            mentions.Add(Mention(article, kind, name, occurrence));
        }
        return Coreference.Link(article, mentions);
    }
}
