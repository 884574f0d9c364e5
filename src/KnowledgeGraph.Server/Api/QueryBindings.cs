using System.Globalization;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>The fields of Query.</summary>
internal static class QueryBindings
{
    public static GraphQLEngineBuilder BindQuery(this GraphQLEngineBuilder builder) => builder
        .Object<GraphStatistics>("Statistics", BindStatistics)
        .Object<KindCount>("KindCount", fields => fields.Field("kind", pair => pair.Kind).Field("count", pair => pair.Count))
        .Object<TypeCount>("TypeCount", fields => fields.Field("type", pair => pair.Type).Field("count", pair => pair.Count))
        .Query(fields => fields
            .Async<object?>("node", async context => (await NodesAsync(context, [context.Argument<string>("id")!]).ConfigureAwait(false))[0])
            .Async("nodes", context => NodesAsync(context, context.Texts("ids", Arguments.MaxIds)))
            .Async("entity", context => EntityAsync(context, context.Argument<string>("id")!))
            .Async("entities", EntitiesAsync)
            .Async("search", SearchBindings.SearchAsync)
            .Async("place", PlaceAsync)
            .Async("programme", ProgrammeAsync)
            .Async("article", ArticleAsync)
            .Async("articles", ArticlesAsync)
            .Async("paths", NetworkBindings.PathsAsync)
            .Async("pathSearch", NetworkBindings.PathSearchAsync)
            .Async("relationsBetween", NetworkBindings.RelationsBetweenAsync)
            .Async("neighbourhood", NetworkBindings.NeighbourhoodAsync)
            .Async("aggregate", AggregateBindings.AggregateAsync)
            .Async("lookUp", SearchBindings.LookUpAsync)
            .Async("statistics", context => StoreCalls.Guard(() => context.Reader().GetStatisticsAsync(context.CancellationToken))));

    private static void BindStatistics(FieldBinder<GraphStatistics> fields) => fields
        .Field("documents", statistics => statistics.Documents)
        .Field("articles", statistics => statistics.Articles)
        .Field("mentions", statistics => statistics.Mentions)
        .Field("observations", statistics => statistics.Observations)
        .Field("entities", statistics => statistics.Entities.Select((count, kind) => new KindCount((EntityKind)kind, (int)count)))
        .Field("relations", statistics => statistics.Relations.Select((count, type) => new TypeCount((RelationType)type, (int)count)))
        .Field("version", statistics => statistics.Version)
        .Field("extractorVersion", statistics => statistics.ExtractorVersion);

    private static async ValueTask<IReadOnlyList<object?>> NodesAsync(FieldContext context, IReadOnlyList<string> ids)
    {
        var reader = context.Reader();
        var entities = await StoreCalls.Guard(() => reader.GetEntitiesAsync(ids, context.CancellationToken)).ConfigureAwait(false);
        var articles = await StoreCalls.Guard(() => reader.GetArticlesAsync(ids, context.CancellationToken)).ConfigureAwait(false);
        return [.. entities.Zip(articles, (entity, article) => (object?)entity ?? article)];
    }

    private static async ValueTask<StoredEntity?> EntityAsync(FieldContext context, string id)
    {
        var ahead = context.Scope().Ahead.Begin(context, id);
        var entity = (await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync([id], context.CancellationToken)).ConfigureAwait(false))[0];
        if (entity is null)
        {
            // Nobody will ask for it.
            await ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return entity;
    }

