using KnowledgeGraph.Ingestion.Reading;

namespace KnowledgeGraph.Ingestion.Tests.Reading;

public sealed class HtmlReaderTests
{
    [Fact]
    public void The_main_text_is_read_without_the_furniture_of_the_page()
    {
        var source = HtmlReader.Read("a.html", """
            <!DOCTYPE html><html><head><title>望江街道开集市_某某网</title>
            <meta name="PubDate" content="2024-03-05 08:30"><meta name="ContentSource" content=" 某某日报 ">
            <link rel="canonical" href="https://example.org/1.html"><script>var a = "不要";</script></head>
            <body><header>首页 新闻 专题</header><nav><a href="/">首页</a></nav>
            <div class="wrap"><h1>望江街道<br>开集市</h1>
            <div class="body"><p>　　3月5日，望江街道的
               邻里集市开张。</p><p>摊位共有<b>三十</b>个&nbsp;，当天来了2000人。</p><figure><img src="x"><figcaption>集市一角。</figcaption></figure></div>
            <ul class="more"><li><a href="/2">相关新闻甲</a></li><li><a href="/3">相关新闻乙</a></li></ul></div>
            <footer>版权所有</footer></body></html>
            """);

        Assert.Equal("望江街道开集市", source.Title);
        Assert.Equal(("2024-03-05", "某某日报", "https://example.org/1.html"), (source.Date.ToString(), source.Source, source.Url));
        Assert.Equal("　　3月5日，望江街道的 邻里集市开张。\n\n摊位共有三十个 ，当天来了2000人。\n\n集市一角。", source.Text);
        Assert.Equal((-1, true), (source.TextStart, source.SingleArticle));
    }

    [Fact]
    public void A_page_without_metadata_gives_its_title_element_without_the_site()
    {
        var source = HtmlReader.Read("a.html", "<title>望江街道开集市 - 某某网</title><body>集市开张。<br>来了2000人。");

        Assert.Equal("望江街道开集市", source.Title);
        Assert.Equal("集市开张。\n来了2000人。", source.Text);
        Assert.Null(source.Date);
    }

    [Fact]
    public void A_page_nested_beyond_any_reason_is_read_all_the_same()
    {
        var source = HtmlReader.Read("a.html", string.Concat(Enumerable.Repeat("<div>", 2_000)) + "集市开张。");

        Assert.Equal("集市开张。", source.Text);
    }

    [Fact]
    public void A_page_of_very_many_paragraphs_keeps_them_in_order()
    {
        var source = HtmlReader.Read("a.html", "<body>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<p>{i}")));

        Assert.Equal(string.Join("\n\n", Enumerable.Range(0, 20_000)), source.Text);
    }
}
