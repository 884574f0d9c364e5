using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Tests.Export;

/// <summary>Two invented documents with everything an export has to carry, and characters that break careless writers.</summary>
internal static class SampleGraph
{
    private const string Body = "3月5日，望江街道启动“邻里'同心”共富工坊，投入7.4亿元。\n沈明远\\说：“来了2000人，𠮷祥社区也来。”";

    public static DocumentCommit[] Documents { get; } =
        [new(Graph("a,\"b\";.txt", PartialDate.Of(2024, 3, 5)), "hash-a", "test-1"), new(Graph("c.txt", null), "hash-c", "test-1"), new(new("empty.txt", []), "hash-e", "test-1")];

    private static DocumentGraph Graph(string document, PartialDate? published)
    {
        var article = new Article
        {
            Id = $"article:{document}/1",
            Document = document,
            Number = 1,
            Title = "望江\uFFFE“邻里'同心”，\"开\"市|<&>",
            Authors = ["陈立安", "周晓棠"],
            Published = published,
            PublishedBasis = published is null ? DateBasis.Unknown : DateBasis.Stated,
            Body = Body,
            Captions = ["望江街道集市一角"],
        };
        return new(document, [new ArticleGraph
        {
            Article = article,
            HomePlace = "place:330102",
            Entities =
            [
                new Entity
                {
                    Id = "place:330102/望江街道",
                    Kind = EntityKind.Place,
                    Level = PlaceLevel.Township,
                    Name = "望江街道",
                    Canonical = "浙江省杭州市上城区望江街道",
                    DivisionCode = "330102009",
                    Parent = "place:330102",
                    Mentions = [Mention("望江街道"), new("望江街道", new(ArticlePart.Caption, 0, 0, 4), 0.9)],
                },
                new Entity { Id = "programme:“邻里'同心”共富工坊", Kind = EntityKind.Programme, Name = "“邻里'同心”共富工坊", Aliases = ["共富|工坊"], Mentions = [Mention("“邻里'同心”共富工坊")] },
                new Entity { Id = "person:330102/沈明远", Kind = EntityKind.Person, Name = "沈明远", Mentions = [Mention("沈明远")] },
            ],
            Ancestors = [new Entity { Id = "place:330102", Kind = EntityKind.Place, Level = PlaceLevel.County, Name = "上城区", Code = "330102", DivisionCode = "330102" }],
            Relations =
            [
                new(RelationType.ImplementedIn, "programme:“邻里'同心”共富工坊", "place:330102/望江街道", null, "望江街道启动“邻里'同心”共富工坊", Span("望江街道启动“邻里'同心”共富工坊"), 0.8),
                new(RelationType.HoldsPost, "person:330102/沈明远", "place:330102/望江街道", "书记", "沈明远\\说", Span("沈明远\\说"), 0.5),
            ],
            Observations =
            [
                new Observation
                {
                    Subject = "programme:“邻里'同心”共富工坊",
                    Place = "place:330102/望江街道",
                    Metric = "投入",
                    Value = 740000000,
                    Unit = "元",
                    Quote = "7.4亿元",
                    Span = Span("7.4亿元"),
                    Score = 1,
                },
            ],
            Dates = [new("3月5日", "--03-05", Span("3月5日"))],
        }]);
    }

    private static Mention Mention(string text) => new(text, Span(text), 0.75);

    private static TextSpan Span(string text)
    {
        var start = Body.IndexOf(text, StringComparison.Ordinal);
        return new(ArticlePart.Body, 0, start, start + text.Length, start, start + text.Length);
    }
}
