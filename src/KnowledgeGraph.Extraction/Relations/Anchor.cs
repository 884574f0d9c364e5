using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>The mentions of two entities that stand nearest to each other, a sentence's end counting as forty characters.</summary>
internal readonly record struct Anchor(LocalMention From, LocalMention To, int Cost)
{
    private const int SentenceCost = 40;

    /// <summary>Whether the first entity stands first.</summary>
    public bool FromFirst => From.Start < To.Start || (From.Start == To.Start && From.End >= To.End);

    /// <summary>The mention that stands first.</summary>
    public LocalMention Left => FromFirst ? From : To;

    /// <summary>The mention that stands second.</summary>
    public LocalMention Right => FromFirst ? To : From;

    /// <summary>Whether one mention stands in the other.</summary>
    public bool Nested => Right.Start < Left.End;

    /// <summary>The nearest mentions of two entities; false where one has none.</summary>
    public static bool TryFind(ArticleIndex index, int from, int to, [NotNullWhen(true)] out Anchor anchor)
    {
        var (a, b) = (index.Entities[from].Mentions, index.Entities[to].Mentions);
        anchor = default;
        if (a.Length == 0 || b.Length == 0)
        {
            return false;
        }
        var best = int.MaxValue;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var cost = Cost1(index, a[i], b[j]);
            if (cost < best)
            {
                best = cost;
                anchor = new(a[i], b[j], cost);
            }
            if (a[i].Start <= b[j].Start)
            {
                i++;
            }
            else
            {
                j++;
            }
        }
        return true;
    }

    private static int Cost1(ArticleIndex index, LocalMention a, LocalMention b)
    {
        var gap = Math.Max(0, a.Start <= b.Start ? b.Start - a.End : a.Start - b.End);
        return gap + (SentenceCost * Math.Abs(index.Sentence(a.Start) - index.Sentence(b.Start)));
    }
}
