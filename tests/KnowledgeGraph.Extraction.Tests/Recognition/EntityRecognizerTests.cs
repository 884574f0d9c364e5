using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Extraction.Tests.Recognition;

public sealed class EntityRecognizerTests
{
    private const string Page =
        "近日，杭州市临安区太湖源镇的“暖心驿站”启用。临安区民政局局长陈国良说，“银龄守护”行动将在全镇推广。\n" +
        "杭州云杉科技有限公司向太湖源镇捐赠了图书。";

    private static AnnotatedArticle Annotate(string body, string? title = null) =>
        AnnotatedArticle.Create(new(new() { Id = "article:a.txt/1", Document = "a.txt", Number = 1, Title = title, Body = body }));

    private static List<string> Names(string body, string? title = null)
    {
        var article = Annotate(body, title);
        return [.. EntityRecognizer.Embedded.Recognize(article).Select(m => $"{m.Kind} {article.Text[m.Start..m.End]}")];
    }

    [Theory]
    [InlineData("近日，绍兴市上虞区召开现场会。", "Place 绍兴市")]
    [InlineData("近日，绍兴市上虞区召开现场会。", "Place 上虞区")]
    [InlineData("昨天，安吉县人民政府办公室印发通知。", "Agency 安吉县人民政府办公室")]
    [InlineData("据悉，浙江青禾农业科技有限公司与当地签约。", "Organization 浙江青禾农业科技有限公司")]
    [InlineData("当地启动“青苗护航”行动，帮助孩子们度过暑假。", "Programme “青苗护航”行动")]
    [InlineData("“我们会把好事办好。”镇党委书记王建平说。", "Person 王建平")]
    public void Names_of_the_kind_are_found(string body, string expected) => Assert.Contains(expected, Names(body));

    [Fact]
    public void A_chain_of_places_falls_into_its_parts()
    {
        var names = Names("浙江省湖州市德清县莫干山镇的民宿迎来客人。");
        Assert.Equal(["Place 浙江省", "Place 湖州市", "Place 德清县", "Place 莫干山镇"], names);
    }

    [Fact]
    public void Places_of_a_list_are_found_one_by_one()
    {
        var names = Names("活动将走进余姚市、慈溪市、宁海县和象山县。");
        Assert.Equal(["Place 余姚市", "Place 慈溪市", "Place 宁海县", "Place 象山县"], names);
    }

    [Fact]
    public void Text_without_names_has_no_mentions() => Assert.Empty(Names("天气很好，大家都很高兴。"));

    [Fact]
    public void A_word_longer_than_any_name_may_stand_anywhere()
    {
        var address = "www." + string.Concat(Enumerable.Repeat("abcdefghij0123456789", 12));
        Assert.Contains("Place 余姚市", Names($"余姚市{address}公司与{address}县、“{address}”计划和{address}"));
    }

    [Fact]
    public void An_empty_text_has_no_mentions() => Assert.Empty(Names(""));

    [Fact]
    public void Mentions_come_by_start_and_lie_in_one_part()
    {
        var article = Annotate(Page, "临安区：驿站暖人心");
        var mentions = EntityRecognizer.Embedded.Recognize(article);
        Assert.NotEmpty(mentions);
        for (var i = 0; i < mentions.Length; i++)
        {
            Assert.True(mentions[i].Length > 0);
            Assert.InRange(mentions[i].Score, 0, 1);
            Assert.NotNull(article.Article.SpanOf(mentions[i].Start, mentions[i].End).Part.ToString());
            Assert.True(i == 0 || (mentions[i - 1].Start, -mentions[i - 1].End).CompareTo((mentions[i].Start, -mentions[i].End)) < 0);
        }
    }

    [Fact]
    public void Mentions_nest_or_stand_apart_but_never_cross()
    {
        var mentions = EntityRecognizer.Embedded.Recognize(Annotate(Page));
        foreach (var a in mentions)
        {
            Assert.DoesNotContain(mentions, b => a.Start < b.Start && b.Start < a.End && a.End < b.End);
        }
    }

    [Fact]
    public async Task The_same_article_gives_the_same_mentions_from_any_thread_and_after_any_other()
    {
        var expected = EntityRecognizer.Embedded.Recognize(Annotate(Page));
        var tasks = Enumerable.Range(0, 16).Select(i => Task.Run(() =>
        {
            EntityRecognizer.Embedded.Recognize(Annotate(string.Concat(Enumerable.Repeat("宁波市海曙区。", 10 * i))));
            return EntityRecognizer.Embedded.Recognize(Annotate(Page));
        }));
        foreach (var mentions in await Task.WhenAll(tasks))
        {
            Assert.Equal(expected, mentions);
        }
    }
}
