using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>What was taken up where, with the reports that the arguments of its list allow.</summary>
/// <param name="Value">The adoption.</param>
/// <param name="Filter">Which reports make it.</param>
internal sealed record Adoption(StoredAdoption Value, AdoptionFilter Filter);

/// <summary>Adoptions of programmes and of places.</summary>
internal static class AdoptionBindings
{
    public static GraphQLEngineBuilder BindAdoptions(this GraphQLEngineBuilder builder) => builder
        .Object<Adoption>("Adoption", fields => fields
            .Batch<StoredEntity>("programme", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, adoption => adoption.Value.Programme))
            .Batch<StoredEntity>("place", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, adoption => adoption.Value.Place))
            .Field("firstReported", adoption => adoption.Value.FirstReported)
            .Field("articleCount", adoption => adoption.Value.ArticleCount)
            .Field("score", adoption => adoption.Value.Score)
            .Batch<IReadOnlyList<StoredEvidence>>("evidence", EvidenceAsync));

    public static async ValueTask OfProgrammesAsync(FieldBatch<StoredEntity, IReadOnlyList<Adoption>> batch)
    {
        var (filter, level) = (Filter(batch.Context), batch.Context.Argument<PlaceLevel>("level"));
        var found = await StoreCalls.Guard(() => batch.Context.Reader().GetAdoptionsOfProgrammesAsync(
            StoreCalls.Ids(batch, programme => programme.Id), level, filter, batch.Context.CancellationToken)).ConfigureAwait(false);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i] = [.. found[i].Select(adoption => new Adoption(adoption, filter))];
        }
    }

    public static async ValueTask OfPlacesAsync(FieldBatch<StoredEntity, Connection<Adoption>> batch)
    {
        var (filter, page) = (Filter(batch.Context), batch.Context.Page());
        var found = await StoreCalls.Guard(() => batch.Context.Reader().GetAdoptionsOfPlacesAsync(
            StoreCalls.Ids(batch, place => place.Id), filter, batch.Context.CancellationToken)).ConfigureAwait(false);
        for (var i = 0; i < batch.Count; i++)
        {
            var adoptions = found[i].Select(adoption => new Adoption(adoption, filter));
            batch[i] = await StoreCalls.Guard(() => ListPage.Of(adoptions, page, adoption => new("adoptions", adoption.Value.Programme, adoption.Value.Place))).ConfigureAwait(false);
        }
    }

    private static AdoptionFilter Filter(FieldContext context) => new() { AsOf = context.Argument<PartialDate?>("asOf"), MinScore = context.MinScore() };

    /// <summary>All adoptions of a batch come from lists with the same arguments.</summary>
    private static async ValueTask EvidenceAsync(FieldBatch<Adoption, IReadOnlyList<StoredEvidence>> batch)
    {
        var first = batch.Context.First();
        AdoptionKey[] keys = [.. Enumerable.Range(0, batch.Count).Select(i => batch.Parent(i).Value.Key)];
        var found = await StoreCalls.Guard(() => batch.Context.Reader().GetAdoptionEvidenceAsync(
            keys, batch.Parent(0).Filter, first, batch.Context.CancellationToken)).ConfigureAwait(false);
        for (var i = 0; i < batch.Count; i++)
        {
            batch[i] = found[i];
        }
    }
}
