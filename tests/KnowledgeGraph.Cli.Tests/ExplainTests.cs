using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests;

/// <summary><c>kg extract --explain</c>.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task Every_mention_says_why_and_the_rest_of_the_output_is_as_without()
    {
        kg.Write("a.txt", "昨天，余杭区总工会在良渚街道启动共富工坊，带动120名居民就业。");
        var plain = await kg.RunAsync("extract", "a.txt");
        var explained = await kg.RunAsync("extract", "a.txt", "--explain");
        Assert.Equal((0, 0), (plain.Status, explained.Status));
        Assert.DoesNotContain("\"why\"", plain.Output, StringComparison.Ordinal);
        var article = JsonDocument.Parse(explained.Output).RootElement.GetProperty("articles")[0];
        var mention = article.GetProperty("entities")[0].GetProperty("mentions")[0];
        Assert.Equal("余杭区", mention.GetProperty("text").GetString());
        string[] layers = [.. mention.GetProperty("why").EnumerateArray().Select(step => step.GetProperty("layer").GetString()!)];
        Assert.Equal(["FIRST_READING", "SECOND_READING", "LINKING"], layers);
        Assert.Equal(mention.GetProperty("score").GetDouble(), mention.GetProperty("why")[1].GetProperty("score").GetDouble());
        Assert.All(article.GetProperty("relations").EnumerateArray(), relation => Assert.NotEqual(0, relation.GetProperty("why").GetArrayLength()));
    }

    [Theory]
    [InlineData("--format", "text", "kg: --explain goes with --format jsonl; the summary has no room for it\n")]
    [InlineData("--reader", "openai", "kg: --explain goes with --reader builtin; a language model does not say how it came to a fact\n")]
    public async Task What_it_does_not_go_with_is_named(string option, string value, string message)
    {
        kg.Write("a.txt", "安吉县住建局启动共富工坊。");
        var run = await kg.RunAsync("extract", "a.txt", "--explain", option, value);
        Assert.Equal((2, "", message), (run.Status, run.Output, run.Error));
    }
}
