using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Tests.Execution;

public sealed class ExecutionTests : EngineTestBase
{
    private const string Sdl = """
        type Query { people(ids: [Int!]! = [1, 2], kind: Kind): [Person!]! person(id: Int!): Person animal(id: Int!): Animal echo(text: String, range: Range): String numbers: [[Int]] kind: Kind! id: ID! any: Any }
        type Mutation { add(n: Int!): Int! fail: Int! }
        type Person implements Animal { id: Int! name: String! friends: [Person!]! best: Person age: Int score: Float adult: Boolean }
        type Dog implements Animal { name: String! barks: Boolean! }
        interface Animal { name: String! }
        enum Kind { PART_OF OTHER }
        input Range { from: Int! = 0 to: Int }
        scalar Any
        """;

    private enum Kind
    {
        PartOf,
        Other,
    }

    private sealed record Person(int Id, string Name, int? Age = null);

    private sealed record Dog(string Name);

    private int _calls;

    private GraphQLEngine Engine(GraphQLOptions? options = null)
    {
        var sum = 0;
        return new GraphQLEngineBuilder(Sdl)
            .Scalar("Any", ScalarCoercion.Any)
            .Enum<Kind>("Kind")
            .Query(query => query
                .Async<IReadOnlyList<Person>>("people", async context =>
                {
                    await Task.Yield();
                    return context.Argument<int[]>("ids")!.Select(id => new Person(id, $"P{id}", id * 10)).ToArray();
                })
                .Field("person", context => context.Argument<int>("id") < 0 ? null : new Person(context.Argument<int>("id"), "汉\"\n"))
                .Field<object>("animal", context => context.Argument<int>("id") == 0 ? new Dog("Rex") : new Person(1, "P"))
                .Field("echo", context => $"{context.Argument("text", "absent")} {context.HasArgument("text")} {context.Argument<InputObject>("range")?.Get<int>("from")}")
                .Field("numbers", _ => new int?[][] { [1, null], [], [3] })
                .Field("kind", _ => Kind.PartOf)
                .Field("id", _ => 7)
                .Field("any", _ => new Dictionary<string, object?> { ["a"] = new object?[] { 1, 2.5, "x", null, true } }))
            .Mutation(mutation => mutation
                .Async("add", async context =>
                {
                    var before = sum;
                    await Task.Yield();
                    return sum = before + context.Argument<int>("n");
                })
                .Field<int>("fail", _ => throw new GraphQLFieldException("No.", "NOPE") { Extensions = new Dictionary<string, object> { ["why"] = "because" } }))
            .Interface<object>("Animal")
            .Object<Person>("Person", person => person
                .Field("id", p => p.Id)
                .Field("name", p => p.Id == 13 ? null! : p.Name)
                .Field("age", p => p.Age)
                .Field("score", p => p.Id == 99 ? double.NaN : p.Id / 2.0)
                .Field("adult", p => p.Age > 17)
                .Batch<IReadOnlyList<Person>>("friends", async batch =>
                {
                    _calls++;
                    await Task.Yield();
                    for (var i = 0; i < batch.Count; i++)
                        batch[i] = [new Person(batch.Parent(i).Id * 10, "F"), new Person((batch.Parent(i).Id * 10) + 3, "F")];
                })
                .Batch<Person?>("best", batch =>
                {
                    for (var i = 0; i < batch.Count; i++)
                    {
                        if (batch.Parent(i).Id == 2)
                            batch.Fail(i, new GraphQLFieldException("No best."));
                        else
                            batch[i] = batch.Parent(i).Id == 3 ? null : new Person(13, "B");
                    }

                    return ValueTask.CompletedTask;
                }))
            .Object<Dog>("Dog", dog => dog.Field("name", d => d.Name).Field("barks", _ => true))
            .Build(options);
    }

