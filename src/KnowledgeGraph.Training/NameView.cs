using KnowledgeGraph.Extraction;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>A name to learn from: a span and the kinds that count as right.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">The annotator's kind.</param>
/// <param name="AlternativeKind">The kind that counts as right too, or null.</param>
internal readonly record struct GoldName(int Start, int End, EntityKind Kind, EntityKind? AlternativeKind);

/// <summary>
/// One consistent view of an article's nested mentions: outer names that do not overlap, and names inside them. A Place's chain falls into its parts
/// (杭州市西湖区 is two names), of one entity's other mentions the longest counts.
/// </summary>
internal sealed record NameView(IReadOnlyList<GoldName> Outer, IReadOnlyList<(int Outer, GoldName Name)> Inner)
{
    /// <summary>Makes the view of <paramref name="article"/>.</summary>
    public static NameView Of(TrainingArticle article)
    {
        var names = new List<GoldName>();
        foreach (var entity in article.Entities)
        {
            var mentions = entity.Local.Mentions;
            foreach (var m in mentions)
            {
                if (!mentions.Any(o => entity.Local.Kind == EntityKind.Place ? Supersedes(o, m) : o.Length > m.Length && o.Start <= m.Start && m.End <= o.End))
                {
                    names.Add(new(m.Start, m.End, entity.Local.Kind, entity.AlternativeKind));
                }
            }
        }
        names.Sort((a, b) => a.End - a.Start != b.End - b.Start ? (b.End - b.Start).CompareTo(a.End - a.Start) : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Kind.CompareTo(b.Kind));
        var outer = new List<GoldName>();
        var rest = new List<GoldName>();
        foreach (var name in names)
        {
            var crossing = outer.FindIndex(o => o.Start < name.End && name.Start < o.End);
            if (crossing < 0)
            {
                outer.Add(name);
            }
            else if (outer[crossing].Start <= name.Start && name.End <= outer[crossing].End && name.End - name.Start < outer[crossing].End - outer[crossing].Start)
            {
                rest.Add(name);
            }
        }
        outer.Sort((a, b) => a.Start.CompareTo(b.Start));
        var inner = new List<(int, GoldName)>();
        foreach (var name in rest)
        {
            var holder = outer.FindIndex(o => o.Start <= name.Start && name.End <= o.End);
            if (!inner.Any(i => i.Item2.Start < name.End && name.Start < i.Item2.End))
            {
                inner.Add((holder, name));
            }
        }
        inner.Sort((a, b) => a.Item2.Start.CompareTo(b.Item2.Start));
        return new(outer, inner);
    }

    // Of a Place's mentions the part that is its own name counts: not 杭州市西湖区 beside 西湖区, not 西湖 beside 西湖区.
    private static bool Supersedes(LocalMention other, LocalMention mention) =>
        other.End == mention.End && other.Start > mention.Start && other.Length >= 2 || other.Start == mention.Start && other.End > mention.End;
}
