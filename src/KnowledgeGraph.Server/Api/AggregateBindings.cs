using KnowledgeGraph.Analysis.Aggregates;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>Counts and sums for dashboards.</summary>
internal static class AggregateBindings
{
    public static GraphQLEngineBuilder BindAggregates(this GraphQLEngineBuilder builder) => builder
        .Object<AggregateResult>("AggregateConnection", fields => fields
            .Field("edges", result => result.Groups.Edges.Select(edge => new EdgeNode<AggregateGroup>(edge)))
            .Field("pageInfo", result => result.Groups.PageInfo)
            .Field("totalCount", result => result.GroupCount)
            .Field("count", result => (int)result.FactCount))
        .Object<EdgeNode<AggregateGroup>>("AggregateEdge", fields => fields
            .Field("cursor", edge => edge.Value.Cursor.ToString())
            .Field("node", edge => edge.Value.Node))
        .Object<AggregateGroup>("AggregateGroup", fields => fields
            .Field("date", group => group.Date)
            .Field("kind", group => group.Kind)
            .Field("type", group => group.Type)
            .Batch<StoredEntity>("place", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, group => group.Place))
            .Batch<StoredEntity>("programme", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, group => group.Programme))
            .Field("metric", group => group.Metric)
            .Field("unit", group => group.Unit)
            .Field("count", group => (int)group.Count)
            .Field("sum", group => group.Sum));

    public static async ValueTask<AggregateResult> AggregateAsync(FieldContext context)
    {
        var page = context.Page();
        var query = Query(context);
        var groups = await StoreCalls.Guard(() => AggregateAnalysis.RunAsync(context.Reader(), query, context.CancellationToken)).ConfigureAwait(false);
        var ordered = context.Argument<AggregateOrder>("orderBy") == AggregateOrder.Count ? groups.OrderByDescending(group => group.Count) : groups.AsEnumerable();
        return new(await StoreCalls.Guard(() => ListPage.Of(ordered, page, CursorOf)).ConfigureAwait(false), groups.Count, groups.Sum(group => group.Count));
    }

    private static AggregateQuery Query(FieldContext context)
    {
        var filter = context.Argument<InputObject>("filter");
        var query = new AggregateQuery
        {
            Of = context.Argument<AggregateOf>("of"),
            GroupBy = [.. (context.Argument<IReadOnlyList<AggregateKey>>("groupBy") ?? []).Distinct()],
            Level = context.Argument<PlaceLevel>("level"),
            Bucket = context.Argument<DateBucket?>("bucket"),
            Kinds = filter?.Get<IReadOnlyList<EntityKind>>("kinds"),
            Types = filter?.Get<IReadOnlyList<RelationType>>("types"),
            Programmes = filter?.Get<IReadOnlyList<string>>("programmes"),
            Within = filter?.Get<string>("within"),
            Since = filter?.Get<PartialDate?>("since"),
            Until = filter?.Get<PartialDate?>("until"),
            MetricContains = filter?.Get<string>("metricContains"),
            Unit = filter?.Get<string>("unit"),
            MinScore = Arguments.CheckScore("filter.minScore", filter?.Get<double?>("minScore") ?? 0),
        };
        Arguments.CheckWindow("filter.since", query.Since, "until", query.Until);
        foreach (var key in query.GroupBy)
        {
            Check("groupBy", Name(key), query.Of, AllowedBy(key));
        }
        Check("filter.kinds", query.Kinds, query.Of, AllowedBy(AggregateKey.Kind));
        Check("filter.types", query.Types, query.Of, AllowedBy(AggregateKey.Type));
        Check("filter.metricContains", query.MetricContains, query.Of, AllowedBy(AggregateKey.Metric));
        Check("filter.unit", query.Unit, query.Of, AllowedBy(AggregateKey.Unit));
        return query;
    }

    private static AggregateOf[] AllowedBy(AggregateKey key) => key switch
    {
        AggregateKey.Kind => [AggregateOf.Mentions, AggregateOf.Observations],
        AggregateKey.Type => [AggregateOf.Relations],
        AggregateKey.Metric or AggregateKey.Unit => [AggregateOf.Observations],
        _ => Enum.GetValues<AggregateOf>(),
    };

    /// <summary>Refuses what the facts counted do not have.</summary>
    private static void Check(string argument, object? value, AggregateOf of, AggregateOf[] allowed)
    {
        if (value is not null && !allowed.Contains(of))
        {
            var what = value is string text && argument == "groupBy" ? $"has {text}" : "is given";
            throw new GraphQLFieldException($"Argument \"{argument}\" {what}, which {Name(of)} do not have; leave it out, or give \"of\" as {string.Join(" or ", allowed.Select(Name))}.");
        }
    }

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToUpperInvariant();

    private static Cursor CursorOf(AggregateGroup group) => new(
        "aggregate", group.Date?.ToString(), group.Kind?.ToString(), group.Type?.ToString(), group.Place, group.Programme, group.Metric, group.Unit);
}

/// <summary>The orders of groups.</summary>
internal enum AggregateOrder
{
    /// <summary>By their keys.</summary>
    Keys,

    /// <summary>Most first.</summary>
    Count,
}

/// <summary>A page of groups with the totals over all.</summary>
internal sealed record AggregateResult(Connection<AggregateGroup> Groups, int GroupCount, long FactCount);
