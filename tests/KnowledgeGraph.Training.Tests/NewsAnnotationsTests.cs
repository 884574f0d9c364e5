using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Tests;

namespace KnowledgeGraph.Training.Tests;

/// <summary>Annotation without its texts: written, read again beside the texts, and refused where it does not fit them.</summary>
public sealed class NewsAnnotationsTests
{
    private const string Document = "local.jsonl#7";
    private const string Untitled = "plain.jsonl.gz#8";

    private static readonly Dictionary<string, string> Texts = new()
    {
        [Document] = "原标题：暖桥驿站开张 云溪县民政局8月5日在云溪县建成12家暖桥驿站，局长何一川到场。",
        [Untitled] = "今年以来，云溪县接单量同比增长超7.5%。",
    };

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
        plain.jsonl.gz#8	e2654650f8373690	0
        e	Place	-	云溪县	-	5 8
        o	0	-1	接单量	7.5	%	More	rate	今年以来	8 20

        """;

    [Fact]
    public void Annotation_is_written_without_the_text()
    {
        using var output = new StringWriter();

        NewsAnnotations.Write(output, Annotated());

        Assert.Equal(Written.ReplaceLineEndings("\n"), output.ToString());
    }

    [Fact]
    public void What_was_written_is_read_again_beside_the_text()
    {
        var read = NewsAnnotations.Read(new StringReader(Written), Texts.GetValueOrDefault);

        using var again = new StringWriter();
        NewsAnnotations.Write(again, read);
        Assert.Equal(Written.ReplaceLineEndings("\n"), again.ToString());
        Assert.Equal(["暖桥驿站开张\n云溪县民政局8月5日在云溪县建成12家暖桥驿站，局长何一川到场。", Texts[Untitled]], read.Select(article => article.Text.Text));
        Assert.Equal(["暖桥驿站开张", null], read.Select(article => article.Text.Article.Title));
        Assert.Equal(["news", "news"], read.Select(article => article.Split));
        Assert.Equal(EntityKind.Programme, read[0].Entities[2].AlternativeKind);
        Assert.Equal([true, false], read[0].Entities[0].Inside);
        Assert.Equal(new(0, -1, "接单量", 7.5, "%", Comparison.More, true, "今年以来", 8, 20, 1), Assert.Single(read[1].Observations));
    }

    [Fact]
    public void Another_text_than_was_annotated_is_refused()
    {
        var fault = Assert.Throws<InvalidDataException>(() => NewsAnnotations.Read(new StringReader(Written), document => Texts[document].Replace("12", "13", StringComparison.Ordinal)));

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
    [InlineData("7 13", "7 13131313131", "line 3 of the annotated news: Value was either too large or too small for an Int32.")]
    [InlineData("r\tLOCATED_IN\t1\t0", "r\tLOCATED_IN\t1\t9", "line 6 of the annotated news: there is no entity 9")]
    [InlineData("r\tLOCATED_IN\t1\t0", "r\tLOCATED_IN\t-1\t0", "line 6 of the annotated news: there is no entity -1")]
    [InlineData("r\tLOCATED_IN", "r\tNEAR", "line 6 of the annotated news: 'NEAR' is no relation")]
    [InlineData("e\tPerson", "x\tPerson", "line 5 of the annotated news: 'x' begins no line of annotation")]
    [InlineData("e\tPerson", "e\tHuman", "line 5 of the annotated news: 'Human' is no EntityKind")]
    [InlineData("e\tPerson", "e\t99", "line 5 of the annotated news: '99' is no EntityKind")]
    public void A_line_that_does_not_fit_is_named(string right, string wrong, string message)
    {
        var at = Written.IndexOf(right, StringComparison.Ordinal);
        var broken = string.Concat(Written.AsSpan(0, at), wrong, Written.AsSpan(at + right.Length));

        var fault = Assert.Throws<InvalidDataException>(() => NewsAnnotations.Read(new StringReader(broken), Texts.GetValueOrDefault));

        Assert.Equal(message, fault.Message);
    }

    [Theory]
    [InlineData("接单\t量", "%", "'接单\t量' holds a tab or a line's end and can't be written")]
    [InlineData("接单\n量", "%", "'接单/量' holds a tab or a line's end and can't be written")]
    [InlineData("接单量", "-", "a field that is '-' itself can't be written")]
    public void What_could_not_be_read_again_is_not_written(string metric, string unit, string message)
    {
        var article = Annotated()[1];
        var spoilt = new TrainingArticle
        {
            Document = Untitled,
            Split = "news",
            Text = article.Text,
            Entities = article.Entities,
            Relations = [],
            Observations = [article.Observations[0] with { Metric = metric, Unit = unit }],
            Dates = [],
        };

        var fault = Assert.Throws<InvalidDataException>(() => NewsAnnotations.Write(TextWriter.Null, [spoilt]));

        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void The_annotated_news_of_the_tree_fits_the_texts_beside_it()
    {
        var news = News();

        Assert.Equal(2948, news.Length);
        Assert.All(news, article => Assert.NotEmpty(article.Entities));
        Assert.Equal(news.Length, news.Select(article => article.Document).Distinct().Count());
    }

    [Fact]
    public void No_annotated_news_repeats_an_evaluation_text()
    {
        _ = Repository.Shared("eval/gold");
        var pages = Directory.GetFiles(Repository.Shared("corpus/pages")).Select(File.ReadAllText);
        var evaluation = new Retold(GoldSet.Load(Repository.Shared("")).Select(article => article.Text.Text).Concat(pages));

        Assert.DoesNotContain(News(), article => evaluation.Repeats(article.Text.Text));
    }

    private static TrainingArticle[] News()
    {
        _ = (Repository.Shared("eval/train"), Repository.Shared("corpus/news"));
        return [.. LearningSet.Load(Repository.Shared("")).Where(article => article.Split == NewsAnnotations.Split)];
    }

    /// <summary>The same annotation in the gold's form, whose offsets count in the print.</summary>
    private static IReadOnlyList<TrainingArticle> Annotated()
    {
        var folder = Directory.CreateTempSubdirectory("kg-annotated").FullName;
        try
        {
            var file = Path.Combine(folder, "news.jsonl");
            File.WriteAllLines(file,
            [
                $$"""
                {"document":"{{Document}}","articles":[{"id":"7","title":"暖桥驿站开张","entities":[
                {{Entity("e1", "Place", "云溪县", 11, 22)}},{{Entity("e2", "Agency", "云溪县民政局", 11)}},{{Entity("e3", "Facility", "暖桥驿站", 4, 30)}},{{Entity("e4", "Person", "何一川", 37)}}],
                "relations":[{"type":"LOCATED_IN","from":"e2","to":"e1","quote":"云溪县民政局","start":11,"end":17},{"type":"HOLDS_POST","from":"e4","to":"e2","title":"局长","quote":"局长何一川","start":35,"end":40}],
                "observations":[{"subject":"e3","place":"e1","metric":"建成数量","value":12,"unit":"家","comparison":"exact","change":false,"period":null,"quote":"建成12家暖桥驿站","start":25,"end":34}],
                "dates":[{"text":"8月5日","value":"--08-05","start":17,"end":21}]}]}
                """.ReplaceLineEndings(""),
                $$"""
                {"document":"{{Untitled}}","articles":[{"id":"8","title":null,"entities":[{"id":"e1","kind":"Place","name":"云溪县","mentions":[{"text":"云溪县","start":5,"end":8}]}],"relations":[],
                "observations":[{"subject":"e1","place":null,"metric":"接单量","value":7.5,"unit":"%","comparison":"more","change":true,"period":"今年以来","quote":"接单量同比增长超7.5%","start":8,"end":20}],"dates":[]}]}
                """.ReplaceLineEndings(""),
            ]);
            return TrainingSet.Load(file, "news", Texts);
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
}
