using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>Measures the linking step on annotated articles, given their own mentions.</summary>
internal static class LinkingMeasure
{
    /// <summary>Place codes: of the annotated places that have a code, how many get it at most of their mentions.</summary>
    public static void Places(IReadOnlyList<TrainingArticle> articles, TextWriter output, int errors)
    {
        var tree = DivisionTree.Embedded;
        int coded = 0, right = 0, pathed = 0, pathRight = 0;
        foreach (var article in articles)
        {
            var resolver = new PlaceResolver(article.Text, tree);
            var places = article.Entities.Where(e => e.Local.Kind == EntityKind.Place).ToList();
            var found = places.SelectMany(e => e.Local.Mentions).Distinct().OrderByDescending(m => m.Length).ThenBy(m => m.Start)
                .ToDictionary(m => m, m => resolver.Resolve(m.Start, m.End));
            foreach (var entity in places)
            {
                var resolved = entity.Local.Mentions.Select(m => found[m]).ToList();
                var best = resolved.Where(r => r.Division >= 0).GroupBy(r => r.Division).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefault(-1);
                var ok = true;
                if (entity.Code is not null)
                {
                    coded++;
                    ok = best >= 0 && tree.CodeOf(best) == entity.Code;
                    right += ok ? 1 : 0;
                }
                else if (tree.FindPath(entity.Canonical) >= 0)
                {
                    pathed++;
                    ok = best == tree.FindPath(entity.Canonical);
                    pathRight += ok ? 1 : 0;
                }
                if (!ok && errors-- > 0)
                {
                    output.WriteLine($"{article.Document}: {entity.Canonical} read as {(best < 0 ? "-" : tree.CanonicalOf(best))} home {(resolver.Home < 0 ? "-" : tree.CanonicalOf(resolver.Home))}: {string.Join(' ', entity.Local.Mentions.Select(m => article.Text.Text[m.Start..m.End]).Distinct())}");
                }
            }
        }
        output.WriteLine($"place codes {right} of {coded} = {(double)right / coded:0.0000}; townships and villages of the list {pathRight} of {pathed} = {(double)pathRight / pathed:0.0000}");
    }

    /// <summary>Coreference: how many annotated things come out with exactly their own mentions, and how many of these under the annotated name.</summary>
    public static void Groups(IReadOnlyList<TrainingArticle> articles, TextWriter output, int errors)
    {
        var tallies = new SortedDictionary<EntityKind, (int Gold, int Equal, int Named, int Made)>();
        foreach (var article in articles)
        {
            var mentions = new List<LocalMention>();
            var gold = new Dictionary<LocalMention, int>();
            for (var i = 0; i < article.Entities.Count; i++)
            {
                var entity = article.Entities[i].Local;
                foreach (var mention in Outer(article.Entities[i]))
                {
                    if (gold.TryAdd(mention, i))
                    {
                        mentions.Add(mention);
                    }
                }
            }
            var linked = Coreference.Link(article.Text, mentions);
            var made = linked.Entities.GroupBy(e => string.Join(',', e.Mentions.Select(m => m.Start).Order()) + e.Kind).ToDictionary(g => g.Key, g => g.First());
            foreach (var entity in linked.Entities)
            {
                var t = tallies.GetValueOrDefault(entity.Kind);
                tallies[entity.Kind] = t with { Made = t.Made + 1 };
            }
            foreach (var group in gold.GroupBy(pair => pair.Value))
            {
                var entity = article.Entities[group.Key].Local;
                var key = string.Join(',', group.Select(pair => pair.Key.Start).Order()) + entity.Kind;
                var t = tallies.GetValueOrDefault(entity.Kind);
                var equal = made.TryGetValue(key, out var found);
                var named = equal && FoldedName.Of(found!.Name) == FoldedName.Of(entity.Name);
                tallies[entity.Kind] = t with { Gold = t.Gold + 1, Equal = t.Equal + (equal ? 1 : 0), Named = t.Named + (named ? 1 : 0) };
                if (!named && errors-- > 0)
                {
                    var other = found ?? linked.Entities.First(e => e.Mentions.Contains(group.First().Key) || e.Mentions.Any(m => m.Start == group.First().Key.Start && m.End == group.First().Key.End));
                    output.WriteLine($"{entity.Kind} {entity.Name} [{string.Join(' ', group.Select(p => article.Text.Text[p.Key.Start..p.Key.End]).Distinct())}] made {other.Name} = {other.Path} [{string.Join(' ', other.Mentions.Select(m => article.Text.Text[m.Start..m.End]).Distinct())}]");
                }
            }
        }
        foreach (var (kind, t) in tallies)
        {
            output.WriteLine($"{kind,-13} gold {t.Gold,5} made {t.Made,5} equal {(double)t.Equal / t.Gold:0.000} named {(double)t.Named / t.Gold:0.000}");
        }
    }

    /// <summary>Without the shorter mentions that lie in a longer one of the same thing, and, but for places, those inside other names.</summary>
    private static IEnumerable<LocalMention> Outer(TrainingEntity entity)
    {
        var mentions = entity.Local.Mentions;
        return mentions.Where((m, i) => m.Kind == EntityKind.Place
            || ((!entity.Inside[i] || mentions.Count == 1) && !mentions.Any(o => o != m && o.Start <= m.Start && o.End >= m.End)));
    }
}
