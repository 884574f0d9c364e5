using KnowledgeGraph.Extraction.Layout;
using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Linking;

public class GraphBuilderTests
{
    private const string Body = "杭州市西湖区古荡街道启动共富工坊。西湖区民政局与甲乙集团签约。局长陈小松说，已建成12家。";

    private readonly LaidOutArticle page;
    private readonly ArticleText text;
    private readonly LinkedEntities linked;

    public GraphBuilderTests()
    {
        page = PageReader.Read(new() { Document = "t.txt", Text = Body, Title = "春天的故事", SingleArticle = true }).Single();
        text = new(page.Article);
        linked = Some.Linked(
            text,
            (EntityKind.Place, "西湖区"), (EntityKind.Place, "古荡街道"), (EntityKind.Programme, "共富工坊"),
            (EntityKind.Agency, "西湖区民政局"), (EntityKind.Organization, "甲乙集团"), (EntityKind.Person, "陈小松"));
    }

    [Fact]
    public void Ids_are_readable_and_places_carry_their_codes()
    {
        var graph = Build();
        Assert.Equal(
            ["place:330106", "place:330106/古荡街道", "programme:共富工坊", "agency:330106/民政局", "organization:甲乙集团", "person:330106/陈小松"],
            graph.Entities.Select(e => e.Id));
        var county = graph.Entities[0];
        Assert.Equal(("西湖区", "浙江省杭州市西湖区", "330106", "330106", PlaceLevel.County, "place:330100"), (county.Name, county.Canonical, county.Code, county.DivisionCode, county.Level, county.Parent));
        var street = graph.Entities[1];
        Assert.Equal((null, "330106001".Length, PlaceLevel.Township, "place:330106"), (street.Code, street.DivisionCode!.Length, street.Level, street.Parent));
        Assert.Null(graph.Entities[2].Level);
    }

    [Fact]
    public void Ancestors_that_are_not_mentioned_come_without_mentions()
    {
        var graph = Build();
        Assert.Equal(["place:330000", "place:330100"], graph.Ancestors.Select(e => e.Id));
        Assert.All(graph.Ancestors, e => Assert.Empty(e.Mentions));
        Assert.Equal("place:330106", graph.HomePlace);
    }

    [Fact]
    public void Every_span_holds_its_own_text_and_points_into_the_file()
    {
        var graph = Build();
        foreach (var mention in graph.Entities.SelectMany(e => e.Mentions))
        {
            Assert.Equal(mention.Text, graph.Article.TextOf(mention.Span.Part, mention.Span.Caption)[mention.Span.Start..mention.Span.End]);
            Assert.Equal(mention.Text, Body[mention.Span.DocumentStart..mention.Span.DocumentEnd]);
        }
    }

    [Fact]
    public void A_partnership_starts_from_the_smaller_id()
    {
        var graph = Build(relations: [new(RelationType.PartnersWith, 4, 3, null, At("与甲乙集团签约"), At("与甲乙集团签约") + 7, 0.8f)]);
        var relation = Assert.Single(graph.Relations);
        Assert.Equal(("agency:330106/民政局", "organization:甲乙集团", "与甲乙集团签约", 0.8), (relation.From, relation.To, relation.Quote, relation.Score));
    }

    [Fact]
    public void Evidence_at_another_place_is_kept_and_the_same_evidence_once()
    {
        var one = new LocalRelation(RelationType.ImplementedIn, 2, 1, null, At("古荡街道启动"), At("古荡街道启动") + 6, 0.7f);
        var two = one with { Start = one.Start + 4, Score = 0.6f };
        var graph = Build(relations: [two, one, one with { Score = 0.5f }]);
        Assert.Equal([0.7, 0.6], graph.Relations.Select(r => r.Score));
        Assert.Equal(0, graph.Refused);
    }

    [Fact]
    public void A_title_belongs_to_a_post_only_and_a_post_places_its_person()
    {
        var quote = At("局长陈小松");
        var graph = Build(relations: [new(RelationType.HoldsPost, 5, 3, "局长", quote, quote + 5, 0.9f), new(RelationType.InvolvedIn, 5, 2, "局长", quote, quote + 5, 0.9f)]);
        Assert.Equal(["局长", null], graph.Relations.OrderByDescending(r => r.Type == RelationType.HoldsPost).Select(r => r.Title));
    }

    [Fact]
    public void What_leaves_its_part_or_has_ends_that_are_not_allowed_is_refused_and_counted()
    {
        var graph = Build(
            relations:
            [
                new(RelationType.PartOf, 5, 3, null, 0, 3, 0.9f),
                new(RelationType.ImplementedIn, 2, 1, null, 0, text.Segments[1].Start + 2, 0.9f),
                new(RelationType.ImplementedIn, 2, 99, null, 0, 3, 0.9f),
                new(RelationType.PartOf, 1, 1, null, 0, 3, 0.9f),
            ],
            observations: [new(2, 1, "建成数量", 12, "家", Comparison.Exact, false, null, 0, 0, 0.9f)],
            dates: [new("2024", -1, 3)]);
        Assert.Empty(graph.Relations);
        Assert.Empty(graph.Observations);
        Assert.Empty(graph.Dates);
        Assert.Equal(6, graph.Refused);
    }

    [Fact]
    public void An_observation_keeps_its_place_if_it_is_one()
    {
        var start = At("已建成12家");
        var observation = new LocalObservation(2, 1, "建成数量", 12, "家", Comparison.Exact, false, null, start, start + 6, 0.9f);
        var graph = Build(observations: [observation, observation with { Start = start + 1, Place = 3 }]);
        Assert.Equal(["place:330106/古荡街道", null], graph.Observations.Select(o => o.Place));
        Assert.Equal("programme:共富工坊", graph.Observations[0].Subject);
    }

    private int At(string quote) => text.Text.IndexOf(quote, StringComparison.Ordinal);

    private ArticleGraph Build(IReadOnlyList<LocalRelation>? relations = null, IReadOnlyList<LocalObservation>? observations = null, IReadOnlyList<LocalDate>? dates = null) =>
        GraphBuilder.Build(page, text, linked, relations ?? [], observations ?? [], dates ?? []);
}
