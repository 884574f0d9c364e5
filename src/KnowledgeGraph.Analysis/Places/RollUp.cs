using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Places;

/// <summary>Where places stand in the division tree: which place of a level holds each, and what holds it at all.</summary>
internal sealed class RollUp
{
    private readonly Dictionary<string, StoredEntity> places = new(StringComparer.Ordinal);

    private RollUp()
    {
    }

    /// <summary>Reads the places and those above them: one call of the store a level, however many places.</summary>
    public static async ValueTask<RollUp> ReadAsync(IGraphReader reader, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var rollUp = new RollUp();
        string[] level = [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        while (level.Length > 0)
        {
            foreach (var place in (await reader.GetEntitiesAsync(level, cancellationToken).ConfigureAwait(false)).OfType<StoredEntity>())
            {
                rollUp.places[place.Id] = place;
            }
            level =
            [
                .. level.Select(id => rollUp.places.GetValueOrDefault(id)?.Parent).OfType<string>()
                    .Where(parent => !rollUp.places.ContainsKey(parent)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ];
        }
        return rollUp;
    }

    /// <summary>The place of the level that is the place or holds it; null for one above the level.</summary>
    public string? To(PlaceLevel level, string place) => Up(place).FirstOrDefault(above => above.Level == level)?.Id;

    /// <summary>Whether a place is another or below it.</summary>
    public bool IsWithin(string place, string other) => Up(place).Any(above => above.Id == other);

    /// <summary>The place and those above it, the nearest first. Bounded, should a tree bite its tail.</summary>
    private IEnumerable<StoredEntity> Up(string place)
    {
        const int Deepest = 16;
        var at = places.GetValueOrDefault(place);
        for (var step = 0; at is not null && step < Deepest; step++)
        {
            yield return at;
            at = at.Parent is { } parent ? places.GetValueOrDefault(parent) : null;
        }
    }
}
