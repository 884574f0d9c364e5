using System.Text.Json;

namespace KnowledgeGraph.Server.Tests;

public sealed class QueryTests(SampleGraph graph) : IClassFixture<SampleGraph>
{
    public static TheoryData<string> Documents =>
        [.. Directory.GetFiles(Path.Combine(SampleGraph.Root, "docs", "queries"), "*.graphql").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_documented_question_is_answered_without_error(string file)
    {
        var answer = await graph.AskAsync(await File.ReadAllTextAsync(Path.Combine(SampleGraph.Root, "docs", "queries", file)));
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        Assert.Equal(JsonValueKind.Object, answer.GetProperty("data").ValueKind);
    }

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

    [Theory]
    [InlineData("{ entities(first: 201) { totalCount } }", "Argument \"first\" is 201; give 0 to 200.", "LIMIT_EXCEEDED")]
    [InlineData("{ entities(first: -1) { totalCount } }", "Argument \"first\" is -1; give a whole number from 0 to 200.", "BAD_USER_INPUT")]
    [InlineData("{ entities(after: \"x\") { totalCount } }", "Argument \"after\" is 'x', which is no cursor of this list; give a cursor that a page of the same list gave.", "BAD_USER_INPUT")]
    [InlineData("{ paths(from: \"a\", to: \"b\", maxLength: 7) { length } }", "Argument \"maxLength\" is 7; give 1 to 6.", "LIMIT_EXCEEDED")]
    [InlineData("{ place { id } }", "Field \"place\" takes exactly one argument: give \"code\" or \"name\".", "BAD_USER_INPUT")]
    [InlineData("{ articles(filter: { publishedSince: \"2024\", publishedUntil: \"2023\" }) { totalCount } }", "Argument \"filter.publishedSince\" is 2024; give a date not after \"publishedUntil\", 2023.", "BAD_USER_INPUT")]
    public async Task A_wrong_argument_is_named_with_what_is_allowed(string document, string message, string code)
    {
        var error = (await graph.AskAsync(document)).GetProperty("errors")[0];
        Assert.Equal((message, code), (error.GetProperty("message").GetString(), error.GetProperty("extensions").GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("{ node(id: \"nothing\") { id } }", """{"node":null}""")]
    [InlineData("{ paths(from: \"nothing\", to: \"place:330683\") { length } }", """{"paths":[]}""")]
    [InlineData("{ entities(filter: { within: \"nothing\" }) { edges { cursor } totalCount } }", """{"entities":{"edges":[],"totalCount":0}}""")]
    [InlineData("{ place(code: \"110000\") { id } }", """{"place":null}""")]
    public async Task What_is_not_there_is_null_or_empty(string document, string data) => Assert.Equal(data, (await graph.AskAsync(document)).GetProperty("data").GetRawText());
}
