using KnowledgeGraph.Extraction.Layout;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Layout;

/// <summary>Small pages, one difficulty each.</summary>
public sealed class PageTests
{
    private const string Body = "近日，青溪镇的夜校开课了，三十名茶农坐进了教室。授课的是镇里的老师傅，他带来了自己用了二十年的竹篮。";

    [Fact]
    public void A_page_of_captions_only_has_no_articles()
    {
        Assert.Empty(Read("\n\n青溪镇茶农在采茶 王小川 摄\n\n\n\n夜校里坐满了人（图片由青溪镇政府提供）"));
    }

    [Fact]
    public void An_empty_page_has_no_articles()
    {
        Assert.Empty(Read(" \n\u0007\n# \n"));
    }

    [Fact]
    public void A_short_text_is_an_article_without_a_title()
    {
        var article = Assert.Single(Read("近日，一座新桥通车。"));

        Assert.Null(article.Title);
        Assert.Equal("近日，一座新桥通车。", article.Body);
    }

    [Fact]
    public void Headline_byline_and_caption_are_told_from_the_text()
    {
        var article = Assert.Single(Read($"山里书屋 灯火通明\n\n青溪镇办起茶农夜校\n\n王 川 李一诺\n\n{Body}\n\n\n\n茶农夜校开课现场 王小川 摄"));

        Assert.Equal("青溪镇办起茶农夜校", article.Title);
        Assert.Equal("山里书屋 灯火通明", article.Subtitle);
        Assert.Equal(["王川", "李一诺"], article.Authors);
        Assert.Equal(Body, article.Body);
        Assert.Equal(["茶农夜校开课现场 王小川 摄"], article.Captions);
    }

    [Fact]
    public void A_closing_byline_ends_an_article_and_names_run_together_are_cut()
    {
        var articles = Read($"## 青溪镇办起茶农夜校\n\n{Body} (王小川李一诺)\n\n## 云岭村通了班车\n\n{Body}(赵小满)");

        Assert.Equal(["青溪镇办起茶农夜校", "云岭村通了班车"], articles.Select(a => a.Title));
        Assert.Equal(["王小川", "李一诺"], articles[0].Authors);
        Assert.Equal(["赵小满"], articles[1].Authors);
        Assert.Equal(Body, articles[0].Body);
    }

    [Fact]
    public void A_sentence_broken_by_a_caption_goes_on_behind_it()
    {
        var article = Assert.Single(Read($"# 青溪镇办起茶农夜校\n\n王小川\n\n{Body[..37]}\n\n\n\n夜校里坐满了人（图片由青溪镇政府提供）\n\n{Body[37..]}"));

        Assert.Equal(Body, article.Body);
        Assert.Equal(["夜校里坐满了人（图片由青溪镇政府提供）"], article.Captions);
    }

    [Fact]
    public void A_banner_over_several_articles_is_no_headline()
    {
        var articles = Read($"# 云岭县：乡村新事多\n\n## 青溪镇：夜校开课 茶农满座\n\n王小川\n\n{Body}\n\n## 石桥镇：班车进村 出行不愁\n\n李一诺\n\n{Body}");

        Assert.Equal(["青溪镇：夜校开课 茶农满座", "石桥镇：班车进村 出行不愁"], articles.Select(a => a.Title));
        Assert.All(articles, a => Assert.Null(a.Subtitle));
    }

    [Fact]
    public void Subheadings_stay_in_the_body()
    {
        var article = Assert.Single(Read($"青溪镇办起茶农夜校\n\n王小川 李一诺\n\n{Body}\n\n一盏灯亮到深夜\n\n{Body}"));

        Assert.Equal($"{Body}\n一盏灯亮到深夜\n{Body}", article.Body);
    }

    [Fact]
    public void Half_width_marks_and_stray_spaces_become_clean_text()
    {
        var article = Assert.Single(Read("近日,青溪镇的夜校开课 了,三十名\"茶农\"坐进了教室(见 图)。授课的是镇里的老师傅,他带来了竹篮。"));

        Assert.Equal("近日，青溪镇的夜校开课了，三十名“茶农”坐进了教室（见图）。授课的是镇里的老师傅，他带来了竹篮。", article.Body);
    }

    [Fact]
    public void Ids_count_from_one_in_page_order()
    {
        var articles = Read($"## 甲乡办起茶农夜校\n\n王小川\n\n{Body}\n\n## 乙乡通了班车\n\n李一诺\n\n{Body}");

        Assert.Equal(["article:p.txt/1", "article:p.txt/2"], articles.Select(a => a.Id));
    }

    [Fact]
    public void Any_text_gives_some_answer()
    {
        var random = new Random(3);
        const string characters = "。，：“”（）() \n\n##王李摄近日12月电讯记者a\u3000\ud83d\ude00、图片由提供";
        for (var i = 0; i < 3000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(120)).Select(_ => characters[random.Next(characters.Length)])]);
            foreach (var laidOut in PageReader.Read(new() { Document = "p.txt", Text = text, SingleArticle = i % 2 == 0 }))
            {
                var body = laidOut.Article.Body;
                for (var at = 0; at < body.Length; at++)
                {
                    Assert.InRange(laidOut.MapOf(ArticlePart.Body)!.SourceOf(at), 0, text.Length);
                }
            }
        }
    }

    private static List<Article> Read(string text) => [.. PageReader.Read(new() { Document = "p.txt", Text = text }).Select(a => a.Article)];
}
