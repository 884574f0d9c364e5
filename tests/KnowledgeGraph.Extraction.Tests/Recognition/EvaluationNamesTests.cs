using System.Text;
using System.Text.Json;
using KnowledgeGraph.Extraction.Gazetteer;

namespace KnowledgeGraph.Extraction.Tests.Recognition;

/// <summary>What is measured must not be written into what is measured.</summary>
public sealed class EvaluationNamesTests
{
    private const int Shortest = 3;

    /// <summary>The programmes that the product is about may stand in lexicons and samples.</summary>
    private static readonly string[] Free = ["共富工坊", "骑士学院", "千万工程"];

    [Fact]
    public void No_lexicon_rule_or_weight_holds_a_name_that_stands_in_the_evaluation_texts_only()
    {
        var gold = Path.Combine(Repository(), "..", "shared", "eval", "gold");
        if (!Directory.Exists(gold))
        {
            Assert.Skip("the evaluation texts are not beside the checkout");
        }
        var names = OnlyInEvaluation(gold);
        Assert.True(names.Length > 500, "the gold's names were not read");
        foreach (var file in Written())
        {
            var text = File.ReadAllText(file);
            Assert.True(Array.Find(names, name => text.Contains(name, StringComparison.Ordinal)) is null, $"{Path.GetFileName(file)} holds {Array.Find(names, name => text.Contains(name, StringComparison.Ordinal))}");
        }
        foreach (var table in new[] { "recognition", "relations", "observations", "dates" })
        {
            var bytes = SeedTables.Read(table).Span;
            foreach (var name in names)
            {
                Assert.True(bytes.IndexOf(Encoding.UTF8.GetBytes(name)) < 0 && bytes.IndexOf(Encoding.Unicode.GetBytes(name)) < 0, $"the weights of {table} hold {name}");
            }
        }
    }

    private static string[] OnlyInEvaluation(string gold)
    {
        var shared = Path.Combine(gold, "..", "..");
        var elsewhere = string.Concat(new[] { "eval/train/texts.jsonl", "corpus/news/general.jsonl", "corpus/news/local.jsonl" }
            .SelectMany(file => File.ReadLines(Path.Combine(shared, file))).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString() + "\n"));
        return
        [
            .. Directory.GetFiles(gold, "*.json").SelectMany(Names).Distinct(StringComparer.Ordinal)
                .Where(name => name.Length >= Shortest && !Free.Any(name.Trim('“', '”').Equals) && !IsDivision(name) && !elsewhere.Contains(name, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    // The national list of divisions holds every county and village, those of the evaluation texts too.
    private static bool IsDivision(string name)
    {
        var found = new List<KnowledgeGraph.Text.Matching.Match>();
        DivisionTree.Embedded.FindAll(name, found);
        return found.Exists(match => match.Length == name.Length);
    }

    private static IEnumerable<string> Written()
    {
        var root = Repository();
        string[] folders = ["src", "graph-schema", Path.Combine("seeds", "lexicons"), Path.Combine("seeds", "agencies"), Path.Combine("seeds", "layout")];
        return folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".txt" or ".yaml" or ".graphql" or ".md" or ".json")
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
    }

    private static IEnumerable<string> Names(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.GetProperty("articles").EnumerateArray()
            .SelectMany(article => article.GetProperty("entities").EnumerateArray().ToArray())
            .SelectMany(entity => entity.GetProperty("mentions").EnumerateArray().Select(m => m.GetString()!).Append(entity.GetProperty("name").GetString()!).ToArray())];
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KnowledgeGraph.sln")))
        {
            folder = folder.Parent;
        }
        return folder.FullName;
    }
}
