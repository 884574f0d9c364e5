using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>Entity and its eight kinds.</summary>
internal static class EntityBindings
{
    public static GraphQLEngineBuilder BindEntities(this GraphQLEngineBuilder builder)
    {
        builder.Interface<object>("Node", typeName: TypeNameOf)
            .Interface<StoredEntity>("Entity", BindCommon, TypeNameOf)
            .Object<StoredEntity>("Place", BindPlace)
            .Object<StoredEntity>("Programme", BindProgramme)
            .Object<StoredEntity>("Person", fields => fields.Batch<IReadOnlyList<Post>>("posts", PostsAsync));
        foreach (var kind in new[] { "Agency", "Organization", "Project", "Facility", "Event" })
        {
            builder.Object<StoredEntity>(kind, _ => { });
        }
        return builder
            .Object<Post>("Post", fields => fields
                .Field("title", post => post.Title)
                .Batch<StoredEntity>("body", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, post => post.Body))
                .Field("score", post => post.Score)
                .Field("evidence", post => post.Evidence))
            .Object<CoMention>("CoMention", fields => fields.Field("entity", pair => pair.Entity).Field("articleCount", pair => pair.ArticleCount));
    }

    private static string? TypeNameOf(object node) => node is StoredEntity entity ? entity.Kind.ToString() : "Article";

    private static void BindCommon(FieldBinder<StoredEntity> fields) => fields
        .Field("id", entity => entity.Id)
        .Field("kind", entity => entity.Kind)
        .Field("name", entity => entity.Name)
        .Field("aliases", entity => entity.Aliases)
        .Field("articleCount", entity => entity.ArticleCount)
        .Field("firstReported", entity => entity.FirstReported)
        .Field("lastReported", entity => entity.LastReported)
        .Batch<Connection<StoredMention>>("mentions", batch =>
        {
            var minScore = batch.Context.MinScore();
            return StoreCalls.Pages(batch, (ids, page, token) => batch.Context.Reader().GetMentionsAsync(ids, minScore, page, token), entity => entity.Id);
        })
        .Batch<Connection<StoredRelation>>("relations", batch =>
        {
            var question = RelationQuestion.Of(batch.Context);
            return StoreCalls.Pages(
                batch,
                async (ids, page, token) => WithParents(batch, await batch.Context.Scope().Ahead.ReadAsync(batch.Context, ids, question, page, token).ConfigureAwait(false)),
                entity => entity.Id);
        })
        .Batch<Connection<StoredObservation>>("observations", batch =>
        {
            var filter = new ObservationFilter { MinScore = batch.Context.MinScore() };
            return StoreCalls.Pages(batch, (ids, page, token) => batch.Context.Reader().GetObservationsOfAsync(ids, filter, page, token), entity => entity.Id);
        })
        .Batch<IReadOnlyList<CoMention>>("coMentioned", async batch =>
        {
            var kinds = batch.Context.Argument<IReadOnlyList<EntityKind>>("kinds");
            var found = await StoreCalls.Guard(() => batch.Context.Reader().GetCoMentionsAsync(
                StoreCalls.Ids(batch, entity => entity.Id), kinds, batch.Context.First(), batch.Context.CancellationToken)).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i] = found[i];
            }
        });

    /// <summary>One end of each relation is the entity that was asked about, which needs no other call.</summary>
    private static IReadOnlyList<Page<StoredRelation>> WithParents(FieldBatch<StoredEntity, Connection<StoredRelation>> batch, IReadOnlyList<Page<StoredRelation>> pages) =>
    [
        .. pages.Select((page, i) => page with
        {
            Edges = [.. page.Edges.Select(edge => edge with
            {
                Node = edge.Node.From == batch.Parent(i).Id ? edge.Node with { Source = batch.Parent(i) } : edge.Node with { Target = batch.Parent(i) },
            })],
        }),
    ];

    private static void BindPlace(FieldBinder<StoredEntity> fields) => fields
        .Field("level", place => place.Level!.Value)
        .Field("code", place => place.Code)
        .Field("divisionCode", place => place.DivisionCode)
        .Field("path", place => place.Canonical ?? place.Name)
        .Batch<StoredEntity>("parent", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, place => place.Parent))
        .Batch<IReadOnlyList<StoredEntity>>("ancestors", async batch =>
        {
            var found = await StoreCalls.Guard(() => batch.Context.Reader().GetAncestorsAsync(
                StoreCalls.Ids(batch, place => place.Id), batch.Context.CancellationToken)).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i] = [.. found[i].Reverse()];
            }
        })
        .Batch<Connection<StoredEntity>>("children", batch =>
        {
            var level = batch.Context.Argument<PlaceLevel?>("level");
            return StoreCalls.Pages(batch, (ids, page, token) => batch.Context.Reader().GetChildrenAsync(ids, level, page, token), place => place.Id);
        })
        .Batch<Connection<Adoption>>("adoptions", AdoptionBindings.OfPlacesAsync);

    private static void BindProgramme(FieldBinder<StoredEntity> fields) => fields
        .Batch<StoredEntity>("family", FamilyAsync)
        .Batch<Connection<StoredEntity>>("instances", InstancesAsync)
        .Batch<IReadOnlyList<Adoption>>("adoptions", AdoptionBindings.OfProgrammesAsync);

    /// <summary>The wider programme that most articles state; ties by the order of relations.</summary>
    private static async ValueTask FamilyAsync(FieldBatch<StoredEntity, StoredEntity> batch)
    {
        var relations = await RelationsAsync(batch, Direction.Out).ConfigureAwait(false);
        string?[] families = [.. relations.Select(list => list.OrderByDescending(relation => relation.ArticleCount).FirstOrDefault()?.To)];
        var number = 0;
        await StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, _ => families[number++]).ConfigureAwait(false);
    }

    private static async ValueTask InstancesAsync(FieldBatch<StoredEntity, Connection<StoredEntity>> batch)
    {
        var page = batch.Context.Page();
        var relations = await RelationsAsync(batch, Direction.In).ConfigureAwait(false);
        string[] ids = [.. relations.SelectMany(list => list).Select(relation => relation.From).Distinct(StringComparer.Ordinal)];
        var entities = await StoreCalls.Guard(() => batch.Context.Reader().GetEntitiesAsync(ids, batch.Context.CancellationToken)).ConfigureAwait(false);
        var byId = ids.Zip(entities).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        for (var i = 0; i < batch.Count; i++)
        {
            var instances = relations[i].Select(relation => byId[relation.From]).OfType<StoredEntity>().Where(entity => entity.Kind == EntityKind.Programme).DistinctBy(entity => entity.Id)
                .OrderBy(entity => entity.Name, CodePointOrder.Instance).ThenBy(entity => entity.Id, CodePointOrder.Instance);
            batch[i] = await StoreCalls.Guard(() => ListPage.Of(instances, page, entity => new("instances", entity.Name, entity.Id))).ConfigureAwait(false);
        }
    }

    /// <summary>The INSTANCE_OF relations of programmes, up to the bound of a page.</summary>
    private static async ValueTask<IReadOnlyList<IReadOnlyList<StoredRelation>>> RelationsAsync<T>(FieldBatch<StoredEntity, T> batch, Direction direction)
    {
        var query = new NeighbourQuery { Types = [RelationType.InstanceOf], Direction = direction, MinScore = batch.Context.MinScore() };
        var found = await StoreCalls.Guard(() => batch.Context.Reader().GetNeighboursAsync(
            StoreCalls.Ids(batch, programme => programme.Id), query, batch.Context.CancellationToken)).ConfigureAwait(false);
        return [.. found.Select(neighbours => neighbours.Relations)];
    }

    /// <summary>Each post by its first evidence that has the score.</summary>
    private static async ValueTask PostsAsync(FieldBatch<StoredEntity, IReadOnlyList<Post>> batch)
    {
        var reader = batch.Context.Reader();
        var filter = new RelationFilter { Types = [RelationType.HoldsPost], Direction = Direction.Out, MinScore = batch.Context.MinScore() };
        var pages = await StoreCalls.Guard(() => reader.GetRelationsOfAsync(
            StoreCalls.Ids(batch, person => person.Id), filter, new(Arguments.MaxFirst), batch.Context.CancellationToken)).ConfigureAwait(false);
        string[] relations = [.. pages.SelectMany(page => page.Edges).Select(edge => edge.Node.Id)];
        var evidence = await StoreCalls.Guard(() => reader.GetEvidenceAsync(relations, filter.MinScore, new(1), batch.Context.CancellationToken)).ConfigureAwait(false);
        var byId = relations.Zip(evidence).ToDictionary(pair => pair.First, pair => pair.Second.Edges[0].Node, StringComparer.Ordinal);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i] = [.. pages[i].Edges.Select(edge => new Post(edge.Node.Title, edge.Node.To, edge.Node.Score, byId[edge.Node.Id]))];
        }
    }
}

/// <summary>A post of a person: title, body and the first text that states it.</summary>
internal sealed record Post(string? Title, string Body, double Score, StoredEvidence Evidence);
