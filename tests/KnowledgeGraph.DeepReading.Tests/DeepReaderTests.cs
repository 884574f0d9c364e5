using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;
using Microsoft.AspNetCore.Http;

namespace KnowledgeGraph.DeepReading.Tests;

/// <summary>What is believed of a model's answer, and what happens when the service lies, cuts off, stalls or fails.</summary>
public sealed class DeepReaderTests : IDisposable
{
    private const string Body = "12月20日，安吉县住建局在天荒坪镇启动“竹影学堂”共富工坊。今年以来，共富工坊带动就业320余人。";

    private const string Good =
        """
        {"entities":[{"id":1,"kind":"Agency","mentions":["安吉县住建局"]},{"id":2,"kind":"Place","mentions":["天荒坪镇"]},
        {"id":3,"kind":"Programme","mentions":["“竹影学堂”共富工坊","共富工坊"]}],
        "relations":[{"type":"LED_BY","from":3,"to":1,"title":null,"quote":"安吉县住建局在天荒坪镇启动"},{"type":"IMPLEMENTED_IN","from":3,"to":2,"title":"x","quote":"在天荒坪镇启动"}],
        "observations":[{"subject":3,"place":null,"metric":"带动就业","value":320,"unit":"人","comparison":"more","change":false,"period":"今年以来","quote":"带动就业320余人"}],
        "dates":[{"text":"12月20日","value":"--12-20"}]}
        """;

    private readonly string cache = Directory.CreateTempSubdirectory("kg-reader-").FullName;

    public void Dispose() => Directory.Delete(cache, recursive: true);

