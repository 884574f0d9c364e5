using System.Diagnostics;
using System.Text.Json;
using KnowledgeGraph.Text.Segmentation;

namespace KnowledgeGraph.Text.Tests.Segmentation;

/// <summary>Compares with @node-rs/jieba, which is given the same dictionary, over all texts of ../shared/corpus.</summary>
public sealed class JiebaDifferentialTests(JiebaFixture jieba, ITestOutputHelper output)
{
    private static readonly string Tools = Path.Combine(Repository.Root, "tests", "node");

    [Fact]
    public async Task Tokens_and_tags_are_those_of_jieba()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Tools, "node_modules", "@node-rs", "jieba")), "run npm ci in tests/node first");
        var texts = SharedTexts.All().ToArray();
        using var oracle = Start();
        var answers = oracle.StandardOutput;
        var asking = Task.Run(async () =>
        {
            foreach (var text in texts)
            {
                await oracle.StandardInput.WriteLineAsync(JsonSerializer.Serialize(text));
            }
            oracle.StandardInput.Close();
        });

        var buffer = new TokenBuffer();
        long total = 0, same = 0;
        var examples = new List<string>();
        foreach (var text in texts)
        {
            var expected = Expected((await answers.ReadLineAsync())!);
            jieba.Segmenter.Cut(text, buffer);
            var actual = Actual(text, buffer);
            total += expected.Count;
            same += expected.Intersect(actual).Count();
            examples.AddRange(expected.Except(actual).Select(token => $"-{token}").Concat(actual.Except(expected).Select(token => $"+{token}")));
        }
        await asking;
        await oracle.WaitForExitAsync();
        output.WriteLine($"{same} of {total} tokens are equal");
        Assert.True(same == total, $"{same} of {total} tokens are equal:\n{string.Join('\n', examples.Take(40))}");
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Path.Combine(Tools, "jieba-oracle.mjs"), Path.Combine(Repository.Seeds, "jieba", "jieba.dict.utf8")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node is not here");
            throw;
        }
    }

    private static HashSet<(int Start, string Word, string Tag)> Expected(string line)
    {
        var words = JsonSerializer.Deserialize<string[]>(line)!;
        var tokens = new HashSet<(int, string, string)>();
        var start = 0;
        for (var i = 0; i < words.Length; i += 2)
        {
            tokens.Add((start, words[i], words[i + 1]));
            start += words[i].Length;
        }
        return tokens;
    }

    private HashSet<(int Start, string Word, string Tag)> Actual(string text, TokenBuffer buffer) =>
        [.. buffer.Tokens.ToArray().Select(token => (token.Start, text.Substring(token.Start, token.Length), jieba.Segmenter.TagName(token.Tag)))];
}
