using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Relations;

public class RelationExtractorTests
{
    [Fact]
    public void A_chain_of_places_is_part_of_the_place_above()
    {
        var article = new Invented("近日，记者走进浙江省湖州市安吉县灵峰街道大竹园村，看到村民正在采茶。")
            .Place(PlaceLevel.Province, "浙江省", "浙江省")
            .Place(PlaceLevel.City, "湖州市", "浙江省湖州市")
            .Place(PlaceLevel.County, "安吉县", "浙江省湖州市安吉县")
            .Place(PlaceLevel.Township, "灵峰街道", "浙江省湖州市安吉县灵峰街道")
            .Place(PlaceLevel.Village, "大竹园村", "浙江省湖州市安吉县灵峰街道大竹园村");
        Assert.Equal(
            ["PART_OF 大竹园村 灵峰街道", "PART_OF 安吉县 湖州市", "PART_OF 湖州市 浙江省", "PART_OF 灵峰街道 安吉县"],
            article.Relations());
    }

    [Fact]
    public void A_body_is_located_in_the_place_of_its_name()
    {
        var article = new Invented("8月3日，德清县民政局组织志愿者来到武康街道开展慰问。")
            .Place(PlaceLevel.County, "德清县", "浙江省湖州市德清县")
            .Place(PlaceLevel.Township, "武康街道", "浙江省湖州市德清县武康街道")
            .With(EntityKind.Agency, "德清县民政局");
        Assert.Contains("LOCATED_IN 德清县民政局 德清县", article.Relations());
        Assert.DoesNotContain("LOCATED_IN 德清县民政局 武康街道", article.Relations());
    }

    [Fact]
    public void A_programme_is_implemented_in_and_led_by_the_place_that_carries_it_out()
    {
        var article = new Invented("今年以来，嘉善县姚庄镇创新推行“邻里管家”机制，组织党员上门服务。")
            .Place(PlaceLevel.County, "嘉善县", "浙江省嘉兴市嘉善县")
            .Place(PlaceLevel.Township, "姚庄镇", "浙江省嘉兴市嘉善县姚庄镇")
            .With(EntityKind.Programme, "“邻里管家”机制");
        Assert.Contains("IMPLEMENTED_IN “邻里管家”机制 姚庄镇", article.Relations());
        Assert.Contains("LED_BY “邻里管家”机制 姚庄镇", article.Relations());
    }

    [Fact]
    public void Who_organises_an_event_leads_it()
    {
        var article = new Invented("8月5日，由海盐县总工会主办、海盐县图书馆承办的“书香工会”读书节在武原街道举行。")
            .Place(PlaceLevel.County, "海盐县", "浙江省嘉兴市海盐县")
            .Place(PlaceLevel.Township, "武原街道", "浙江省嘉兴市海盐县武原街道")
            .With(EntityKind.Agency, "海盐县总工会")
            .With(EntityKind.Organization, "海盐县图书馆")
            .With(EntityKind.Event, "“书香工会”读书节");
        Assert.Contains("LED_BY “书香工会”读书节 海盐县总工会", article.Relations());
        Assert.Contains("LED_BY “书香工会”读书节 海盐县图书馆", article.Relations());
        Assert.Contains("LOCATED_IN “书香工会”读书节 武原街道", article.Relations());
    }

    [Fact]
    public void A_local_brand_is_an_instance_of_the_wider_programme()
    {
        var article = new Invented("新仓镇打造“杨梅红”共富工坊，带动村民增收。目前，新仓镇已建成共富工坊12家。")
            .Place(PlaceLevel.Township, "新仓镇", "浙江省嘉兴市平湖市新仓镇")
            .With(EntityKind.Programme, "“杨梅红”共富工坊")
            .With(EntityKind.Programme, "共富工坊");
        Assert.Contains("INSTANCE_OF “杨梅红”共富工坊 共富工坊", article.Relations());
    }

    [Fact]
    public void A_title_between_body_and_name_is_the_post()
    {
        var article = new Invented("“我们会继续做好服务。”长兴县水利局副局长周明远说。")
            .Place(PlaceLevel.County, "长兴县", "浙江省湖州市长兴县")
            .With(EntityKind.Agency, "长兴县水利局")
            .With(EntityKind.Person, "周明远");
        var post = article.Relation(RelationType.HoldsPost, "周明远", "长兴县水利局");
        Assert.Equal("副局长", post.Title);
        Assert.Equal("长兴县水利局副局长周明远", article[post.Start, post.End]);
        Assert.InRange(post.Score, 0.5f, 1f);
    }

