using System.Text.Json;

namespace KnowledgeGraph.Server.Tests;

public sealed partial class QueryTests(SampleGraph graph) : IClassFixture<SampleGraph>
{
    [Fact]
    public async Task A_programme_spreads_from_county_to_county_in_the_order_of_its_reports()
    {
        var answer = await graph.AskAsync("{ programme(name: \"“共富工坊”\") { id adoptions { place { code } firstReported } } }");
        var programme = answer.GetProperty("data").GetProperty("programme");
        Assert.Equal("programme:共富工坊", programme.GetProperty("id").GetString());
        string[] first = [.. programme.GetProperty("adoptions").EnumerateArray().Take(1).Select(a => $"{a.GetProperty("place").GetProperty("code")} {a.GetProperty("firstReported")}")];
        Assert.Equal(["330683 2023-03-18"], first);
    }

    [Fact]
    public async Task Evidence_points_to_characters_of_its_article()
    {
        var answer = await graph.AskAsync("""
            { programme(name: "骑士学院") { relations(first: 50) { edges { node { evidence { edges { node { part start end quote sentence article { body title } } } } } } } } }
            """);
        var seen = 0;
        foreach (var evidence in answer.GetProperty("data").GetProperty("programme").GetProperty("relations").GetProperty("edges").EnumerateArray()
            .SelectMany(edge => edge.GetProperty("node").GetProperty("evidence").GetProperty("edges").EnumerateArray()).Select(edge => edge.GetProperty("node")))
        {
            var text = evidence.GetProperty("article").GetProperty(evidence.GetProperty("part").GetString() == "TITLE" ? "title" : "body").GetString()!;
            Assert.Equal(evidence.GetProperty("quote").GetString(), text[evidence.GetProperty("start").GetInt32()..evidence.GetProperty("end").GetInt32()]);
            Assert.Contains(evidence.GetProperty("quote").GetString()!, evidence.GetProperty("sentence").GetString(), StringComparison.Ordinal);
            seen++;
        }
        Assert.True(seen > 5);
    }

    [Fact]
    public async Task Mentions_and_evidence_say_why_they_were_found()
    {
        var answer = await graph.AskAsync("""
            { programme(name: "骑士学院") {
                mentions(first: 3) { edges { node { score why { layer score threshold note reasons { feature value weight } } } } }
                relations(first: 3) { edges { node { evidence { edges { node { score why { layer score } } } } } } }
                observations(first: 3) { edges { node { evidence { score why { layer score } } } } } } }
            """);
        var programme = answer.GetProperty("data").GetProperty("programme");
        foreach (var mention in Nodes(programme.GetProperty("mentions")))
        {
            Assert.Equal("LINKING", mention.GetProperty("why")[mention.GetProperty("why").GetArrayLength() - 1].GetProperty("layer").GetString());
        }
        var evidence = Nodes(programme.GetProperty("relations")).SelectMany(relation => Nodes(relation.GetProperty("evidence")))
            .Concat(Nodes(programme.GetProperty("observations")).Select(observation => observation.GetProperty("evidence"))).ToList();
        Assert.True(evidence.Count >= 3);
        Assert.All(evidence, one => Assert.Equal(one.GetProperty("score").GetDouble(), one.GetProperty("why")[one.GetProperty("why").GetArrayLength() - 1].GetProperty("score").GetDouble()));
    }

    [Theory]
    [InlineData("types: [IMPLEMENTED_IN], direction: OUT, first: 3", "direction: IN, first: 2")]
    [InlineData("first: 50", "types: [LED_BY, IMPLEMENTED_IN, INSTANCE_OF], kinds: [PROGRAMME, AGENCY], first: 3")]
    [InlineData("direction: IN, minScore: 0.5", "minScore: 0.5, asOf: \"2023\"")]
    [InlineData("direction: BOTH", "")]
    public async Task Relations_of_relations_are_those_of_the_entities_alone(string outer, string inner)
    {
        static string Arguments(string text) => text.Length == 0 ? "" : $"({text})";
        const string Fields = "{ pageInfo { hasNextPage endCursor } edges { cursor node { id type score source { id name aliases } target { id name articleCount } } } }";
        var nested = await graph.AskAsync(
            $"{{ entity(id: \"programme:骑士学院\") {{ relations{Arguments(outer)} {{ edges {{ node {{ source {{ id relations{Arguments(inner)} {Fields} }} target {{ id }} }} }} }} }} }}");
        var other = await graph.AskAsync(
            $"{{ entity(id: \"programme:骑士学院\") {{ relations{Arguments(outer)} {{ edges {{ node {{ source {{ id }} target {{ id relations{Arguments(inner)} {Fields} }} }} }} }} }} }}");
        var seen = 0;
        foreach (var end in Nodes(nested.GetProperty("data").GetProperty("entity").GetProperty("relations")).Select(relation => relation.GetProperty("source"))
            .Concat(Nodes(other.GetProperty("data").GetProperty("entity").GetProperty("relations")).Select(relation => relation.GetProperty("target"))))
        {
            var alone = await graph.AskAsync($"{{ nodes(ids: [\"{end.GetProperty("id").GetString()}\"]) {{ ... on Entity {{ relations{Arguments(inner)} {Fields} }} }} }}");
            Assert.Equal(alone.GetProperty("data").GetProperty("nodes")[0].GetProperty("relations").GetRawText(), end.GetProperty("relations").GetRawText());
            seen++;
        }
        Assert.True(seen > 3);
    }

