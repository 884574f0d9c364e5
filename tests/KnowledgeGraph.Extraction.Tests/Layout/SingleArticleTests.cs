using KnowledgeGraph.Extraction.Layout;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Layout;

public sealed class SingleArticleTests
{
    [Fact]
    public void An_agency_line_goes_into_the_dateline_and_its_names_to_the_authors()
    {
        var article = Read("某新网青田3月2日电(王小川 李一诺)3月1日，青田县举行春茶开采仪式。(完)");

        Assert.Equal("某新网青田3月2日电（王小川 李一诺）", article.Dateline);
        Assert.Equal("3月1日，青田县举行春茶开采仪式。（完）", article.Body);
        Assert.Equal(["王小川", "李一诺"], article.Authors);
    }

    [Fact]
    public void Names_without_gaps_behind_their_functions_are_told_apart()
    {
        var article = Read("某义网讯(记者蔡明杰通讯员朱一忻陈小萍)近日，海边的村子里来了一支演出队。");

        Assert.Equal(["蔡明杰", "朱一忻", "陈小萍"], article.Authors);
        Assert.StartsWith("近日", article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Authors_that_touch_the_first_sentence_are_taken_off_it()
    {
        var article = Read("湖滨日报全媒记者 张小茜通讯员 彭一丹“驿站里有热水，也有充电的地方。”骑手老周说。");

        Assert.Equal(["张小茜", "彭一丹"], article.Authors);
        Assert.Equal("“驿站里有热水，也有充电的地方。”骑手老周说。", article.Body);
    }

    [Fact]
    public void Notes_behind_the_last_sentence_are_cut_off_and_their_authors_kept()
    {
        var article = Read("近日，街道办了一场邻里市集，来了三百多人。通讯员 吕小丹 某某晚报记者 王一塞校对 盛小媛返回搜狐，查看更多责任编辑：");

        Assert.Equal("近日，街道办了一场邻里市集，来了三百多人。", article.Body);
        Assert.Equal(["吕小丹", "王一塞"], article.Authors);
    }

    [Theory]
    [InlineData("（来源：某区人民政府网站）")]
    [InlineData("来源：某地发布返回搜狐，查看更多责任编辑：")]
    [InlineData("【责任编辑：甲某】")]
    [InlineData("声明：转载此文是出于传递更多信息之目的。若有来源标注错误，请与本网联系。")]
    public void A_tail_that_is_no_text_of_the_article_is_cut_off(string tail)
    {
        var article = Read("近日，社区的图书角添了两千册新书。" + tail);

        Assert.Equal("近日，社区的图书角添了两千册新书。", article.Body);
        Assert.Empty(article.Authors);
    }

    [Fact]
    public void The_original_headline_is_parted_from_the_body()
    {
        var article = Read("原标题：清溪镇办起茶农夜校 手艺人登台讲课近日，清溪镇的茶农夜校开课了，三十名茶农到场。");

        Assert.Equal("清溪镇办起茶农夜校 手艺人登台讲课", article.Title);
        Assert.Equal("近日，清溪镇的茶农夜校开课了，三十名茶农到场。", article.Body);
    }

    [Fact]
    public void A_headline_that_was_printed_twice_is_taken_once()
    {
        var article = Read("原标题：山里的书屋亮了灯山里的书屋亮了灯 三年前，这里还是一间空房。");

        Assert.Equal("山里的书屋亮了灯", article.Title);
        Assert.Equal("三年前，这里还是一间空房。", article.Body);
    }

    [Fact]
    public void The_metadata_gives_title_and_date_where_the_text_has_none()
    {
        var article = PageReader.Read(new()
        {
            Document = "a/b.txt",
            Text = "近日，一座新桥通车。",
            Title = "新桥通车",
            Date = PartialDate.Of(2023, 8),
            SingleArticle = true,
        }).Single().Article;

        Assert.Equal(("article:a/b.txt/1", "新桥通车", "2023-08", DateBasis.Stated), (article.Id, article.Title, article.Published.ToString(), article.PublishedBasis));
    }

    [Fact]
    public void Offsets_lead_back_to_the_file()
    {
        const string file = "# title: 无\n\n某新网杭州5月1日电(王小川) 近日,两 座新桥通车,\u0007市民\"尝鲜\"。";
        var start = file.IndexOf("\n\n", StringComparison.Ordinal) + 1;

        var laidOut = PageReader.Read(new() { Document = "x.txt", Text = file[start..], TextStart = start, SingleArticle = true }).Single();

        Assert.Equal("近日，两 座新桥通车，市民“尝鲜”。", laidOut.Article.Body);
        var at = laidOut.Article.Body.IndexOf("通车，市民", StringComparison.Ordinal);
        var span = laidOut.WithDocumentOffsets(new(ArticlePart.Body, 0, at, at + 5));
        Assert.Equal("通车,\u0007市民", file[span.DocumentStart..span.DocumentEnd]);
        span = laidOut.WithDocumentOffsets(new(ArticlePart.Dateline, 0, 3, 5));
        Assert.Equal("杭州", file[span.DocumentStart..span.DocumentEnd]);
    }

    private static Article Read(string text) => PageReader.Read(new() { Document = "x.jsonl#1", Text = text, TextStart = -1, SingleArticle = true }).Single().Article;
}