    [Fact]
    public void Bodies_that_sign_together_are_partners()
    {
        var article = new Invented("7月20日，桐庐县农业农村局与浙江农林大学签署战略合作协议，双方将共同开展合作。")
            .Place(PlaceLevel.County, "桐庐县", "浙江省杭州市桐庐县")
            .With(EntityKind.Agency, "桐庐县农业农村局")
            .With(EntityKind.Organization, "浙江农林大学");
        Assert.Contains(article.Extract(), r => r.Type == RelationType.PartnersWith);
    }

    [Fact]
    public void Every_quote_has_4_to_30_characters_of_one_part()
    {
        var article = new Invented("余杭区运河街道党工委副书记沈立群表示，街道将推进“安心食堂”项目，让老人就近吃上热饭，" + new string('好', 40) + "。", "余杭区：“安心食堂”项目暖人心")
            .Place(PlaceLevel.County, "余杭区", "浙江省杭州市余杭区")
            .Place(PlaceLevel.Township, "运河街道", "浙江省杭州市余杭区运河街道")
            .With(EntityKind.Agency, "运河街道党工委")
            .With(EntityKind.Programme, "“安心食堂”项目")
            .With(EntityKind.Person, "沈立群");
        var relations = article.Extract();
        Assert.NotEmpty(relations);
        Assert.All(relations, r =>
        {
            Assert.InRange(r.End - r.Start, RelationQuote.Shortest, RelationQuote.Longest);
            Assert.DoesNotContain('\n', article[r.Start, r.End]);
            var span = article.Text.SpanOf(r.Start, r.End);
            Assert.Equal(article[r.Start, r.End], article.Text.Article.TextOf(span.Part)[span.Start..span.End]);
        });
    }

    [Fact]
    public void The_same_article_gives_the_same_relations()
    {
        var article = new Invented("德清县民政局和德清县慈善总会在武康街道启动“暖冬行动”。")
            .Place(PlaceLevel.County, "德清县", "浙江省湖州市德清县")
            .Place(PlaceLevel.Township, "武康街道", "浙江省湖州市德清县武康街道")
            .With(EntityKind.Agency, "德清县民政局")
            .With(EntityKind.Organization, "德清县慈善总会")
            .With(EntityKind.Programme, "“暖冬行动”");
        var first = article.Extract();
        var again = new LocalRelation[8][];
        Parallel.For(0, again.Length, i => again[i] = article.Extract());
        Assert.NotEmpty(first);
        Assert.All(again, a => Assert.Equal(first, a));
    }

    [Fact]
    public void One_entity_alone_has_no_relations() =>
        Assert.Empty(new Invented("安吉县今天晴。").Place(PlaceLevel.County, "安吉县", "浙江省湖州市安吉县").Extract());

    [Fact]
    public void Most_pairs_of_a_long_article_are_dropped_before_their_features_are_looked_at()
    {
        var names = Enumerable.Range(0, 20).Select(i => (Place: $"{"甲乙丙丁戊己庚辛壬癸"[i % 10]}{"河湖山溪"[i / 10]}村", Body: $"{"春夏秋冬东西南北中外"[i % 10]}{"风云"[i / 10]}公司")).ToArray();
        var article = new Invented(string.Concat(names.Select(n => $"{n.Body}位于{n.Place}，经营茶叶。村民都说好。")));
        foreach (var (place, body) in names)
        {
            article.Place(PlaceLevel.Village, place, $"浙江省湖州市安吉县{place}").With(EntityKind.Organization, body);
        }
        var read = RelationReading.Read(new(article.Index()), RelationModel.Embedded);
        var located = read.Where(c => c.Type == RelationType.LocatedIn).Select(c => (c.From, c.To)).ToHashSet();
        Assert.InRange(located.Count, 20, 20 * 20 / 2);
        Assert.All(Enumerable.Range(0, names.Length), i => Assert.Contains(((2 * i) + 1, 2 * i), located));
    }
}
