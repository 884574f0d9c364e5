using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Linking;

public class PlaceResolverTests
{
    private static readonly DivisionTree Tree = DivisionTree.Embedded;

    [Theory]
    [InlineData("浙江省杭州市西湖区今天办了一场比赛。", "西湖区", "浙江省杭州市西湖区")]
    [InlineData("南昌市西湖区今天办了一场比赛。", "西湖区", "江西省南昌市西湖区")]
    [InlineData("浙江宁波慈溪市附海镇的工厂开工了。", "浙江宁波慈溪市附海镇", "浙江省宁波市慈溪市附海镇")]
    [InlineData("浙江宁波慈溪市附海镇的工厂开工了。", "宁波", "浙江省宁波市")]
    [InlineData("记者走进余杭区黄湖镇，青山村的茶园绿了。", "青山村", "浙江省杭州市余杭区黄湖镇青山村")]
    [InlineData("记者从杭州了解到，西湖区的学校开学了。", "西湖区", "浙江省杭州市西湖区")]
    [InlineData("鄞州区发布消息，全鄞上下动起来。", "鄞", "浙江省宁波市鄞州区")]
    [InlineData("宁波市今天开会，宁波市各县都来人。会议在鄞召开，宁波市领导到场。鄞州区介绍经验。", "鄞", "浙江省宁波市鄞州区")]
    [InlineData("浙商回到家乡杭州。", "浙", "浙江省")]
    [InlineData("苏州市姑苏区，苏商聚在一起。", "苏", "江苏省苏州市")]
    [InlineData("上海市长宁区天山路街道，天山的居民笑了。", "天山", "上海市长宁区天山路街道")]
    [InlineData("江苏省苏州市苏州工业园区扩大开放。", "苏州工业园区", "江苏省苏州市苏州工业园区")]
    [InlineData("福安市穆云乡", "福安市穆云乡", "福建省宁德市福安市穆云畲族乡")]
    [InlineData("吉林春耕开始了，长春市的农户在地里。", "吉林", "吉林省")]
    public void A_name_means_the_division_that_chain_and_article_support(string text, string name, string path)
    {
        var place = Resolve(Some.Article(text), name, out _);
        Assert.Equal(path, Tree.CanonicalOf(place.Division));
    }

    [Fact]
    public void The_headline_the_dateline_and_the_source_tell_where_an_article_plays()
    {
        Assert.Equal("浙江省杭州市西湖区", HomeOf(Some.Article("西湖区的学校开学了。", dateline: "杭州电")));
        Assert.Equal("江西省南昌市西湖区", HomeOf(Some.Article("西湖区的学校开学了。", source: "南昌日报")));
        Assert.Equal("浙江省宁波市慈溪市", HomeOf(Some.Article("村民们忙着收杨梅。", title: "慈溪杨梅熟了")));
        Assert.Equal("-", HomeOf(Some.Article("村民们忙着收杨梅。")));
    }

    [Fact]
    public void A_village_that_the_list_does_not_hold_lies_in_the_township_before_it()
    {
        var place = Resolve(Some.Article("余杭区黄湖镇昱岭关前村的茶园绿了。"), "昱岭关前村", out _);
        Assert.Equal(-1, place.Division);
        Assert.Equal("浙江省杭州市余杭区黄湖镇", Tree.CanonicalOf(place.Within));
        Assert.Equal(PlaceLevel.Village, place.Level);
    }

    [Fact]
    public void A_village_name_that_repeats_is_told_by_its_home_only()
    {
        var place = Resolve(Some.Article("青山村的茶园绿了。"), "青山村", out _);
        Assert.Equal((-1, -1), (place.Division, place.Within));
        place = Resolve(Some.Article("余杭区的春天来了。青山村的茶园绿了。"), "青山村", out _);
        Assert.Equal("浙江省杭州市余杭区黄湖镇青山村", Tree.CanonicalOf(place.Division));
    }

    [Fact]
    public void A_village_keeps_the_word_that_the_article_uses()
    {
        var place = Resolve(Some.Article("余杭区黄湖镇青山社区办起了学堂。"), "青山社区", out _);
        Assert.Equal("青山社区", place.Name);
        Assert.Equal("浙江省杭州市余杭区黄湖镇青山村", Tree.CanonicalOf(place.Division));
    }

    [Fact]
    public void A_township_that_several_counties_have_needs_support()
    {
        var place = Resolve(Some.Article("太平镇举办了龙舟赛。"), "太平镇", out _);
        Assert.Equal(-1, place.Division);
        place = Resolve(Some.Article("黄山区太平湖边，太平镇举办了龙舟赛。邛崃市也来了人。"), "邛崃市", out _);
        Assert.Equal("四川省成都市邛崃市", Tree.CanonicalOf(place.Division));
    }

    [Fact]
    public void A_zone_outside_the_list_lies_in_its_home()
    {
        var place = Resolve(Some.Article("衢州市的项目落户智造新城。"), "智造新城", out _);
        Assert.Equal(-1, place.Division);
        Assert.Equal(PlaceLevel.Zone, place.Level);
        Assert.Equal("浙江省衢州市", Tree.CanonicalOf(place.Within));
    }

    [Fact]
    public void A_prefix_is_read_as_a_place()
    {
        var article = Some.Article("南昌市西湖区民政局来了。");
        var (division, end) = new PlaceResolver(article, Tree).Prefix(0, 9);
        Assert.Equal("江西省南昌市西湖区", Tree.CanonicalOf(division));
        Assert.Equal(6, end);
    }

    [Fact]
    public void Place_codes_of_annotated_articles_are_right()
    {
        var folder = SharedData.Folder("eval", "train");
        var right = 0;
        var coded = 0;
        foreach (var (article, name, start, end, code) in SharedData.CodedPlaces(folder, "tune.jsonl"))
        {
            coded++;
            var place = new PlaceResolver(article, Tree).Resolve(start, end);
            right += place.Division >= 0 && Tree.CodeOf(place.Division) == code ? 1 : 0;
            Assert.NotEmpty(name);
        }
        Assert.True(coded > 300);
        Assert.True(right >= 0.97 * coded, $"{right} of {coded}");
    }

    private static ResolvedPlace Resolve(ArticleText article, string name, out PlaceResolver resolver)
    {
        resolver = new(article, Tree);
        var mention = Some.Mention(article, EntityKind.Place, name);
        return resolver.Resolve(mention.Start, mention.End);
    }

    private static string HomeOf(ArticleText article)
    {
        var home = new PlaceResolver(article, Tree).Home;
        return home < 0 ? "-" : Tree.CanonicalOf(home);
    }
}