    [Theory]
    [InlineData("{ person(id: 5) { name id age score adult } }", """{"data":{"person":{"name":"汉\"\n","id":5,"age":null,"score":2.5,"adult":false}}}""")]
    [InlineData("{ b: id a: kind id __typename }", """{"data":{"b":"7","a":"PART_OF","id":"7","__typename":"Query"}}""")]
    [InlineData("{ numbers any }", """{"data":{"numbers":[[1,null],[],[3]],"any":{"a":[1,2.5,"x",null,true]}}}""")]
    [InlineData("{ person(id: -1) { name } }", """{"data":{"person":null}}""")]
    [InlineData("{ a: animal(id: 0) { __typename name ... on Dog { barks } ...P } b: animal(id: 1) { __typename ...P } } fragment P on Person { id }",
        """{"data":{"a":{"__typename":"Dog","name":"Rex","barks":true},"b":{"__typename":"Person","id":1}}}""")]
    [InlineData("{ person(id: 1) { id } person(id: 1) { name, id } ... { id } }", """{"data":{"person":{"id":1,"name":"汉\"\n"},"id":"7"}}""")]
    [InlineData("{ a: echo b: echo(text: null) c: echo(text: \"t\", range: {}) d: echo(range: {from: 4}) }", """{"data":{"a":"absent False ","b":"absent True ","c":"t True 0","d":"absent False 4"}}""")]
    [InlineData("{ person(id: 1) { ... @skip(if: true) { id } } }", """{"data":{"person":{}}}""")]
    public async Task A_query_is_answered(string document, string expected) => Assert.Equal(expected, await Run(Engine(), document));

    [Fact]
    public async Task A_field_is_resolved_for_all_parents_of_a_level_in_one_call()
    {
        var response = await Run(Engine(), "{ people(ids: [1, 2, 4]) { friends { friends { id } } } }");
        Assert.StartsWith("""{"data":{"people":[{"friends":[{"friends":[{"id":100},{"id":103}]},{"friends":[{"id":130},{"id":133}]}]},""", response);
        Assert.Equal(2, _calls);
    }

    [Theory]
    [InlineData("{\"skip\":true,\"include\":true}", """{"data":{"id":"7"}}""")]
    [InlineData("{\"skip\":false,\"include\":true}", """{"data":{"kind":"PART_OF","id":"7","echo":"absent False "}}""")]
    [InlineData("{\"skip\":false,\"include\":false}", """{"data":{"kind":"PART_OF","id":"7"}}""")]
    public async Task Skip_and_include_decide_which_fields_there_are_and_their_order(string variables, string expected)
    {
        const string document = "query ($skip: Boolean!, $include: Boolean!) { ... @skip(if: $skip) { kind id ...E } id } fragment E on Query { echo @include(if: $include) }";
        var engine = Engine();
        Assert.Equal(expected, await Run(engine, document, variables));
        Assert.Equal(expected, await Run(engine, document, variables));
    }

    [Fact]
    public async Task A_null_where_none_may_be_nulls_what_is_around_up_to_what_may_be_null()
    {
        Assert.Equal(
            """{"errors":[{"message":"Field \"name\" must not be null.","locations":[{"line":1,"column":32}],"path":["person","best","name"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"person":{"id":1,"best":null}}}""",
            await Run(Engine(), "{ person(id: 1) { id best { id name } } }"));
        Assert.Equal(
            """{"errors":[{"message":"Field \"name\" must not be null.","locations":[{"line":1,"column":29}],"path":["people",1,"name"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":null}""",
            await Run(Engine(), "{ people(ids: [1, 13]) { id name } }"));
        Assert.Equal(
            """{"errors":[{"message":"Field \"name\" must not be null.","locations":[{"line":1,"column":35}],"path":["person","friends",1,"name"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"person":null,"id":"7"}}""",
            await Run(Engine(), "{ person(id: 1) { id friends { id name } } id }"));
    }

    [Fact]
    public async Task One_object_of_a_batch_can_fail_alone() => Assert.Equal(
        """{"errors":[{"message":"No best.","locations":[{"line":1,"column":30}],"path":["people",1,"best"],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"people":[{"best":{"id":13}},{"best":null},{"best":null}]}}""",
        await Run(Engine(), "{ people(ids: [1, 2, 3]) {   best { id } } }"));

    [Fact]
    public async Task A_float_that_is_not_finite_is_an_error() => Assert.Equal(
        """{"errors":[{"message":"A Float must be finite.","locations":[{"line":1,"column":20}],"path":["person","score"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"person":{"score":null}}}""",
        await Run(Engine(), "{ person(id: 99) { score } }"));

    [Fact]
    public async Task A_mutation_runs_its_fields_one_after_the_other_and_stops_at_one_that_nulls_the_root()
    {
        Assert.Equal("""{"data":{"a":1,"b":3,"c":6}}""", await Run(Engine(), "mutation { a: add(n: 1) b: add(n: 2) c: add(n: 3) }"));
        var engine = Engine();
        Assert.Equal(
            """{"errors":[{"message":"No.","locations":[{"line":1,"column":24}],"path":["fail"],"extensions":{"code":"NOPE","why":"because"}}],"data":null}""",
            await Run(engine, "mutation { add(n: 1)   fail b: add(n: 2) }"));
        Assert.Equal("""{"data":{"add":1}}""", await Run(engine, "mutation { add(n: 0) }"));
    }

