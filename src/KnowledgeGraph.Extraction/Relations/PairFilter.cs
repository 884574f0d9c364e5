using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>
/// The few features by which nearly half of the pairs are seen to hold no relation before their own features are looked at: kinds, nearness, rank among rivals, names that
/// hold each other, the article's home.
/// </summary>
internal static class PairFilter
{
    /// <summary>Fills <paramref name="set"/> for a pair.</summary>
    public static void Extract(Scene scene, int from, int to, FeatureSet set)
    {
        set.Clear();
        var index = scene.Index;
        var (f, t) = (index.Entities[from], index.Entities[to]);
        var kinds = PairFeatures.Kinds(f, t);
        ref readonly var anchor = ref scene.Between(from, to);
        var order = anchor.Nested ? 2 : anchor.FromFirst ? 0 : 1;
        var sentences = Math.Min(4, Math.Abs(index.Sentence(anchor.From.Start) - index.Sentence(anchor.To.Start)));
        var (rankTo, rankFrom) = (Math.Min(6, scene.RankOf(from, to)), Math.Min(6, scene.RankOf(to, from)));
        var holds = (scene.NameHolds(from, to) * 4) + scene.NameHolds(to, from);
        var home = index.Home == to ? 1 : index.Home >= 0 && index.IsUnder(to, index.Home) ? 2 : index.Home >= 0 && index.IsUnder(index.Home, to) ? 3 : 0;
        var position = (index.IsUnder(from, to) ? 1 : 0) + (scene.Parents[from] == to ? 2 : 0) + (index.IsUnder(to, from) ? 4 : 0);
        set.Add(60, kinds);
        set.Add(61, PairFeatures.Bucket(anchor.Cost), order, kinds);
        set.Add(62, rankTo, sentences, kinds);
        set.Add(63, rankFrom, sentences, kinds);
        set.Add(64, (rankTo * 8) + rankFrom, order, kinds);
        set.Add(65, holds, kinds);
        set.Add(66, (home * 8) + position, sentences, kinds);
        set.Add(67, (Math.Min(4, f.Mentions.Length) * 8) + Math.Min(4, t.Mentions.Length), kinds);
        set.Add(68, (f.First < index.TitleEnd ? 1 : 0) + (t.First < index.TitleEnd ? 2 : 0), sentences, kinds);
        if (t.Kind == EntityKind.Place)
        {
            var before = scene.PlaceBefore(from);
            set.Add(69, before == to ? 1 : before < 0 ? 0 : index.IsUnder(before, to) ? 2 : index.IsUnder(to, before) ? 3 : 4, home, kinds);
        }
    }
}