    private static ValueTask<Connection<StoredEntity>> EntitiesAsync(FieldContext context)
    {
        var filter = context.Argument<InputObject>("filter");
        var query = new EntityFilter
        {
            Kinds = filter?.Get<IReadOnlyList<EntityKind>>("kinds"),
            NameContains = filter?.Get<string>("nameContains"),
            Within = filter?.Get<string>("within"),
            Level = filter?.Get<PlaceLevel?>("level"),
            ReportedSince = filter?.Get<PartialDate?>("reportedSince"),
            ReportedUntil = filter?.Get<PartialDate?>("reportedUntil"),
        };
        Arguments.CheckWindow("filter.reportedSince", query.ReportedSince, "reportedUntil", query.ReportedUntil);
        if (query.Level is not null && query.Kinds is { } kinds && !kinds.Contains(EntityKind.Place))
        {
            throw new GraphQLFieldException("Argument \"filter.level\" is of Places; give \"kinds\" with PLACE, or none.");
        }
        var order = context.Argument<EntityOrder>("orderBy");
        return StoreCalls.Page(context, (page, token) => context.Reader().FindEntitiesAsync(query, order, page, token));
    }

    private static async ValueTask<StoredEntity?> PlaceAsync(FieldContext context)
    {
        var (code, name) = (context.Argument<string>("code"), context.Argument<string>("name"));
        if (code is null == name is null)
        {
            throw new GraphQLFieldException("Field \"place\" takes exactly one argument: give \"code\" or \"name\".");
        }
        if (code is not null)
        {
            var byCode = await StoreCalls.Guard(() => context.Reader().GetPlacesByCodeAsync([code], context.CancellationToken)).ConfigureAwait(false);
            return byCode[0].Count > 0 ? byCode[0][0] : null;
        }
        var named = (await StoreCalls.Guard(() => context.Reader().GetEntitiesByNameAsync([name!], [EntityKind.Place], context.CancellationToken)).ConfigureAwait(false))[0];
        NamedEntity[] displayed = [.. named.Where(place => place.IsDisplayName)];
        string[] ids = [.. (displayed.Length > 0 ? displayed : named).Select(place => place.Entity).Distinct(StringComparer.Ordinal)];
        var places = await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync(ids, context.CancellationToken)).ConfigureAwait(false);
        return places.Count <= 1
            ? (places.Count == 1 ? places[0] : null)
            : throw new GraphQLFieldException(
                $"Argument \"name\": {places.Count.ToString(CultureInfo.InvariantCulture)} places are called {name}; give \"code\": {string.Join(", ", places.Select(place => place!.Code ?? place.DivisionCode ?? place.Id))}.");
    }

    private static async ValueTask<StoredEntity?> ProgrammeAsync(FieldContext context)
    {
        var name = NameIndex.WithoutMarks(context.Argument<string>("name")!);
        if (await EntityAsync(context, "programme:" + name).ConfigureAwait(false) is { Kind: EntityKind.Programme } direct)
        {
            return direct;
        }
        var named = (await StoreCalls.Guard(() => context.Reader().GetEntitiesByNameAsync([name, context.Argument<string>("name")!], [EntityKind.Programme], context.CancellationToken)).ConfigureAwait(false))
            .SelectMany(list => list).OrderByDescending(programme => programme.IsDisplayName).ThenByDescending(programme => programme.ArticleCount)
            .ThenBy(programme => programme.Entity, CodePointOrder.Instance).FirstOrDefault();
        return named is null ? null : await EntityAsync(context, named.Entity).ConfigureAwait(false);
    }

    private static async ValueTask<StoredArticle?> ArticleAsync(FieldContext context) =>
        (await StoreCalls.Guard(() => context.Reader().GetArticlesAsync([context.Argument<string>("id")!], context.CancellationToken)).ConfigureAwait(false))[0];

    private static ValueTask<Connection<StoredArticle>> ArticlesAsync(FieldContext context)
    {
        var filter = context.Argument<InputObject>("filter");
        var query = new ArticleFilter
        {
            Text = filter?.Get<string>("text"),
            Mentions = filter?.Get<IReadOnlyList<string>>("mentions"),
            PublishedSince = filter?.Get<PartialDate?>("publishedSince"),
            PublishedUntil = filter?.Get<PartialDate?>("publishedUntil"),
        };
        Arguments.CheckWindow("filter.publishedSince", query.PublishedSince, "publishedUntil", query.PublishedUntil);
        return StoreCalls.Page(context, (page, token) => context.Reader().FindArticlesAsync(query, page, token));
    }
}
