using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Model;
using KnowledgeGraph.Server.Api;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Sqlite;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Server.Tests;

/// <summary>No N+1: a level of a query is a fixed number of calls of the store, and of statements of its database, however many parents there are.</summary>
public sealed class StoreCallTests : IAsyncLifetime
{
    private const int Parents = 100;

    private readonly string folder = Directory.CreateTempSubdirectory("kg-calls-").FullName;
    private readonly GraphQLEngine engine = GraphApi.Build(new() { MaxCost = long.MaxValue });
    private readonly List<string> statements = [];
    private IGraphStore store = null!;
    private NameIndex names = null!;

    public static TheoryData<string, string> Queries => new()
    {
        {
            "programmes down to the articles of evidence",
            """
            { entities(filter: { kinds: [PROGRAMME] }, first: FIRST) { totalCount edges { node {
              name aliases mentions(first: 3) { totalCount edges { node { text entity { name } article { displayTitle homePlace { name parent { name } } entities(first: 5) { totalCount edges { node { name } } } mentions(first: 5) { edges { node { text } } } } } } }
              relations(first: 5) { totalCount edges { node { score source { name } target { name ... on Place { path ancestors { name } children(first: 2) { totalCount edges { node { name } } } adoptions(first: 2) { totalCount edges { node { programme { name } place { name } evidence { quote article { displayTitle } } } } } } }
                evidence(first: 2) { totalCount edges { node { quote sentence article { title published homePlace { name } } } } } } } }
              observations(first: 3) { totalCount edges { node { metric value subject { name } place { name } evidence { quote article { displayTitle } } } } }
              coMentioned(first: 3) { articleCount entity { name } }
              ... on Programme { family { name } instances(first: 2) { edges { node { name } } } adoptions { place { name path } evidence(first: 1) { quote article { displayTitle } } } }
            } } } }
            """
        },
        {
            "people and their posts",
            "{ entities(filter: { kinds: [PERSON] }, first: FIRST) { edges { node { name ... on Person { posts { title body { name relations(first: 2) { edges { node { target { name } } } } } evidence { quote article { displayTitle } } } } } } } }"
        },
        {
            "counties down the tree",
            "{ place(code: \"330000\") { children(first: FIRST) { edges { node { path parent { name } ancestors { name } adoptions { edges { node { programme { name } evidence { quote } } } } observations { edges { node { value } } } relations(first: 3) { edges { node { source { name } } } } } } } } }"
        },
        {
            "articles",
            "{ articles(filter: { text: \"推行\" }, first: FIRST) { totalCount edges { node { displayTitle homePlace { name } entities(first: 3) { edges { node { name relations(first: 1) { edges { node { type } } } } } } mentions(first: 3) { edges { node { entity { name } } } } } } } }"
        },
        { "search", "{ search(text: \"计划\", first: FIRST) { totalCount facets { kind count } edges { score node { name relations(first: 2) { edges { node { evidence { edges { node { quote } } } } } } } } } }" },
        { "full text", "{ search(text: \"推行\", first: FIRST, within: \"place:330000\") { edges { snippet { sentence article { displayTitle } } node { name } } } }" },
        { "names of a list", "{ lookUp(names: [NAMES], first: 2) { matches { entity { name relations(first: 1) { edges { node { type } } } } } } }" },
        { "a neighbourhood", "{ neighbourhood(id: \"place:330000\", depth: 2, direction: IN, first: FIRST) { members { distance entity { name } } relations { source { name } target { name } } } }" },
        { "counts", "{ aggregate(of: RELATIONS, groupBy: [PROGRAMME, PLACE], first: FIRST) { edges { node { count place { name parent { name } } programme { name } } } } }" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_asks_the_store_as_often_for_a_hundred_parents_as_for_one(string what, string query)
    {
        var one = await CountAsync(query, 1);
        var many = await CountAsync(query, Parents);
        Assert.Equal(one.Calls, many.Calls);
        Assert.Equal(one.Statements, many.Statements);
        Assert.True(many.Length > one.Length * 10, $"{what}: {one.Length} and {many.Length} characters were answered");
    }

    public async ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(Path.Combine(folder, "calls.db"), StoreAccess.Create, new() { OnRead = Count });
        await store.CommitAsync([.. Enumerable.Range(0, Parents).Select(Document)]);
        names = await NameIndex.BuildAsync(store);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private void Count(string statement)
    {
        lock (statements)
        {
            statements.Add(statement);
        }
    }

    private async Task<(string[] Calls, int Statements, int Length)> CountAsync(string query, int first)
    {
        var (reader, counter) = CountingReader.Of(store);
        var list = string.Join(", ", Enumerable.Range(0, first).Select(number => $"\"{Name(number)}\""));
        statements.Clear();
        var output = new ArrayBufferWriter<byte>();
        var scope = new RequestScope(reader, _ => ValueTask.FromResult(names), WithBodies: true);
        var document = query.Replace("FIRST", first.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("NAMES", list, StringComparison.Ordinal);
        await engine.ExecuteAsync(new() { Document = Encoding.UTF8.GetBytes(document), State = scope }, output);
        using var answer = JsonDocument.Parse(output.WrittenMemory);
        Assert.False(answer.RootElement.TryGetProperty("errors", out var errors), errors.ToString());
        return ([.. counter.Calls.Order(StringComparer.Ordinal)], statements.Count, output.WrittenCount);
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"第{number}号计划");

    private static DocumentCommit Document(int number)
    {
        var (document, code) = (string.Create(CultureInfo.InvariantCulture, $"d{number:d3}.txt"), string.Create(CultureInfo.InvariantCulture, $"330{number + 100}"));
        var (county, agency, person, name) = ($"试{number}县", $"试{number}县民政局", $"王{(char)('一' + number)}禾", Name(number));
        var (place, programme, bureau, worker, family) = ($"place:{code}", $"programme:{name}", $"agency:{code}/民政局", $"person:{code}/{person}", $"programme:大{name}");
        var article = new ArticleBuilder(document, 1, $"{agency}在{county}推行{name}，服务居民{number}人。{person}任{agency}局长。{name}属于大{name}。", "2024-03-05") { HomePlace = place }
            .Place(place, PlaceLevel.County, county, "place:330000")
            .Entity(EntityKind.Programme, programme, name)
            .Entity(EntityKind.Programme, family, "大" + name)
            .Entity(EntityKind.Agency, bureau, agency)
            .Entity(EntityKind.Person, worker, person)
            .Ancestor("place:330000", PlaceLevel.Province, "浙江省", null)
            .Relation(RelationType.PartOf, place, "place:330000", county)
            .Relation(RelationType.ImplementedIn, programme, place, $"在{county}推行{name}")
            .Relation(RelationType.LedBy, programme, bureau, $"{agency}在{county}推行{name}")
            .Relation(RelationType.InstanceOf, programme, family, $"{name}属于大{name}")
            .Relation(RelationType.HoldsPost, worker, bureau, $"{person}任{agency}局长", "局长")
            .Observation(programme, place, "服务居民", number, "人", $"服务居民{number}人")
            .Observation(place, null, "居民", number, "人", $"居民{number}人")
            .Build();
        return new(new(document, [article]), "h", "v");
    }
}
