using KnowledgeGraph.Cli.Tests;
using KnowledgeGraph.Cli.Tests.Serve;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>The commands and the service on both stores: the same words, the same bytes.</summary>
public sealed class CommandTests(Neo4jServer server)
{
    private static readonly string Samples = Path.Combine(Repository.Root, "seeds", "articles");

    [Fact]
    public async Task Every_command_says_the_same_of_both_stores()
    {
        using var kg = new Kg();
        var (file, neo4j) = ("sqlite:kg.db", await EmptyAsync());

        async Task<Run> SameAsync(params string[] arguments)
        {
            var expected = await kg.RunAsync([.. arguments, "--store", file]);
            var run = await kg.RunAsync([.. arguments, "--store", neo4j]);
            Assert.Equal((expected.Status, expected.Output, expected.Error), (run.Status, run.Output, run.Error));
            return run;
        }

        Assert.Equal(0, (await SameAsync("ingest", Samples)).Status);
        Assert.Contains(" unchanged, 0 refused", (await SameAsync("ingest", Samples)).Output, StringComparison.Ordinal);
        await SameAsync("stats");
        Assert.Equal("sound\n", (await SameAsync("verify")).Output);
        foreach (var format in new[] { "csv", "jsonl", "graphml", "cypher" })
        {
            Assert.Equal(0, (await kg.RunAsync("export", "--format", format, "--output", $"a-{format}", "--store", file)).Status);
            Assert.Equal(0, (await kg.RunAsync("export", "--format", format, "--output", $"b-{format}", "--store", neo4j)).Status);
            var names = Directory.GetFiles(kg.At($"a-{format}")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(names, Directory.GetFiles(kg.At($"b-{format}")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            foreach (var name in names)
            {
                Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(kg.At($"a-{format}"), name!)), await File.ReadAllBytesAsync(Path.Combine(kg.At($"b-{format}"), name!)));
            }
        }
        var document = Directory.GetFiles(Samples, "*.txt").Order(StringComparer.Ordinal).First();
        Assert.Equal("1 removed\n", (await SameAsync("remove", document)).Output);
        Assert.Equal(1, (await SameAsync("remove", document)).Status);
        await SameAsync("stats", "--format", "text");
    }

    [Fact]
    public async Task Every_documented_question_has_the_same_answer_on_both_stores()
    {
        using var kg = new Kg();
        var neo4j = await EmptyAsync();
        await using var one = await Service.StartAsync(kg, "--ingest", Samples, "--store", "sqlite:kg.db");
        await using var other = await Service.StartAsync(kg, "--ingest", Samples, "--store", neo4j);
        Assert.DoesNotContain(other.Log, line => line.Contains("secret", StringComparison.Ordinal));
        var documents = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "queries"), "*.graphql").Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(documents);
        foreach (var file in documents)
        {
            var document = await File.ReadAllTextAsync(file);
            var expected = await one.AskAsync(document);
            Assert.False(expected.TryGetProperty("errors", out _), expected.ToString());
            Assert.Equal(Path.GetFileName(file) + "\n" + expected.GetRawText(), Path.GetFileName(file) + "\n" + (await other.AskAsync(document)).GetRawText());
        }
    }

    [Fact]
    public async Task Every_documented_Cypher_question_is_answered()
    {
        using var kg = new Kg();
        Assert.Equal(0, (await kg.RunAsync("ingest", Samples, "--store", await EmptyAsync())).Status);
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "neo4j.md"));
        var questions = page.Split("```cypher\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)]).ToArray();
        Assert.Equal(8, questions.Length);
        var address = await server.AddressAsync();
        foreach (var question in questions)
        {
            Assert.True((await Neo4jServer.AskAsync(address, question)).Count > 0, question);
        }
    }

    private async Task<string> EmptyAsync()
    {
        var address = await server.AddressAsync();
        await Neo4jServer.EmptyAsync(address);
        return server.Uri;
    }
}
