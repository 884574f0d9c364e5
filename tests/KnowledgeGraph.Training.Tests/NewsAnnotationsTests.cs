using System.Text.Json;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training.Tests;

/// <summary>Annotation without its texts: written, read again beside the texts, and refused where it does not fit them.</summary>
public sealed class NewsAnnotationsTests
{
    private const string Document = "local.jsonl#7";
    private const string Printed = "原标题：暖桥驿站开张 云溪县民政局8月5日在云溪县建成12家暖桥驿站，局长何一川到场。";

    private const string Written = """
        local.jsonl#7	a26916d339d38dba	6
        e	Place	County	云溪县	某省某市云溪县	7 10 18 21
        e	Agency	-	云溪县民政局	-	7 13
        e	Facility~Programme	-	暖桥驿站	-	0 4 26 30
        e	Person	-	何一川	-	33 36
        r	LOCATED_IN	1	0	-	7 13
        r	HOLDS_POST	3	1	局长	31 36
        o	2	0	建成数量	12	家	Exact	-	-	21 30
        d	--08-05	13 17

        """;

    [Fact]
    public void Annotation_is_written_without_the_text()
    {
        using var output = new StringWriter();

        NewsAnnotations.Write(output, [Annotated()]);

        Assert.Equal(Written.ReplaceLineEndings("\n"), output.ToString());
    }

    [Fact]
    public void What_was_written_is_read_again_beside_the_text()
    {
        var read = Assert.Single(NewsAnnotations.Read(new StringReader(Written), document => document == Document ? Printed : null));

        using var again = new StringWriter();
        NewsAnnotations.Write(again, [read]);
        Assert.Equal(Written.ReplaceLineEndings("\n"), again.ToString());
        Assert.Equal("暖桥驿站开张\n云溪县民政局8月5日在云溪县建成12家暖桥驿站，局长何一川到场。", read.Text.Text);
        Assert.Equal("暖桥驿站开张", read.Text.Article.Title);
        Assert.Equal(EntityKind.Programme, read.Entities[2].AlternativeKind);
        Assert.Equal([true, false], read.Entities[0].Inside);
        Assert.Equal("news", read.Split);
    }

    [Fact]
    public void Another_text_than_was_annotated_is_refused()
    {
        var fault = Assert.Throws<InvalidDataException>(() => NewsAnnotations.Read(new StringReader(Written), _ => Printed.Replace("12", "13", StringComparison.Ordinal)));

        Assert.Equal("line 1 of the annotated news: the text of local.jsonl#7 is another one than was annotated", fault.Message);
    }

    [Fact]
    public void A_text_that_is_not_there_is_named()
    {
        var fault = Assert.Throws<InvalidDataException>(() => NewsAnnotations.Read(new StringReader(Written), _ => null));

        Assert.Equal("line 1 of the annotated news: there is no text of local.jsonl#7", fault.Message);
    }

    [Theory]
    [InlineData("7 13", "7 99", "line 3 of the annotated news: '7 99' leaves the text")]
    [InlineData("r\tLOCATED_IN\t1\t0", "r\tLOCATED_IN\t1\t9", "line 6 of the annotated news: there is no entity 9")]
    [InlineData("e\tPerson", "x\tPerson", "line 5 of the annotated news: 'x' begins no line of annotation")]
    [InlineData("e\tPerson", "e\tHuman", "line 5 of the annotated news: Requested value 'Human' was not found.")]
    public void A_line_that_does_not_fit_is_named(string right, string wrong, string message)
    {
        var at = Written.IndexOf(right, StringComparison.Ordinal);
        var broken = string.Concat(Written.AsSpan(0, at), wrong, Written.AsSpan(at + right.Length));

        var fault = Assert.Throws<InvalidDataException>(() => NewsAnnotations.Read(new StringReader(broken), _ => Printed));

        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void The_annotated_news_of_the_tree_fits_the_texts_beside_it()
    {
        var shared = Shared();
        if (!Directory.Exists(Path.Combine(shared, "eval", "train")))
        {
            Assert.Skip("the learning data is not beside the checkout");
        }

        var news = LearningSet.Load(shared).Where(article => article.Split == "news").ToArray();

        Assert.True(news.Length >= 700, $"{news.Length} annotated news");
        Assert.All(news, article => Assert.NotEmpty(article.Entities));
        Assert.Equal(news.Length, news.Select(article => article.Document).Distinct().Count());
        // Nothing of what is measured is learned.
        var gold = new Retold(GoldSet.Load(shared).Select(article => article.Text.Text).Concat(Directory.GetFiles(Path.Combine(shared, "corpus", "pages")).Select(File.ReadAllText)));
        Assert.DoesNotContain(news, article => gold.Repeats(article.Text.Text));
    }

    private static TrainingArticle Annotated()
    {
        var text = JsonSerializer.Serialize(Printed);
        var folder = Directory.CreateTempSubdirectory("kg-annotated").FullName;
        try
        {
            var file = Path.Combine(folder, "news.jsonl");
            File.WriteAllText(file, $$"""
                {"document":"{{Document}}","articles":[{"id":"7","title":"暖桥驿站开张","entities":[
                {{Entity("e1", "Place", "云溪县", 11, 22)}},{{Entity("e2", "Agency", "云溪县民政局", 11)}},{{Entity("e3", "Facility", "暖桥驿站", 4, 30)}},{{Entity("e4", "Person", "何一川", 37)}}],
                "relations":[{"type":"LOCATED_IN","from":"e2","to":"e1","quote":"云溪县民政局","start":11,"end":17},{"type":"HOLDS_POST","from":"e4","to":"e2","title":"局长","quote":"局长何一川","start":35,"end":40}],
                "observations":[{"subject":"e3","place":"e1","metric":"建成数量","value":12,"unit":"家","comparison":"exact","change":false,"period":null,"quote":"建成12家暖桥驿站","start":25,"end":34}],
                "dates":[{"text":"8月5日","value":"--08-05","start":17,"end":21}]}]}
                """.ReplaceLineEndings(""));
            return Assert.Single(TrainingSet.Load(file, "news", new Dictionary<string, string> { [Document] = JsonSerializer.Deserialize<string>(text)! }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Entity(string id, string kind, string name, params int[] starts)
    {
        var mentions = string.Join(',', starts.Select(start => $$"""{"text":"{{name}}","start":{{start}},"end":{{start + name.Length}}}"""));
        var more = kind switch
        {
            "Place" => ""","level":"county","canonical":"某省某市云溪县" """,
            "Facility" => ""","altKind":"Programme" """,
            _ => "",
        };
        return $$"""{"id":"{{id}}","kind":"{{kind}}","name":"{{name}}"{{more}},"mentions":[{{mentions}}]}""";
    }

    private static string Shared()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KnowledgeGraph.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return Path.Combine(folder, "..", "shared");
    }
}
