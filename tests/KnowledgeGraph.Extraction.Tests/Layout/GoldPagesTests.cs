using System.Text;
using System.Text.Json;
using KnowledgeGraph.Extraction.Layout;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Layout;

/// <summary>The real pages and articles that have gold answers: every article, its title, kicker, authors, captions and both ends of its body.</summary>
public sealed class GoldPagesTests
{
    [Theory]
    [InlineData("000")]
    [InlineData("002")]
    [InlineData("003")]
    public void A_real_page_is_read_without_a_fault(string page)
    {
        using var gold = JsonDocument.Parse(File.ReadAllText(SharedFolder.Require($"eval/gold/{page}.json")));
        var file = Directory.GetFiles(SharedFolder.Require("corpus/pages"), page + "_*.txt").Single();

        var articles = PageReader.Read(new() { Document = Path.GetFileName(file), Text = File.ReadAllText(file) });

        var expected = gold.RootElement.GetProperty("articles").EnumerateArray().Select(Describe).ToList();
        Assert.Equal(expected, articles.Select((a, i) => Describe(a.Article, gold.RootElement.GetProperty("articles")[i])));
    }

    private static string Describe(JsonElement gold) =>
        string.Join('\n', Squeeze(gold.GetProperty("title").GetString()), Squeeze(gold.GetProperty("subtitle").GetString()), Names(Strings(gold, "authors")), Names(Strings(gold, "captions")), "start", "end");

    private static string Describe(Article article, JsonElement gold)
    {
        var body = Squeeze(article.Body);
        return string.Join(
            '\n',
            Squeeze(article.Title),
            Squeeze(article.Subtitle),
            Names(article.Authors),
            Names(article.Captions),
            body.StartsWith(Squeeze(gold.GetProperty("bodyStart").GetString()), StringComparison.Ordinal) ? "start" : body[..Math.Min(20, body.Length)],
            body.EndsWith(Squeeze(gold.GetProperty("bodyEnd").GetString()), StringComparison.Ordinal) ? "end" : body[^Math.Min(20, body.Length)..]);
    }

    private static string Names(IEnumerable<string> values) => string.Join(' ', values.Select(Squeeze));

    private static IEnumerable<string> Strings(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!);

    private static string Squeeze(string? text) => new([.. (text ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)]);
}