    [Fact]
    public async Task What_a_model_says_becomes_facts_at_the_characters_of_the_article()
    {
        await using var service = await FakeService.StartAsync((context, _) => FakeService.SayAsync(context, Good));
        var reader = Reader(service.Endpoint);
        var article = Read(reader);

        Assert.Equal(
            ["agency:330523/住房和城乡建设局 安吉县住建局@7", "place:330523/天荒坪镇 天荒坪镇@14", "programme:共富工坊 共富工坊@26 共富工坊@36", "programme:竹影学堂共富工坊 “竹影学堂”共富工坊@20"],
            article.Entities.Select(e => $"{e.Id} {string.Join(' ', e.Mentions.Select(m => $"{m.Text}@{m.Span.Start}"))}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["IMPLEMENTED_IN 在天荒坪镇启动@13 ", "LED_BY 安吉县住建局在天荒坪镇启动@7 "],
            article.Relations.Where(r => r.Type is RelationType.LedBy or RelationType.ImplementedIn).Select(r => $"{Names.Of(r.Type)} {r.Quote}@{r.Span.Start} {r.Title}").Order(StringComparer.Ordinal));
        var observation = Assert.Single(article.Observations);
        Assert.Equal(("带动就业", 320d, "人", Comparison.More, "今年以来", "带动就业320余人"),
            (observation.Metric, observation.Value, observation.Unit, observation.Comparison, observation.Period, observation.Quote));
        var date = Assert.Single(article.Dates);
        Assert.Equal(("12月20日", "--12-20"), (date.Text, date.Value));
        Assert.Equal("1 articles read (0 from kept answers), 1000 tokens in, 200 out, cost 0.55; 0 facts dropped: their characters are not in the text", reader.Usage.Summary((250m, 1500m)));
        Assert.EndsWith("+openai-m", reader.Extractor.Version, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_holds_the_text_the_ontology_as_a_strict_schema_and_the_model()
    {
        await using var service = await FakeService.StartAsync((context, _) => FakeService.SayAsync(context, Good));
        Read(Reader(service.Endpoint));

        var request = Assert.Single(service.Requests);
        Assert.Equal("m", (string)request["model"]!);
        Assert.Equal(Body, (string)request["messages"]![1]!["content"]!);
        Assert.True((bool)request["response_format"]!["json_schema"]!["strict"]!);
        var schema = request["response_format"]!["json_schema"]!["schema"]!;
        Assert.Equal(
            """["Place","Agency","Organization","Programme","Project","Facility","Event","Person"]""",
            schema["properties"]!["entities"]!["items"]!["properties"]!["kind"]!["enum"]!.ToJsonString());
        Assert.Contains("IMPLEMENTED_IN", (string)request["messages"]![0]!["content"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lie_is_dropped_and_counted()
    {
        const string Lies =
            """
            {"entities":[{"id":1,"kind":"Agency","mentions":["安吉县住建局"]},{"id":2,"kind":"Place","mentions":["莫干山镇"]},{"id":3,"kind":"Programme","mentions":["共富工坊"]}],
            "relations":[{"type":"LED_BY","from":3,"to":1,"title":null,"quote":"由安吉县住建局牵头"},{"type":"IMPLEMENTED_IN","from":3,"to":2,"title":null,"quote":"启动"},{"type":"OWNS","from":3,"to":1,"title":null,"quote":"启动"}],
            "observations":[{"subject":3,"place":null,"metric":"带动就业","value":3200,"unit":"人","comparison":"more","change":false,"period":null,"quote":"带动就业320余人"}],
            "dates":[{"text":"12月21日","value":"--12-21"},{"text":"12月20日","value":"soon"}]}
            """;
        await using var service = await FakeService.StartAsync((context, _) => FakeService.SayAsync(context, Lies));
        var reader = Reader(service.Endpoint);
        var article = Read(reader);

        Assert.DoesNotContain(article.Entities, entity => entity.Name == "莫干山镇");
        Assert.DoesNotContain(article.Relations, relation => relation.Type is RelationType.LedBy or RelationType.ImplementedIn);
        Assert.Empty(article.Observations);
        Assert.Empty(article.Dates);
        Assert.Equal(7, reader.Usage.Dropped);
    }

    [Fact]
    public async Task An_answer_is_kept_and_not_asked_for_again()
    {
        await using var service = await FakeService.StartAsync((context, _) => FakeService.SayAsync(context, Good));
        var first = Read(Reader(service.Endpoint));
        var again = Reader(service.Endpoint);

        Assert.Equal(first.Relations, Read(again).Relations);
        Assert.Single(service.Requests);
        Assert.Equal((1L, 1L, 0L), (again.Usage.Articles, again.Usage.Kept, again.Usage.TokensIn));
        Read(new(Options(service.Endpoint) with { Model = "other" }));
        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task A_failure_that_passes_is_tried_again()
    {
        await using var service = await FakeService.StartAsync((context, number) =>
        {
            context.Response.StatusCode = 503;
            return number == 1 ? Task.CompletedTask : FakeService.SayAsync(Reset(context), Good);
        });
        Assert.NotEmpty(Read(Reader(service.Endpoint)).Relations);
        Assert.Equal(2, service.Requests.Count);
    }

    [Theory]
    [InlineData("cut", "the reading model's answer is not whole (it ended with Length)", "send shorter articles, or another model")]
    [InlineData("chatter", "the reading model's answer does not have the form that was asked for", "take a model that keeps to a JSON schema")]
    [InlineData("part", "the reading model's answer does not have the form that was asked for", "take a model that keeps to a JSON schema")]
    [InlineData("stall", "the reading model did not answer within 0.3 s", "run the command again: what was read is kept")]
    [InlineData("key", "the reading model's service refuses the key (401)", "check OPENAI_API_KEY")]
    [InlineData("down", "the reading model's service answers 500", "run the command again: what was read is kept")]
    public async Task A_service_that_fails_refuses_the_document_with_one_line_and_keeps_nothing(string fault, string problem, string remedy)
    {
        await using var service = await FakeService.StartAsync((context, _) => FailAsync(context, fault));
        var error = Assert.Throws<DocumentRefusedException>(
            () => Read(new(Options(service.Endpoint) with { Timeout = fault == "stall" ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromSeconds(60) })));
        Assert.Equal((problem, remedy), (error.Message, error.Remedy));
        Assert.Empty(Directory.GetFiles(cache));
    }

    [Fact]
    public void A_service_that_is_not_there_is_named()
    {
        var error = Assert.Throws<DocumentRefusedException>(() => Read(Reader(new("http://127.0.0.1:9/v1"))));
        Assert.Equal("the reading model's service at 127.0.0.1:9 can't be reached", error.Message);
    }

    [Fact]
    public void An_article_that_is_too_long_is_not_sent()
    {
        var error = Assert.Throws<DocumentRefusedException>(() => Read(Reader(new("http://127.0.0.1:9/v1")), new string('字', 20_001)));
        Assert.Equal("an article of 20001 characters is longer than the 20000 that are sent to a reading model", error.Message);
    }

    private static Task FailAsync(HttpContext context, string fault)
    {
        switch (fault)
        {
            case "cut":
                return FakeService.SayAsync(context, Good[..300], "length");
            case "chatter":
                return FakeService.SayAsync(context, "Here is the answer you wanted.");
            case "part":
                return FakeService.SayAsync(context, """{"entities":[],"relations":[]}""");
            case "stall":
                return Task.Delay(TimeSpan.FromSeconds(60), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            default:
                context.Response.StatusCode = fault == "key" ? 401 : 500;
                return Task.CompletedTask;
        }
    }

    private static HttpContext Reset(HttpContext context)
    {
        context.Response.StatusCode = 200;
        return context;
    }

    private ReaderOptions Options(Uri endpoint) => new() { Endpoint = endpoint, Model = "m", Key = "k", Cache = cache, Retries = 1 };

    private DeepReader Reader(Uri endpoint) => new(Options(endpoint));

    private static ArticleGraph Read(DeepReader reader, string body = Body) =>
        Assert.Single(reader.Extractor.Extract(new() { Document = "a.txt", Text = body, TextStart = 0, SingleArticle = true }, TestContext.Current.CancellationToken).Articles);
}
