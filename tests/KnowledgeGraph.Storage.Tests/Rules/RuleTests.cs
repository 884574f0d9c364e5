using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>The definitions that all stores share.</summary>
public sealed class RuleTests
{
    [Fact]
    public void Text_is_ordered_by_code_points_not_by_code_units()
    {
        string[] words = ["（", "𠮷", "一", "", "一一", "z", "𠮶"];
        Assert.Equal(["", "z", "一", "一一", "（", "𠮶", "𠮷"], words.Order(CodePointOrder.Instance));
        Assert.Equal((-1, 0), (Math.Sign(CodePointOrder.Instance.Compare(null, "")), CodePointOrder.Instance.Compare(null, null)));
    }

    [Theory]
    [InlineData("2024-02", "2024-02-29", "2024-02-29", "2024-02-29")]
    [InlineData("2024", "2024-12-31", "2024-12-31", "2024-12-31")]
    [InlineData("2023", "2024-01-01", "2023", "2024-01-01")]
    [InlineData("2024-01", "2024-01-01", "2024-01-01", "2024-01-01")]
    [InlineData("2024", null, "2024", "2024")]
    [InlineData(null, null, null, null)]
    public void First_and_last_reports(string? x, string? y, string? first, string? last)
    {
        foreach (var (a, b) in new[] { (Date(x), Date(y)), (Date(y), Date(x)) })
        {
            Assert.Equal(Date(first), ReportDates.Earlier(a, b));
            Assert.Equal(Date(last), ReportDates.Later(a, b));
        }
    }

    [Theory]
    [InlineData("2024-02", "2024-02-29", null, true)]
    [InlineData("2024-02", "2024-03", null, false)]
    [InlineData("2024-02", null, "2024-02-01", true)]
    [InlineData("2024-02", null, "2024-01", false)]
    [InlineData("2024", "2024-05", "2024-05", true)]
    [InlineData(null, null, null, false)]
    public void A_date_overlaps_a_window_when_a_possible_day_does(string? date, string? since, string? until, bool expected) =>
        Assert.Equal(expected, ReportDates.Overlaps(Date(date), Date(since), Date(until)));

    [Theory]
    [InlineData("前一句。这是第二句，有话说！后一句。", 4, 7, "这是第二句，有话说！")]
    [InlineData("他说：“好。”然后走了。", 7, 9, "然后走了。")]
    [InlineData("标题\n没有句号的一行\n下一行", 3, 5, "没有句号的一行")]
    [InlineData("一句。", 0, 3, "一句。")]
    [InlineData("甲。乙。丙", 0, 4, "甲。乙。")]
    [InlineData("没有结尾", 1, 2, "没有结尾")]
    public void The_sentence_around_a_quote(string text, int start, int end, string expected) => Assert.Equal(expected, Sentence.Around(text, start, end));

    [Fact]
    public void Folding_is_for_width_case_and_space()
    {
        Assert.Equal("g60科创走廊(2.0)", SearchText.Fold("Ｇ６０ 科创　走廊（2.0）"));
        Assert.True(SearchText.Contains("Ｇ60科创走廊", "g6 0科"));
        Assert.False(SearchText.Contains("科创走廊", "创科"));
    }

    [Fact]
    public void Grams_are_pairs_and_the_last_character_of_each_run()
    {
        var grams = new SortedSet<string>(StringComparer.Ordinal);
        SearchText.AddGrams("青山村，Ｇ60。𠮷祥", grams);
        Assert.Equal(["0", "60", "g6", "山村", "村", "祥", "青山", "𠮷祥"], grams.Order(CodePointOrder.Instance));
        Assert.Equal(["山", "山村", "村", "青", "青山"], SearchText.NameGrams("青山村").Order(CodePointOrder.Instance));
        Assert.Equal([("山", true), ("青山", false)], SearchText.QueryGrams("山、青山").Order());
        Assert.Empty(SearchText.QueryGrams("，。 ·"));
    }

