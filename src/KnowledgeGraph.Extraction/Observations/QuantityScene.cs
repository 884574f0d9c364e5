using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>An article's quantities among its entities: for each entity, the mention nearest to a quantity.</summary>
internal sealed class QuantityScene
{
    private const int SentenceCost = 30;

    public QuantityScene(ArticleIndex index)
    {
        Index = index;
        var found = new List<Quantity>();
        QuantityFinder.Find(index.Text, found);
        found.RemoveAll(InName);
        Quantities = [.. found];
    }

    /// <summary>The article.</summary>
    public ArticleIndex Index { get; }

    /// <summary>Its quantities by start, without those inside names.</summary>
    public Quantity[] Quantities { get; }

    /// <summary>The mention of an entity nearest to a quantity, one before it preferred; false where it has none.</summary>
    public bool TryNearest(in Quantity quantity, int entity, out LocalMention nearest, out int cost)
    {
        nearest = default;
        cost = int.MaxValue;
        var sentence = Index.Sentence(quantity.Start);
        foreach (var mention in Index.Entities[entity].Mentions)
        {
            var before = mention.Start < quantity.Start;
            var gap = before ? Math.Max(0, quantity.Start - mention.End) : mention.Start - quantity.End + 6;
            var sum = gap + (SentenceCost * Math.Abs(Index.Sentence(mention.Start) - sentence) * (before ? 1 : 2));
            if (sum < cost)
            {
                (nearest, cost) = (mention, sum);
            }
        }
        return cost < int.MaxValue;
    }

    private bool InName(Quantity quantity)
    {
        foreach (var occurrence in Index.Occurrences)
        {
            if (occurrence.Start > quantity.Number.Start)
            {
                break;
            }
            if (occurrence.End >= quantity.Number.End && Index.Entities[occurrence.Entity].Kind != EntityKind.Person)
            {
                return true;
            }
        }
        return false;
    }
}
