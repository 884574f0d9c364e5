namespace KnowledgeGraph.Cli.Tests;

/// <summary><c>--reader openai</c>: what the environment must say, and what the user is told.</summary>
public sealed class ReaderOptionTests : IDisposable
{
    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Theory]
    [InlineData("", "m", "", "", "kg: --reader openai needs the variable OPENAI_API_KEY\n")]
    [InlineData("k", "", "", "", "kg: --reader openai needs the variable KG_READER_MODEL\n")]
    [InlineData("k", "m", "ftp://x", "", "kg: KG_READER_URL=ftp://x is no http or https address\n")]
    [InlineData("k", "m", "", "soon", "kg: KG_READER_TIMEOUT: 'soon' is no number above 0\n")]
    public async Task What_the_environment_lacks_is_named(string key, string model, string url, string timeout, string message)
    {
        kg.Write("a.txt", "安吉县住建局启动共富工坊。");
        var run = await kg.RunWithAsync(Environment(key, model, url, timeout), "extract", "a.txt", "--reader", "openai");
        Assert.Equal((2, "", message), (run.Status, run.Output, run.Error));
    }

    [Fact]
    public async Task A_service_that_is_not_there_refuses_each_document_and_the_user_is_told_what_was_used()
    {
        kg.Write("a.txt", "安吉县住建局启动共富工坊。");
        var run = await kg.RunWithAsync(Environment("k", "m", "http://127.0.0.1:9/v1", ""), "ingest", "a.txt", "--reader", "openai");
        Assert.Equal((1, "0 new, 0 replaced, 0 unchanged, 1 refused\n"), (run.Status, run.Output));
        Assert.Equal(
            [
                "reader openai: m at 127.0.0.1:9 is sent 1 documents, about 13 tokens; kept answers are not asked for again",
                "refused a.txt: the reading model's service at 127.0.0.1:9 can't be reached; run the command again: what was read is kept",
                "reader openai: 0 articles read (0 from kept answers), 0 tokens in, 0 out; 0 facts dropped: their characters are not in the text",
            ],
            run.Errors);
    }

    private Dictionary<string, string> Environment(string key, string model, string url, string timeout) => new()
    {
        ["OPENAI_API_KEY"] = key,
        ["KG_READER_MODEL"] = model,
        ["KG_READER_URL"] = url,
        ["KG_READER_TIMEOUT"] = timeout,
        ["KG_READER_CACHE"] = kg.At("answers"),
    };
}
