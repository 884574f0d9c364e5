using KnowledgeGraph.Analysis.Neighbourhoods;
using KnowledgeGraph.Analysis.Paths;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>How entities are connected: paths, relations between two, neighbourhoods.</summary>
internal static class NetworkBindings
{
    public static GraphQLEngineBuilder BindNetwork(this GraphQLEngineBuilder builder) => builder
        .Object<PathResult>("Path", fields => fields
            .Field("length", path => path.Relations.Count).Field("entities", path => path.Entities).Field("relations", path => path.Relations))
        .Object<PathResults>("PathSearch", fields => fields.Field("paths", found => found.Paths).Field("truncated", found => found.Truncated))
        .Object<Neighbourhood>("Neighbourhood", fields => fields
            .Field("members", around => around.Members).Field("relations", around => around.Relations).Field("truncated", around => around.Truncated))
        .Object<NeighbourhoodMember>("NeighbourhoodMember", fields => fields
            .Batch<StoredEntity>("entity", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, member => member.Entity))
            .Field("distance", member => member.Distance));

    public static async ValueTask<IReadOnlyList<PathResult>> PathsAsync(FieldContext context) => (await PathSearchAsync(context).ConfigureAwait(false)).Paths;

    public static async ValueTask<PathResults> PathSearchAsync(FieldContext context)
    {
        var maxLength = context.Bounded("maxLength", 1, 6);
        var first = context.First();
        var minScore = context.MinScore();
        var found = await StoreCalls.Guard(() => new PathSearch(context.Reader(), minScore).FindAsync(
            context.Argument<string>("from")!, context.Argument<string>("to")!, maxLength, first, context.CancellationToken)).ConfigureAwait(false);
        string[] ids = [.. found.Paths.SelectMany(path => path.Entities).Distinct(StringComparer.Ordinal)];
        var entities = await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync(ids, context.CancellationToken)).ConfigureAwait(false);
        var byId = entities.OfType<StoredEntity>().ToDictionary(entity => entity.Id, StringComparer.Ordinal);
        return new([.. found.Paths.Select(path => new PathResult([.. path.Entities.Select(id => byId[id])], path.Relations))], found.Truncated);
    }

    public static ValueTask<Connection<StoredRelation>> RelationsBetweenAsync(FieldContext context)
    {
        var filter = new RelationFilter
        {
            Types = context.Argument<IReadOnlyList<RelationType>>("types"),
            OtherEnds = [context.Argument<string>("b")!],
            MinScore = context.MinScore(),
            AsOf = context.Argument<PartialDate?>("asOf"),
        };
        return StoreCalls.Page(context, async (page, token) =>
            (await context.Reader().GetRelationsOfAsync([context.Argument<string>("a")!], filter, page, token).ConfigureAwait(false))[0]);
    }

    public static async ValueTask<Neighbourhood?> NeighbourhoodAsync(FieldContext context)
    {
        var id = context.Argument<string>("id")!;
        var depth = context.Bounded("depth", 1, 3);
        var first = context.First();
        var query = new NeighbourQuery
        {
            Types = context.Argument<IReadOnlyList<RelationType>>("types"),
            Direction = context.Argument<Direction>("direction"),
            Kinds = context.Argument<IReadOnlyList<EntityKind>>("kinds"),
            MinScore = context.MinScore(),
            AsOf = context.Argument<PartialDate?>("asOf"),
        };
        var known = await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync([id], context.CancellationToken)).ConfigureAwait(false);
        return known[0] is null ? null
            : await StoreCalls.Guard(() => NeighbourhoodSearch.FindAsync(context.Reader(), id, depth, first, query, context.CancellationToken)).ConfigureAwait(false);
    }
}

/// <summary>A way from one entity to another.</summary>
internal sealed record PathResult(IReadOnlyList<StoredEntity> Entities, IReadOnlyList<StoredRelation> Relations);

/// <summary>Ways from one entity to another, and whether a bound was hit.</summary>
internal sealed record PathResults(IReadOnlyList<PathResult> Paths, bool Truncated);