    [Fact]
    public void Ids_of_facts_are_functions_of_the_fact()
    {
        var id = FactIds.OfRelation(RelationType.ImplementedIn, "programme:x", "place:33", null);
        Assert.Equal("relation:IMPLEMENTED_IN:8dfb0700d4e60ed12d8844af121bc8a8", id);
        Assert.NotEqual(FactIds.OfRelation(RelationType.HoldsPost, "a", "b", ""), FactIds.OfRelation(RelationType.HoldsPost, "a", "b", null));
        Assert.True(FactIds.TryReadRelation(id, out var type, out var hash));
        Assert.Equal((RelationType.ImplementedIn, "8dfb0700d4e60ed12d8844af121bc8a8"), (type, hash));
        foreach (var wrong in new[] { "", "relation:", "relation:X:8dfb0700d4e60ed12d8844af121bc8a8", "relation:PART_OF:8DFB0700D4E60ED12D8844AF121BC8A8", "place:33" })
        {
            Assert.False(FactIds.TryReadRelation(wrong, out _, out _));
        }
        Assert.Equal("observation:a/b.txt#3/2/1", FactIds.OfObservation("article:a/b.txt#3/2", 1));
        Assert.True(FactIds.TryReadObservation("observation:a/b.txt#3/2/1", out var article, out var number));
        Assert.Equal(("article:a/b.txt#3/2", 1), (article, number));
        Assert.Equal(("b", "a"), FactIds.Ends(RelationType.HoldsPost, "b", "a"));
        Assert.Equal(("a", "b"), FactIds.Ends(RelationType.PartnersWith, "b", "a"));
    }

    [Fact]
    public void Each_rule_of_a_document_is_named_where_it_is_broken()
    {
        var good = World.B.Graph;
        var graph = good.Articles[0];
        string[] Breaches(ArticleGraph broken) => [.. GraphInvariants.Breaches(good with { Articles = [broken] })];

        Assert.Empty(GraphInvariants.Breaches(good));
        Assert.Equal(["the document has no name"], GraphInvariants.Breaches(new DocumentGraph("", [])));
        Assert.Equal(["article:b.txt/9 is no id of article 1 of this document"], Breaches(graph with { Article = graph.Article with { Id = "article:b.txt/9" } }));
        Assert.Equal(["article:b.txt/1 is not after the article before it"], GraphInvariants.Breaches(good with { Articles = [graph, graph] }));
        Assert.Equal(
            ["article:b.txt/1: a date of publication must have a basis, and a basis a date"],
            Breaches(graph with { Article = graph.Article with { PublishedBasis = DateBasis.Unknown } }));
        Assert.Equal(
            ["article:b.txt/1: facility:330523/花潮驿站竹乡站 does not begin with its kind, Event"],
            Breaches(graph with { Entities = [.. graph.Entities.Select(entity => entity.Kind == EntityKind.Facility ? entity with { Kind = EntityKind.Event } : entity)] }));
        Assert.Equal(["article:b.txt/1: place:33 occurs twice"], Breaches(graph with { Ancestors = [graph.Ancestors[0], graph.Ancestors[0]] }));
        Assert.Equal(
            ["article:b.txt/1: place:3305 has no mention"], Breaches(graph with { Entities = [graph.Entities[0] with { Mentions = [] }, .. graph.Entities.Skip(1)] }));
        Assert.Equal(
            ["article:b.txt/1: INSTANCE_OF from facility:330523/花潮驿站竹乡站 to programme:花潮驿站: score 1.5 is not between 0 and 1"],
            Breaches(graph with { Relations = [graph.Relations[1] with { Score = 1.5 }] }));
        Assert.Equal(
            ["article:b.txt/1: date --01: [0, 99) is not inside its caption"],
            Breaches(graph with { Dates = [new("x", "--01", new(ArticlePart.Caption, 0, 0, 99))] }));
        var surrogates = graph with { Article = graph.Article with { Body = graph.Article.Body + "𠮷" }, Dates = [new("\ud842", "--01", new(ArticlePart.Body, 0, 25, 26))] };
        Assert.Equal(["article:b.txt/1: date --01: [25, 26) cuts a character of its body in two"], Breaches(surrogates));
        Assert.Equal(
            ["article:b.txt/1: observation of place:33: its value is no finite number"],
            Breaches(graph with { Observations = [new() { Subject = "place:33", Metric = "x", Value = double.NaN, Quote = "湖州市", Span = new(ArticlePart.Body, 0, 0, 3), Score = 1 }] }));
    }

    private static PartialDate? Date(string? text) => text is null ? null : Dates.Of(text);
}
