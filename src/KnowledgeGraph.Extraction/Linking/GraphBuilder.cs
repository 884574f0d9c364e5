using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Extraction.Layout;
using KnowledgeGraph.Model;
using KnowledgeGraph.Model.Ontology;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// Turns the local facts of an article into its contribution to the graph, under global ids. A fact whose characters do not lie in one part of the article,
/// or whose ends the ontology does not allow, is refused and counted. docs/identity.md describes the ids.
/// </summary>
public sealed class GraphBuilder
{
    private readonly LaidOutArticle page;
    private readonly ArticleText text;
    private readonly LinkedEntities linked;
    private readonly DivisionTree tree = DivisionTree.Embedded;
    private readonly string?[] ids;
    private int refused;

    private GraphBuilder(LaidOutArticle page, ArticleText text, LinkedEntities linked)
    {
        this.page = page;
        this.text = text;
        this.linked = linked;
        ids = new string?[linked.Entities.Count];
    }

    /// <summary>The article's contribution to the graph.</summary>
    /// <param name="page">The article as it was read off its page.</param>
    /// <param name="text">Its parts in one string, in which the offsets of all facts count.</param>
    /// <param name="linked">Its entities; relations and observations refer to them by index.</param>
    /// <param name="relations">Its relations.</param>
    /// <param name="observations">Its observations.</param>
    /// <param name="dates">Its dates.</param>
    public static ArticleGraph Build(
        LaidOutArticle page,
        ArticleText text,
        LinkedEntities linked,
        IReadOnlyList<LocalRelation> relations,
        IReadOnlyList<LocalObservation> observations,
        IReadOnlyList<LocalDate> dates)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(linked);
        var builder = new GraphBuilder(page, text, linked);
        var entities = builder.Entities(relations);
        var ancestors = builder.Ancestors(entities);
        return new()
        {
            Article = page.Article,
            Entities = entities,
            Ancestors = ancestors,
            Relations = builder.Relations(relations),
            Observations = builder.Observations(observations),
            Dates = builder.Dates(dates),
            HomePlace = builder.Home(entities, ancestors),
            Refused = builder.refused,
        };
    }

    /// <summary>Entities with at least one mention, those under one id joined, in the order of their first mentions.</summary>
    private List<Entity> Entities(IReadOnlyList<LocalRelation> relations)
    {
        var mentions = new Dictionary<string, List<Mention>>(StringComparer.Ordinal);
        var first = new Dictionary<string, LocalEntity>(StringComparer.Ordinal);
        foreach (var entity in linked.Entities)
        {
            var id = $"{entity.Kind.ToString().ToLowerInvariant()}:{PathOf(entity, relations)}";
            var own = Mentions(entity);
            if (own.Count == 0)
            {
                continue;
            }
            ids[entity.Index] = id;
            if (!mentions.TryGetValue(id, out var all))
            {
                mentions.Add(id, all = []);
                first.Add(id, entity);
            }
            all.AddRange(own);
        }
        var entities = first.Select(pair => Entity(pair.Key, pair.Value, [.. mentions[pair.Key].DistinctBy(m => m.Span).OrderBy(m => m.Span)])).ToList();
        return [.. entities.OrderBy(e => e.Mentions[0].Span).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    private List<Mention> Mentions(LocalEntity entity)
    {
        var mentions = new List<Mention>();
        foreach (var mention in entity.Mentions)
        {
            if (SpanOf(mention.Start, mention.End) is { } span)
            {
                mentions.Add(new(text.Text[mention.Start..mention.End], span, Math.Clamp(Rounded(mention.Score), 0, 1)));
            }
            else
            {
                refused++;
            }
        }
        return mentions;
    }

    private Entity Entity(string id, LocalEntity entity, List<Mention> mentions)
    {
        var isPlace = entity.Kind == EntityKind.Place;
        var parent = !isPlace ? -1 : entity.Division >= 0 ? tree.ParentOf(entity.Division) : entity.Within;
        return new()
        {
            Id = id,
            Kind = entity.Kind,
            Level = isPlace ? entity.Level : null,
            Name = entity.Name,
            Canonical = !isPlace ? null : entity.Division >= 0 ? tree.CanonicalOf(entity.Division) : (entity.Within >= 0 ? tree.CanonicalOf(entity.Within) : "") + entity.Name,
            Code = isPlace && entity.Division >= 0 ? tree.CodeOf(entity.Division) : null,
            DivisionCode = isPlace && entity.Division >= 0 ? tree.DivisionCodeOf(entity.Division) : null,
            Aliases = [.. mentions.Select(m => m.Text).Where(surface => surface != entity.Name).Distinct(StringComparer.Ordinal)],
            Mentions = mentions,
            Parent = parent < 0 ? null : PlaceId(parent),
        };
    }

    /// <summary>The path of a person ends in the county of the post, if the article gives one; other paths stand as they are.</summary>
    private string PathOf(LocalEntity entity, IReadOnlyList<LocalRelation> relations)
    {
        if (entity.Kind != EntityKind.Person)
        {
            return entity.Path;
        }
        foreach (var relation in relations)
        {
            if (relation.Type != RelationType.HoldsPost || relation.From != entity.Index || (uint)relation.To >= (uint)linked.Entities.Count)
            {
                continue;
            }
            var body = linked.Entities[relation.To];
            var division = body is { Kind: EntityKind.Place, Division: >= 0 } ? body.Division : body.Within;
            while (division >= 0 && tree.CodeOf(division) is null)
            {
                division = tree.ParentOf(division);
            }
            if (division >= 0)
            {
                return $"{PlaceIds.PathOf(tree, division)}/{FoldedName.Of(entity.Name)}";
            }
        }
        return entity.Path;
    }

    private List<Entity> Ancestors(List<Entity> entities)
    {
        var known = entities.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var ancestors = new SortedDictionary<string, Entity>(StringComparer.Ordinal);
        foreach (var entity in linked.Entities.Where(e => e.Kind == EntityKind.Place && ids[e.Index] is not null))
        {
            for (var at = entity.Division >= 0 ? tree.ParentOf(entity.Division) : entity.Within; at >= 0; at = tree.ParentOf(at))
            {
                var id = PlaceId(at);
                if (!known.Contains(id))
                {
                    ancestors.TryAdd(id, Ancestor(id, at));
                }
            }
        }
        return [.. ancestors.Values];
    }

    private Entity Ancestor(string id, int division) => new()
    {
        Id = id,
        Kind = EntityKind.Place,
        Level = tree.LevelOf(division),
        Name = tree.NameOf(division).ToString(),
        Canonical = tree.CanonicalOf(division),
        Code = tree.CodeOf(division),
        DivisionCode = tree.DivisionCodeOf(division),
        Parent = tree.ParentOf(division) is >= 0 and var parent ? PlaceId(parent) : null,
    };

    /// <summary>The home, or the nearest division above it that the graph has: homes are places of the graph.</summary>
    private string? Home(List<Entity> entities, List<Entity> ancestors)
    {
        var known = entities.Concat(ancestors).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        for (var at = linked.Home; at >= 0; at = tree.ParentOf(at))
        {
            if (known.Contains(PlaceId(at)))
            {
                return PlaceId(at);
            }
        }
        return null;
    }

    private List<Relation> Relations(IReadOnlyList<LocalRelation> relations)
    {
        var made = new List<Relation>();
        foreach (var relation in relations)
        {
            if (Id(relation.From) is not { } from || Id(relation.To) is not { } to || from == to || SpanOf(relation.Start, relation.End) is not { } span
                || !OntologyModel.Embedded.Allows(relation.Type, linked.Entities[relation.From].Kind, linked.Entities[relation.To].Kind))
            {
                refused++;
                continue;
            }
            if (relation.Type == RelationType.PartnersWith && string.CompareOrdinal(from, to) > 0)
            {
                (from, to) = (to, from);
            }
            var title = relation.Type == RelationType.HoldsPost ? relation.Title : null;
            made.Add(new(relation.Type, from, to, title, text.Text[relation.Start..relation.End], span, Math.Clamp(Rounded(relation.Score), 0, 1)));
        }
        return
        [
            .. made.OrderByDescending(r => r.Score).DistinctBy(r => (r.Type, r.From, r.To, r.Title, r.Span))
                .OrderBy(r => r.Span).ThenBy(r => r.Type).ThenBy(r => r.From, StringComparer.Ordinal).ThenBy(r => r.To, StringComparer.Ordinal)
                .ThenBy(r => r.Title, StringComparer.Ordinal),
        ];
    }

    private List<Observation> Observations(IReadOnlyList<LocalObservation> observations)
    {
        var made = new List<Observation>();
        foreach (var observation in observations)
        {
            if (Id(observation.Subject) is not { } subject || SpanOf(observation.Start, observation.End) is not { } span)
            {
                refused++;
                continue;
            }
            made.Add(new()
            {
                Subject = subject,
                Place = observation.Place >= 0 && linked.Entities[observation.Place].Kind == EntityKind.Place ? Id(observation.Place) : null,
                Metric = observation.Metric,
                Value = observation.Value,
                Unit = observation.Unit,
                Comparison = observation.Comparison,
                Change = observation.Change,
                Period = observation.Period,
                Quote = text.Text[observation.Start..observation.End],
                Span = span,
                Score = Math.Clamp(Rounded(observation.Score), 0, 1),
            });
        }
        return
        [
            .. made.DistinctBy(o => (o.Subject, o.Metric, o.Value, o.Unit, o.Span))
                .OrderBy(o => o.Span).ThenBy(o => o.Subject, StringComparer.Ordinal).ThenBy(o => o.Metric, StringComparer.Ordinal).ThenBy(o => o.Value),
        ];
    }

    private List<DateExpression> Dates(IReadOnlyList<LocalDate> dates)
    {
        var made = new List<DateExpression>();
        foreach (var date in dates)
        {
            if (SpanOf(date.Start, date.End) is { } span)
            {
                made.Add(new(text.Text[date.Start..date.End], date.Value, span));
            }
            else
            {
                refused++;
            }
        }
        return [.. made.DistinctBy(d => (d.Span, d.Value)).OrderBy(d => d.Span).ThenBy(d => d.Value, StringComparer.Ordinal)];
    }

    /// <summary>The span in its part, with its offsets in the file; null, and counted by the caller, where the range leaves the part.</summary>
    private TextSpan? SpanOf(int start, int end)
    {
        if (start < 0 || start >= end || end > text.Text.Length)
        {
            return null;
        }
        var segment = text.SegmentAt(start);
        return end <= segment.Start + segment.Length ? page.WithDocumentOffsets(text.SpanOf(start, end)) : null;
    }

    private string? Id(int index) => (uint)index < (uint)ids.Length ? ids[index] : null;

    private string PlaceId(int division) => "place:" + PlaceIds.PathOf(tree, division);

    /// <summary>Four decimals: what a reader can use, and the same text on every machine.</summary>
    private static double Rounded(float score) => Math.Round((double)score, 4);
}
