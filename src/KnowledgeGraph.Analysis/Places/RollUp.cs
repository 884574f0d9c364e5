using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Places;

/// <summary>Where places stand in the division tree: which place of a level holds each, and what holds it at all.</summary>
internal sealed class RollUp
{
    private readonly Dictionary<string, (StoredEntity? Place, IReadOnlyList<StoredEntity> Ancestors)> places = new(StringComparer.Ordinal);

    private RollUp()
    {
    }

    /// <summary>Reads the places and their ancestors; two calls of the store, however many.</summary>
    public static async ValueTask<RollUp> ReadAsync(IGraphReader reader, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        string[] distinct = [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var entities = await reader.GetEntitiesAsync(distinct, cancellationToken).ConfigureAwait(false);
        var ancestors = await reader.GetAncestorsAsync(distinct, cancellationToken).ConfigureAwait(false);
        var rollUp = new RollUp();
        for (var i = 0; i < distinct.Length; i++)
        {
            rollUp.places[distinct[i]] = (entities[i], ancestors[i]);
        }
        return rollUp;
    }

    /// <summary>The place of the level that is the place or holds it; null for one above the level.</summary>
    public string? To(PlaceLevel level, string place)
    {
        var (entity, ancestors) = places[place];
        return entity?.Level == level ? place : ancestors.FirstOrDefault(ancestor => ancestor.Level == level)?.Id;
    }

    /// <summary>Whether a place is another or below it.</summary>
    public bool IsWithin(string place, string other) => place == other ? places[place].Place is not null : places[place].Ancestors.Any(ancestor => ancestor.Id == other);
}
