using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// Joins the mentions of an article into things. Places are the same by division; other names by their folded spelling, by place and name inside it
/// (德清县住建局, 县住建局), by definition (以下简称“X”), or where one is the end, or the quoted part, of a longer one.
/// </summary>
public static class Coreference
{
    /// <summary>The things that <paramref name="mentions"/> name, in the order of their first mentions, and the article's home.</summary>
    /// <param name="article">The article.</param>
    /// <param name="mentions">Its mentions in any order; places may stand inside other names.</param>
    public static LinkedEntities Link(ArticleText article, IReadOnlyList<LocalMention> mentions)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(mentions);
        mentions = KnownProgrammes.Complete(article, mentions);
        var tree = DivisionTree.Embedded;
        var resolver = new PlaceResolver(article, tree);
        var places = Places(article, tree, resolver, mentions);
        var forms = Forms(article, mentions, new(article, tree, resolver, places));
        FormJoiner.Join(article, forms);
        var namer = new EntityNamer(article, tree, resolver.Home);
        var drafts = PlaceDrafts(tree, places).Concat(forms.GroupBy(form => form.Root).Select(group => namer.Draft([.. group])))
            .OrderBy(draft => draft.Mentions[0].Start).ThenByDescending(draft => draft.Mentions[0].End).ThenBy(draft => draft.Kind);
        return new([.. drafts.Select((draft, index) => draft.ToEntity(index))], resolver.Home);
    }

    private static List<PlacedMention> Places(ArticleText article, DivisionTree tree, PlaceResolver resolver, IReadOnlyList<LocalMention> mentions)
    {
        var unknown = PlaceIds.Unknown(article.Article);
        return
        [
            .. mentions.Where(m => m.Kind == EntityKind.Place)
                .OrderByDescending(m => m.Length).ThenBy(m => m.Start)
                .Select(m => (Mention: m, Place: resolver.Resolve(m.Start, m.End)))
                .Select(pair => new PlacedMention(pair.Mention, pair.Place, PlaceIds.PathOf(tree, pair.Place, unknown)))
                .OrderBy(p => p.Mention.Start).ThenBy(p => p.Mention.End),
        ];
    }

    private static IEnumerable<EntityDraft> PlaceDrafts(DivisionTree tree, List<PlacedMention> places) => places.GroupBy(p => p.Path, StringComparer.Ordinal).Select(group =>
    {
        var place = group.First().Place;
        return new EntityDraft
        {
            Kind = EntityKind.Place,
            Name = place.Name,
            Path = group.Key,
            Mentions = [.. group.Select(p => p.Mention)],
            Level = place.Level,
            Division = place.Division,
            Within = place.Division >= 0 ? tree.ParentOf(place.Division) : place.Within,
        };
    });

    private static List<NameForm> Forms(ArticleText article, IReadOnlyList<LocalMention> mentions, NameScopes scopes)
    {
        var bySpelling = mentions.Where(m => m.Kind != EntityKind.Place)
            .OrderBy(m => m.Start).ThenByDescending(m => m.End)
            .GroupBy(m => FoldedName.Of(article.Text.AsSpan(m.Start, m.Length)), StringComparer.Ordinal);
        var forms = new List<NameForm>();
        foreach (var spelling in bySpelling)
        {
            // One spelling means one thing in an article; the surer reading of its kind wins.
            var kind = spelling.GroupBy(m => m.Kind).OrderByDescending(g => g.Sum(m => m.Score)).ThenBy(g => g.Key).First().Key;
            var first = spelling.First();
            forms.Add(new()
            {
                Kind = kind,
                Folded = spelling.Key,
                Written = article.Text.Substring(first.Start, first.Length),
                Scope = kind == EntityKind.Person ? new(null, -1, "", spelling.Key) : scopes.Of(first),
                Mentions = [.. spelling.Select(m => m with { Kind = kind })],
            });
        }
        return forms;
    }
}
