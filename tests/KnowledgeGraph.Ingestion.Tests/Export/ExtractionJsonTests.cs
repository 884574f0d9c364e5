using System.Text;
using System.Text.Json;
using KnowledgeGraph.Ingestion.Export;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Tests.Export;

public sealed class ExtractionJsonTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = PlainJsonEncoder.Instance };

    [Fact]
    public void The_keys_stand_in_the_contract_s_order_and_chinese_is_not_escaped()
    {
        var article = new Article
        {
            Id = "article:a.txt/1",
            Document = "a.txt",
            Number = 1,
            Title = "“邻里”开市",
            Authors = ["王某"],
            Published = PartialDate.Of(2024, 3),
            PublishedBasis = DateBasis.Stated,
            Body = "望江街道\t𠮷祥　投入7.4亿元。\u2028",
            Captions = ["集市"],
        };
        var place = new Entity
        {
            Id = "place:330102/望江街道",
            Kind = EntityKind.Place,
            Level = PlaceLevel.Township,
            Name = "望江街道",
            Canonical = "浙江省杭州市上城区望江街道",
            DivisionCode = "330102009",
            Mentions = [new("望江街道", new(ArticlePart.Body, 0, 0, 4, 10, 14), 0.9876543), new("集市", new(ArticlePart.Caption, 0, 0, 2), 1)],
        };
        var graph = new ArticleGraph
        {
            Article = article,
            Entities = [place],
            Relations = [new(RelationType.HoldsPost, "person:甲", "place:乙", "主任", "开市", new(ArticlePart.Title, 0, 4, 6), 0.5)],
            Observations = [new Observation { Subject = "place:乙", Metric = "投入", Value = 740000000, Unit = "元", Comparison = Comparison.More, Quote = "7.4亿元", Span = new(ArticlePart.Body, 0, 10, 15), Score = 1 }],
            Dates = [new("3月5日", "--03-05", new(ArticlePart.Body, 0, 0, 4))],
        };

        Assert.Equal(
            """
            {"document":"a.txt","articles":[{"id":"article:a.txt/1","title":"“邻里”开市","subtitle":null,"authors":["王某"],"source":null,"url":null,"published":{"value":"2024-03","basis":"stated"},"dateline":null,"body":"望江街道\t𠮷祥　投入7.4亿元。\u2028","captions":["集市"],"entities":[{"id":"place:330102/望江街道","kind":"Place","level":"township","name":"望江街道","canonical":"浙江省杭州市上城区望江街道","code":null,"divisionCode":"330102009","aliases":[],"mentions":[{"text":"望江街道","start":0,"end":4,"documentStart":10,"documentEnd":14,"score":0.9877},{"text":"集市","in":"caption:0","start":0,"end":2,"score":1}]}],"relations":[{"type":"HOLDS_POST","from":"person:甲","to":"place:乙","title":"主任","quote":"开市","in":"title","start":4,"end":6,"score":0.5}],"observations":[{"subject":"place:乙","place":null,"metric":"投入","value":740000000,"unit":"元","comparison":"more","change":false,"period":null,"quote":"7.4亿元","start":10,"end":15,"score":1}],"dates":[{"text":"3月5日","value":"--03-05","start":0,"end":4}]}]}
            """,
            Json(new("a.txt", [graph])));
    }

    [Fact]
    public void A_page_without_articles_keeps_the_empty_list() => Assert.Equal("""{"document":"图\"\\.txt","articles":[]}""", Json(new("图\"\\.txt", [])));

    [Theory]
    [InlineData("\u0001\u007f\u0085\u2028\u2029", "\\u0001\\u007F\\u0085\\u2028\\u2029")]
    [InlineData("a\r\n\tb/<>&'+", "a\\r\\n\\tb/<>&'+")]
    [InlineData("😀𠮷　é", "😀𠮷　é")]
    public void Only_what_must_be_is_escaped(string text, string json)
    {
        Assert.Equal($"\"{json}\"", JsonSerializer.Serialize(text, Plain));
        Assert.Equal(text, JsonSerializer.Deserialize<string>($"\"{json}\""));
    }

    private static string Json(DocumentGraph graph)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ExtractionJson.Options))
        {
            ExtractionJson.Write(json, graph);
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