    [Fact]
    public async Task What_is_looked_at_ahead_fails_at_its_own_place()
    {
        var answer = await graph.AskAsync("{ entity(id: \"programme:骑士学院\") { id relations(first: 1) { edges { node { target { id relations(first: 201) { totalCount } } } } } } }");
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal("Argument \"first\" is 201; give 0 to 200.", error.GetProperty("message").GetString());
        Assert.Equal("[\"entity\",\"relations\",\"edges\",0,\"node\",\"target\",\"relations\"]", error.GetProperty("path").GetRawText());
        Assert.Equal("""{"data":{"entity":null}}""", (await graph.AskAsync("{ entity(id: \"nothing\") { relations { totalCount edges { node { id } } } } }")).GetRawText());
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement connection) => connection.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node"));

    [Theory]
    [InlineData("{ entities(first: 201) { totalCount } }", "Argument \"first\" is 201; give 0 to 200.", "LIMIT_EXCEEDED")]
    [InlineData("{ entities(first: -1) { totalCount } }", "Argument \"first\" is -1; give a whole number from 0 to 200.", "BAD_USER_INPUT")]
    [InlineData("{ entities(after: \"x\") { totalCount } }", "Argument \"after\" is 'x', which is no cursor of this list; give a cursor that a page of the same list gave.", "BAD_USER_INPUT")]
    [InlineData("{ paths(from: \"a\", to: \"b\", maxLength: 7) { length } }", "Argument \"maxLength\" is 7; give 1 to 6.", "LIMIT_EXCEEDED")]
    [InlineData("{ search(text: \"骑士\", after: \"x\") { totalCount } }", "Argument \"after\" is 'x', which is no cursor of this list; give a cursor that a page of the same list gave.", "BAD_USER_INPUT")]
    [InlineData("{ nodes(ids: [TOO_MANY_IDS]) { id } }", "Argument \"ids\" is 501 items; give 0 to 500 items.", "LIMIT_EXCEEDED")]
    [InlineData("{ lookUp(names: [TOO_MANY_NAMES]) { name } }", "A list has 1001 items; the limit is 1000.", "LIMIT_EXCEEDED")]
    [InlineData("{ entities(filter: { reportedSince: \"2023-13\" }) { totalCount } }", "Expected a value of type \"PartialDate\", found \"2023-13\"; argument \"filter\", field \"reportedSince\": give a date as \"2023\", \"2023-11\" or \"2023-11-09\".", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ search(text: \"a\", reportedSince: \"now\") { totalCount } }", "Expected a value of type \"PartialDate\", found \"now\"; argument \"reportedSince\": give a date as \"2023\", \"2023-11\" or \"2023-11-09\".", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ neighbourhood(id: \"a\", depth: 4) { truncated } }", "Argument \"depth\" is 4; give 1 to 3.", "LIMIT_EXCEEDED")]
    [InlineData("{ relationsBetween(a: \"a\", b: \"b\", minScore: 1.5) { totalCount } }", "Argument \"minScore\" is 1.5; give a number from 0 to 1.", "BAD_USER_INPUT")]
    [InlineData("{ entities(filter: { level: COUNTY, kinds: [PERSON] }) { totalCount } }", "Argument \"filter.level\" is of Places; give \"kinds\" with PLACE, or none.", "BAD_USER_INPUT")]
    [InlineData("{ search(text: \"a\", reportedSince: \"2024\", reportedUntil: \"2023\") { totalCount } }", "Argument \"reportedSince\" is 2024; give a date not after \"reportedUntil\", 2023.", "BAD_USER_INPUT")]
    [InlineData("{ aggregate(of: RELATIONS, groupBy: [KIND]) { count } }", "Argument \"groupBy\" has KIND, which RELATIONS do not have; leave it out, or give \"of\" as MENTIONS or OBSERVATIONS.", "BAD_USER_INPUT")]
    [InlineData("{ aggregate(of: MENTIONS, filter: { types: [LED_BY] }) { count } }", "Argument \"filter.types\" is given, which MENTIONS do not have; leave it out, or give \"of\" as RELATIONS.", "BAD_USER_INPUT")]
    [InlineData("{ aggregate(of: MENTIONS, filter: { minScore: -1 }) { count } }", "Argument \"filter.minScore\" is -1; give a number from 0 to 1.", "BAD_USER_INPUT")]
    [InlineData("{ place(code: \"330483\", name: \"桐乡市\") { id } }", "Field \"place\" takes exactly one argument: give \"code\" or \"name\".", "BAD_USER_INPUT")]
    [InlineData("{ place { id } }", "Field \"place\" takes exactly one argument: give \"code\" or \"name\".", "BAD_USER_INPUT")]
    [InlineData("{ articles(filter: { publishedSince: \"2024\", publishedUntil: \"2023\" }) { totalCount } }", "Argument \"filter.publishedSince\" is 2024; give a date not after \"publishedUntil\", 2023.", "BAD_USER_INPUT")]
    public async Task A_wrong_argument_is_named_with_what_is_allowed(string document, string message, string code)
    {
        document = document.Replace("TOO_MANY_IDS", string.Join(',', Enumerable.Repeat("\"a\"", 501)), StringComparison.Ordinal)
            .Replace("TOO_MANY_NAMES", string.Join(',', Enumerable.Repeat("\"a\"", 1001)), StringComparison.Ordinal);
        var error = (await graph.AskAsync(document)).GetProperty("errors")[0];
        Assert.Equal((message, code), (error.GetProperty("message").GetString(), error.GetProperty("extensions").GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("{ node(id: \"nothing\") { id } }", """{"node":null}""")]
    [InlineData("{ paths(from: \"nothing\", to: \"place:330683\") { length } }", """{"paths":[]}""")]
    [InlineData("{ entities(filter: { within: \"nothing\" }) { edges { cursor } totalCount } }", """{"entities":{"edges":[],"totalCount":0}}""")]
    [InlineData("{ place(code: \"110000\") { id } }", """{"place":null}""")]
    [InlineData("{ place(name: \"无此地\") { id } }", """{"place":null}""")]
    [InlineData("{ programme(name: \"无此举措\") { id } }", """{"programme":null}""")]
    [InlineData("{ article(id: \"article:x/1\") { id } }", """{"article":null}""")]
    [InlineData("{ entity(id: \"place:1\") { id } }", """{"entity":null}""")]
    [InlineData("{ nodes(ids: [\"x\", \"place:330483\"]) { id } }", """{"nodes":[null,{"id":"place:330483"}]}""")]
    [InlineData("{ neighbourhood(id: \"nothing\") { truncated } }", """{"neighbourhood":null}""")]
    [InlineData("{ relationsBetween(a: \"nothing\", b: \"place:330683\") { totalCount } }", """{"relationsBetween":{"totalCount":0}}""")]
    [InlineData("{ search(text: \"骑士\", within: \"nothing\") { totalCount edges { cursor } } }", """{"search":{"totalCount":0,"edges":[]}}""")]
    [InlineData("{ search(text: \"\") { totalCount edges { cursor } } }", """{"search":{"totalCount":0,"edges":[]}}""")]
    [InlineData("{ pathSearch(from: \"nothing\", to: \"x\") { truncated paths { length } } }", """{"pathSearch":{"truncated":false,"paths":[]}}""")]
    [InlineData("{ aggregate(of: MENTIONS, filter: { within: \"nothing\" }) { count totalCount } }", """{"aggregate":{"count":0,"totalCount":0}}""")]
    public async Task What_is_not_there_is_null_or_empty(string document, string data) => Assert.Equal(data, (await graph.AskAsync(document)).GetProperty("data").GetRawText());

    [Fact]
    public async Task Search_pages_joined_are_the_list_names_before_full_text()
    {
        const string Edges = "edges { cursor score node { id } } pageInfo { hasNextPage endCursor }";
        var whole = (await graph.AskAsync($"{{ search(text: \"骑士\", first: 200) {{ totalCount {Edges} }} }}")).GetProperty("data").GetProperty("search");
        string[] ids = [.. whole.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("id").GetString()!)];
        Assert.Equal(ids.Length, whole.GetProperty("totalCount").GetInt32());
        Assert.True(ids.Length > 5);
        List<string> joined = [];
        var page = default(JsonElement);
        for (var after = "null"; joined.Count == 0 || page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean(); after = $"\"{page.GetProperty("pageInfo").GetProperty("endCursor")}\"")
        {
            page = (await graph.AskAsync($"{{ search(text: \"骑士\", first: 2, after: {after}) {{ {Edges} }} }}")).GetProperty("data").GetProperty("search");
            joined.AddRange(page.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("node").GetProperty("id").GetString()!));
        }
        Assert.Equal(ids, joined);
    }

    [Fact]
    public async Task A_cursor_of_search_is_a_place_in_the_order_and_not_a_match()
    {
        var after = new Storage.Cursor("search", "0.3", "zzz").ToString();
        var page = (await graph.AskAsync($"{{ search(text: \"骑士\", after: \"{after}\") {{ edges {{ score }} pageInfo {{ hasPreviousPage }} }} }}")).GetProperty("data").GetProperty("search");
        Assert.True(page.GetProperty("edges").GetArrayLength() > 0);
        Assert.All(page.GetProperty("edges").EnumerateArray(), edge => Assert.True(edge.GetProperty("score").GetDouble() < 0.3));
    }

    [Fact]
    public async Task Facts_of_a_low_score_are_left_out_where_a_reader_asks_for_it()
    {
        async Task<int> CountAsync(double score) => (await graph.AskAsync($"{{ programme(name: \"骑士学院\") {{ relations(minScore: {score.ToString(System.Globalization.CultureInfo.InvariantCulture)}) {{ totalCount }} }} }}"))
            .GetProperty("data").GetProperty("programme").GetProperty("relations").GetProperty("totalCount").GetInt32();
        var (all, sure) = (await CountAsync(0), await CountAsync(0.7));
        Assert.InRange(sure, 1, all - 1);
    }

    [Theory]
    [InlineData("programme(name: \"骑士学院\") { relations(first: 50) { edges { node { evidence(minScore: SCORE) { edges { node { score } } } } } } }")]
    [InlineData("programme(name: \"共富工坊\") { adoptions(minScore: SCORE) { score evidence(first: 50) { score } } }")]
    [InlineData("entities(filter: { kinds: [PERSON] }, first: 200) { edges { node { ... on Person { posts(minScore: SCORE) { score evidence { score } } } } } }")]
    [InlineData("place(code: \"330000\") { adoptions(minScore: SCORE) { edges { node { score evidence { score } } } } }")]
    [InlineData("paths(from: \"place:330000\", to: \"programme:骑士学院\", minScore: SCORE, first: 20) { relations { score } }")]
    public async Task Every_field_that_gives_facts_leaves_weak_ones_out_where_a_reader_asks_for_it(string query)
    {
        async Task<double[]> ScoresAsync(double score)
        {
            var answer = await graph.AskAsync("{ " + query.Replace("SCORE", score.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) + " }");
            return [.. Scores().Matches(answer.GetProperty("data").GetRawText()).Select(match => double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
        }

        var all = await ScoresAsync(0);
        var middle = all.Order().ElementAt(all.Length / 2);
        Assert.Contains(all, score => score < middle);
        Assert.All(await ScoresAsync(middle), score => Assert.InRange(score, middle, 1));
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"score\":([0-9.E-]+)")]
    private static partial System.Text.RegularExpressions.Regex Scores();

    [Fact]
    public async Task Relations_and_adoptions_as_of_a_day_are_those_reported_by_then()
    {
        var answer = (await graph.AskAsync("""
            { programme(name: "骑士学院") {
              early: adoptions(asOf: "2023-06-16") { place { name } } first: adoptions(asOf: "2023-06-17") { place { name } score } month: adoptions(asOf: "2023-06") { place { name } }
              before: relations(asOf: "2023-06-16") { totalCount } then: relations(asOf: "2023-06") { edges { node { firstReported score evidence { edges { node { score } } } } } } } }
            """)).GetProperty("data").GetProperty("programme");
        Assert.Equal((0, 1, 1, 0), (answer.GetProperty("early").GetArrayLength(), answer.GetProperty("first").GetArrayLength(), answer.GetProperty("month").GetArrayLength(),
            answer.GetProperty("before").GetProperty("totalCount").GetInt32()));
        Assert.Equal("桐乡市", answer.GetProperty("first")[0].GetProperty("place").GetProperty("name").GetString());
        Assert.All(answer.GetProperty("then").GetProperty("edges").EnumerateArray(), edge => Assert.Equal("2023-06-17", edge.GetProperty("node").GetProperty("firstReported").GetString()));
    }
}
