using System.Globalization;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Analysis.Paths;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>The fields of Query.</summary>
internal static class QueryBindings
{
    /// <summary>Names that a search ranks; what scores below the last of them is not found.</summary>
    private const int SearchDepth = 1000;

    public static GraphQLEngineBuilder BindQuery(this GraphQLEngineBuilder builder) => builder
        .Object<SearchResults>("SearchConnection", fields => fields
            .Field("edges", results => results.Edges)
            .Field("pageInfo", results => results.PageInfo)
            .Field("totalCount", results => results.TotalCount)
            .Field("facets", results => results.Facets))
        .Object<SearchHit>("SearchEdge", fields => fields
            .Field("cursor", hit => hit.Cursor)
            .Field("node", hit => hit.Node)
            .Field("score", hit => hit.Match.Score)
            .Field("matchedName", hit => hit.Match.Name)
            .Field("why", hit => hit.Match.Why)
            .Field("highlights", hit => hit.Match.Highlight.Select(range => new[] { range.Start, range.End })))
        .Object<LookUpResult>("LookUp", fields => fields.Field("name", result => result.Name).Field("matches", result => result.Matches))
        .Object<LookUpHit>("LookUpMatch", fields => fields
            .Field("entity", hit => hit.Entity).Field("score", hit => hit.Match.Score).Field("why", hit => hit.Match.Why))
        .Object<PathResult>("Path", fields => fields
            .Field("length", path => path.Relations.Count).Field("entities", path => path.Entities).Field("relations", path => path.Relations))
        .Object<GraphStatistics>("Statistics", BindStatistics)
        .Object<KindCount>("KindCount", fields => fields.Field("kind", pair => pair.Kind).Field("count", pair => pair.Count))
        .Object<TypeCount>("TypeCount", fields => fields.Field("type", pair => pair.Type).Field("count", pair => pair.Count))
        .Query(fields => fields
            .Async<object?>("node", async context => (await NodesAsync(context, [context.Argument<string>("id")!]).ConfigureAwait(false))[0])
            .Async("nodes", context => NodesAsync(context, context.Texts("ids", Arguments.MaxIds)))
            .Async("entity", context => EntityAsync(context, context.Argument<string>("id")!))
            .Async("entities", EntitiesAsync)
            .Async("search", SearchAsync)
            .Async("place", PlaceAsync)
            .Async("programme", ProgrammeAsync)
            .Async("article", ArticleAsync)
            .Async("articles", ArticlesAsync)
            .Async("paths", PathsAsync)
            .Async("relationsBetween", RelationsBetweenAsync)
            .Async("lookUp", LookUpAsync)
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

    private static async ValueTask<StoredEntity?> EntityAsync(FieldContext context, string id) =>
        (await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync([id], context.CancellationToken)).ConfigureAwait(false))[0];

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
        CheckWindow("filter.reportedSince", query.ReportedSince, "reportedUntil", query.ReportedUntil);
        if (query.Level is not null && query.Kinds is { } kinds && !kinds.Contains(EntityKind.Place))
        {
            throw new GraphQLFieldException("Argument \"filter.level\" is of Places; give \"kinds\" with PLACE, or none.");
        }
        var order = context.Argument<EntityOrder>("orderBy");
        return StoreCalls.Page(context, (page, token) => context.Reader().FindEntitiesAsync(query, order, page, token));
    }

    private static void CheckWindow(string sinceName, PartialDate? since, string untilName, PartialDate? until)
    {
        if (since is { } from && until is { } to && from.First > to.Last)
        {
            throw new GraphQLFieldException($"Argument \"{sinceName}\" is {from}; give a date not after \"{untilName}\", {to}.");
        }
    }

    private static async ValueTask<SearchResults> SearchAsync(FieldContext context)
    {
        var page = context.Page();
        var kinds = context.Argument<IReadOnlyList<EntityKind>>("kinds");
        var since = context.Argument<PartialDate?>("reportedSince");
        var until = context.Argument<PartialDate?>("reportedUntil");
        CheckWindow("reportedSince", since, "reportedUntil", until);
        var names = await context.Scope().Names(context.CancellationToken).ConfigureAwait(false);
        var matches = names.Find(context.Argument<string>("text")!, kinds, SearchDepth);
        var inside = await InsideAsync(context, since, until).ConfigureAwait(false);
        if (inside is not null)
        {
            matches = [.. matches.Where(match => inside.Contains(match.Entity))];
        }
        var start = 0;
        if (page.After is { } after)
        {
            start = 1 + matches.ToList().FindIndex(match => CursorOf(match) == after);
            if (start == 0)
            {
                throw Arguments.Refused("after", $"'{after}', which is no cursor of this list", "a cursor that a page of the same list gave");
            }
        }
        NameMatch[] shown = [.. matches.Skip(start).Take(page.First)];
        var entities = await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync([.. matches.Select(match => match.Entity)], context.CancellationToken)).ConfigureAwait(false);
        var byId = entities.OfType<StoredEntity>().ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        SearchHit[] edges = [.. shown.Select(match => new SearchHit(CursorOf(match), byId[match.Entity], match))];
        return new(
            edges,
            new(start + shown.Length < matches.Count, page.After is not null, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor),
            matches.Count,
            [.. Enum.GetValues<EntityKind>().Select(kind => new KindCount(kind, byId.Values.Count(entity => entity.Kind == kind)))]);
    }

    private static string CursorOf(NameMatch match) => new Cursor("search", match.Score.ToString("R", CultureInfo.InvariantCulture), match.Entity).ToString();

    /// <summary>Ids of all entities within the place and the window, or null where neither is given.</summary>
    private static async ValueTask<HashSet<string>?> InsideAsync(FieldContext context, PartialDate? since, PartialDate? until)
    {
        var within = context.Argument<string>("within");
        if (within is null && since is null && until is null)
        {
            return null;
        }
        var filter = new EntityFilter { Kinds = context.Argument<IReadOnlyList<EntityKind>>("kinds"), Within = within, ReportedSince = since, ReportedUntil = until };
        var inside = new HashSet<string>(StringComparer.Ordinal);
        string? after = null;
        do
        {
            var page = await StoreCalls.Guard(() => context.Reader().FindEntitiesAsync(filter, EntityOrder.Name, new(SearchDepth, after), context.CancellationToken)).ConfigureAwait(false);
            inside.UnionWith(page.Edges.Select(edge => edge.Node.Id));
            after = page.HasNext ? page.Edges[^1].Cursor.ToString() : null;
        }
        while (after is not null);
        return inside;
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
        CheckWindow("filter.publishedSince", query.PublishedSince, "publishedUntil", query.PublishedUntil);
        return StoreCalls.Page(context, (page, token) => context.Reader().FindArticlesAsync(query, page, token));
    }

    private static async ValueTask<IReadOnlyList<PathResult>> PathsAsync(FieldContext context)
    {
        var maxLength = context.Bounded("maxLength", 1, 6);
        var found = await StoreCalls.Guard(() => new PathSearch(context.Reader()).FindAsync(
            context.Argument<string>("from")!, context.Argument<string>("to")!, maxLength, context.First(), context.CancellationToken)).ConfigureAwait(false);
        string[] ids = [.. found.Paths.SelectMany(path => path.Entities).Distinct(StringComparer.Ordinal)];
        var entities = await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync(ids, context.CancellationToken)).ConfigureAwait(false);
        var byId = entities.OfType<StoredEntity>().ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        return [.. found.Paths.Select(path => new PathResult([.. path.Entities.Select(id => byId[id])], path.Relations))];
    }

    private static ValueTask<Connection<StoredRelation>> RelationsBetweenAsync(FieldContext context)
    {
        var filter = new RelationFilter { OtherEnds = [context.Argument<string>("b")!], MinScore = context.Argument<double>("minScore") };
        return StoreCalls.Page(context, async (page, token) =>
            (await context.Reader().GetRelationsOfAsync([context.Argument<string>("a")!], filter, page, token).ConfigureAwait(false))[0]);
    }

    private static async ValueTask<IReadOnlyList<LookUpResult>> LookUpAsync(FieldContext context)
    {
        var texts = context.Texts("names", Arguments.MaxNames);
        var first = context.First();
        var kinds = context.Argument<IReadOnlyList<EntityKind>>("kinds");
        var names = await context.Scope().Names(context.CancellationToken).ConfigureAwait(false);
        IReadOnlyList<NameMatch>[] matches = [.. texts.Select(text => names.Find(text, kinds, first))];
        string[] ids = [.. matches.SelectMany(list => list).Select(match => match.Entity).Distinct(StringComparer.Ordinal)];
        var entities = await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync(ids, context.CancellationToken)).ConfigureAwait(false);
        var byId = entities.OfType<StoredEntity>().ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        return [.. texts.Select((text, index) => new LookUpResult(text, [.. matches[index].Select(match => new LookUpHit(byId[match.Entity], match))]))];
    }
}

/// <summary>A way from one entity to another.</summary>
internal sealed record PathResult(IReadOnlyList<StoredEntity> Entities, IReadOnlyList<StoredRelation> Relations);