    [Fact]
    public async Task An_exception_of_a_resolver_is_hidden_from_clients_and_told_to_the_server()
    {
        var told = new List<Exception>();
        var engine = new GraphQLEngineBuilder("type Query { a: Int b: Int }")
            .Query(query => query.Field<int?>("a", _ => throw new InvalidOperationException("secret")).Field("b", _ => 1))
            .Build(new GraphQLOptions { OnResolverFailure = told.Add });
        Assert.Equal(
            """{"errors":[{"message":"Field \"a\" could not be resolved.","locations":[{"line":1,"column":3}],"path":["a"],"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"a":null,"b":1}}""",
            await Run(engine, "{ a b }"));
        Assert.Equal("secret", Assert.Single(told).Message);
    }

    [Theory]
    [InlineData("{ a }", null, "Type \"Query\" has no field \"a\".", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("{ id", null, "Expected a name, found end of document.", "GRAPHQL_PARSE_FAILED")]
    [InlineData("query A { id } query B { id }", null, "The document has 2 operations; operationName must say which.", "BAD_USER_INPUT")]
    [InlineData("query A { id }", "B", "The document has no operation \\\"B\\\".", "BAD_USER_INPUT")]
    public async Task A_request_that_cannot_be_executed_has_errors_and_no_data(string document, string? operation, string message, string code)
    {
        var response = await Run(Engine(), document, operationName: operation);
        Assert.StartsWith("{\"errors\":[{\"message\":\"" + message.Replace("\"Query\"", "\\\"Query\\\"").Replace("\"a\"", "\\\"a\\\""), response);
        Assert.Contains($"\"code\":\"{code}\"", response);
        Assert.DoesNotContain("data", response);
    }

    [Theory]
    [InlineData("$v: Int!", "{}", "Variable \"$v\" of type \"Int!\" must be given.")]
    [InlineData("$v: Int!", "{\"v\":null}", "Variable \"$v\" must be of type \"Int!\", and null is not.")]
    [InlineData("$v: Int!", "{\"v\":\"1\"}", "Variable \"$v\" must be of type \"Int\", and \"1\" is not.")]
    [InlineData("$v: Int!", "{\"v\":3000000000}", "Variable \"$v\" must be of type \"Int\", and 3000000000 is not.")]
    [InlineData("$v: [Int!]", "{\"v\":[1,null]}", "Variable \"$v\" at [1] must be of type \"Int!\", and null is not.")]
    [InlineData("$v: Kind", "{\"v\":\"X\"}", "Variable \"$v\" must be of type \"Kind\", and \"X\" is not.")]
    [InlineData("$v: Range", "{\"v\":1}", "Variable \"$v\" must be of type \"Range\", and 1 is not.")]
    [InlineData("$v: Range", "{\"v\":{\"from\":\"a\"}}", "Variable \"$v\" at from must be of type \"Int\", and \"a\" is not.")]
    [InlineData("$v: Range", "{\"v\":{\"other\":1}}", "Variable \"$v\" has the field \"other\", which input type \"Range\" does not have.")]
    public async Task A_variable_that_does_not_fit_is_refused(string definition, string variables, string message)
    {
        var use = definition.Contains("[Int") ? "people(ids: $v) { id }" : definition.Contains("Kind") ? "people(kind: $v) { id }"
            : definition.Contains("Range") ? "echo(range: $v)" : "person(id: $v) { id }";
        var document = $"query ({definition}{(definition.Contains("[Int") ? " = [1]" : "")}) {{ {use} }}".Replace("$v: [Int!] = [1]", "$v: [Int!]!");
        var response = await Run(Engine(), document, variables);
        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{message.Replace("\"", "\\\"")}}}","locations":[{"line":1,"column":8}],"extensions":{"code":"BAD_USER_INPUT"}}]}""",
            response);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_has_no_data_and_the_code_TIMEOUT_and_its_resolvers_are_cancelled()
    {
        var cancelled = new TaskCompletionSource();
        var engine = new GraphQLEngineBuilder("type Query { slow: Int }")
            .Query(query => query.Async<int?>("slow", async context =>
            {
                context.CancellationToken.Register(cancelled.SetResult);
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return 1;
            }))
            .Build(new GraphQLOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        Assert.Equal(
            """{"errors":[{"message":"The request took longer than 0.05 seconds.","extensions":{"code":"TIMEOUT"}}],"data":null}""", await Run(engine, "{ slow }"));
        await cancelled.Task;
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await Run(engine, "{ __typename }"));
    }

    [Fact]
    public async Task A_resolver_that_ignores_cancellation_does_not_hold_the_response()
    {
        var never = new TaskCompletionSource<int?>();
        var engine = new GraphQLEngineBuilder("type Query { slow: Int }")
            .Query(query => query.Async("slow", _ => new ValueTask<int?>(never.Task)))
            .Build(new GraphQLOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        Assert.Contains("TIMEOUT", await Run(engine, "{ slow }"));
    }

    [Fact]
    public async Task A_cancelled_request_throws()
    {
        using var source = new CancellationTokenSource();
        var engine = new GraphQLEngineBuilder("type Query { slow: Int }")
            .Query(query => query.Async<int?>("slow", async context =>
            {
                await source.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return 1;
            }))
            .Build();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(engine, "{ slow }", token: source.Token));
    }

    [Fact]
    public async Task A_subscription_answers_each_event()
    {
        var engine = new GraphQLEngineBuilder("type Query { a: Int } type Subscription { count(to: Int!): Event } type Event { n: Int! twice: Int }")
            .Query(query => query.Field("a", _ => 1))
            .Subscription(subscription => subscription.Stream("count", context => Enumerable.Range(1, context.Argument<int>("to")).Select(n => n.ToString()).ToAsyncEnumerable()))
            .Object<string>("Event", item => item.Field("n", int.Parse).Field("twice", text => 2 * int.Parse(text)))
            .Build();
        var responses = new List<string>();
        await foreach (var response in engine.SubscribeAsync(Request("subscription { count(to: 2) { n twice } }")))
            responses.Add(System.Text.Encoding.UTF8.GetString(response.Span));
        Assert.Equal(["""{"data":{"count":{"n":1,"twice":2}}}""", """{"data":{"count":{"n":2,"twice":4}}}"""], responses);
        Assert.Contains("A subscription is answered by a stream of events only.", await Run(engine, "subscription { count(to: 1) { n } }"));
    }

    [Fact]
    public async Task A_stream_of_events_that_fails_ends_with_an_error()
    {
        var engine = new GraphQLEngineBuilder("type Query { a: Int } type Subscription { n(bad: Boolean): Int }")
            .Query(query => query.Field("a", _ => 1))
            .Subscription(subscription => subscription.Stream<int?>("n", context => context.Argument<bool>("bad") ? throw new GraphQLFieldException("No.") : Failing()))
            .Build();
        Assert.Equal(["""{"data":{"n":1}}""", """{"errors":[{"message":"The stream of events has failed.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}"""], await All("subscription { n }"));
        Assert.Equal(["""{"errors":[{"message":"No.","extensions":{"code":"BAD_USER_INPUT"}}]}"""], await All("subscription { n(bad: true) }"));

        async Task<List<string>> All(string document)
        {
            var responses = new List<string>();
            await foreach (var response in engine.SubscribeAsync(Request(document)))
                responses.Add(System.Text.Encoding.UTF8.GetString(response.Span));
            return responses;
        }

        static async IAsyncEnumerable<int?> Failing()
        {
            yield return 1;
            await Task.Yield();
            throw new InvalidOperationException("secret");
        }
    }

    [Fact]
    public void A_subscription_must_be_bound_to_a_stream_and_nothing_else_may()
    {
        var builder = new GraphQLEngineBuilder("type Query { a: Int } type Subscription { n: Int }")
            .Query(query => query.Stream("a", _ => AsyncEnumerable.Empty<int>()))
            .Subscription(subscription => subscription.Field("n", _ => 1));
        var error = Assert.Throws<GraphQLSchemaException>(() => builder.Build());
        Assert.Equal(
            "1:14: Field Query.a must not be bound to a stream.\n1:43: Field Subscription.n must be bound to a stream.", string.Join('\n', error.Errors));
    }

    [Fact]
    public async Task A_resolver_that_stops_at_once_when_the_time_is_over_gives_the_code_TIMEOUT()
    {
        var engine = new GraphQLEngineBuilder("type Query { slow: Int }")
            .Query(query => query.Field<int?>("slow", context =>
            {
                context.CancellationToken.WaitHandle.WaitOne();
                context.CancellationToken.ThrowIfCancellationRequested();
                return 1;
            }))
            .Build(new GraphQLOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        Assert.Contains("TIMEOUT", await Run(engine, "{ slow }"));
    }
}
