using KnowledgeGraph.Extraction.Layout;
using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>
/// Says how the embedded extractor came to the facts of an article: it reads the article again and keeps what each layer said. Nothing is stored for it, so it
/// explains what this version finds; for a fact that it does not find (an older version's, a language model's) there are no steps. One thread at a time.
/// </summary>
public sealed class ArticleExplanation
{
    private readonly ArticleText text;
    private readonly NameReasons names;
    private readonly HashSet<(int, int)> aligned;
    private readonly LinkedEntities linked;
    private readonly IReadOnlyList<LocalRelation> relations;
    private readonly HashSet<(RelationType, int, int)> stated;
    private readonly LocalObservation[] observations;
    private readonly Dictionary<(EntityKind, int, int), string> ids = [];
    private readonly Lazy<RelationReasons> relationReasons;
    private readonly Lazy<ObservationReasons> observationReasons;

    private ArticleExplanation(Article article)
    {
        text = new(article);
        var annotated = AnnotatedArticle.Create(text);
        names = new(annotated, EntityRecognizer.Embedded);
        var mentions = NameEdges.Align(text.Text, names.Names);
        aligned = [.. mentions.Select(mention => (mention.Start, mention.End))];
        linked = Coreference.Link(text, mentions);
        var read = RelationExtractor.Extract(annotated, linked.Entities);
        stated = [.. read.Select(relation => (relation.Type, relation.From, relation.To))];
        relations = ImpliedRelations.Complete(linked, read);
        observations = ObservationExtractor.Extract(annotated, linked.Entities, relations);
        relationReasons = new(() => new(text, linked.Entities, RelationModel.Embedded), LazyThreadSafetyMode.None);
        observationReasons = new(() => new(text, linked.Entities, ObservationModel.Embedded), LazyThreadSafetyMode.None);
        var page = new LaidOutArticle(article, null, null, null, null, [.. article.Captions.Select(_ => (Text.Normalisation.OffsetMap?)null)]);
        foreach (var entity in GraphBuilder.Build(page, text, linked, relations, observations, []).Entities)
        {
            foreach (var mention in entity.Mentions)
            {
                var start = text.OffsetOf(mention.Span);
                ids[(entity.Kind, start, start + mention.Text.Length)] = entity.Id;
            }
        }
    }

    /// <summary>Reads <paramref name="article"/> again.</summary>
    public static ArticleExplanation Of(Article article) => new(article);

    /// <summary>How a mention was found; empty if this version does not find it.</summary>
    /// <param name="entity">Id of its entity.</param>
    /// <param name="span">Where it stands; the offsets in the file do not matter.</param>
    public IReadOnlyList<WhyStep> OfMention(string entity, TextSpan span)
    {
        var start = text.OffsetOf(span);
        var end = start + span.End - span.Start;
        foreach (var local in linked.Entities)
        {
            foreach (var mention in local.Mentions)
            {
                if (start >= 0 && mention.Start == start && mention.End == end && IdOf(local.Index) == entity)
                {
                    return [.. Recognised(mention), Joined(local, mention)];
                }
            }
        }
        return [];
    }

    /// <summary>How a relation was found; empty if this version does not find it.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="from">Id of the entity that it starts from; for PARTNERS_WITH in either order.</param>
    /// <param name="to">Id of the other.</param>
    /// <param name="span">Its quote.</param>
    public IReadOnlyList<WhyStep> OfRelation(RelationType type, string from, string to, TextSpan span)
    {
        var start = text.OffsetOf(span);
        var end = start + span.End - span.Start;
        // Where the article has one thing under two entries, the graph keeps the surer statement.
        var found = start < 0 ? [] : relations.Where(r => r.Type == type && r.Start == start && r.End == end && Joins(r, from, to)).OrderByDescending(r => r.Score).ToList();
        return found.Count == 0 ? []
            : stated.Contains((type, found[0].From, found[0].To)) ? relationReasons.Value.Of(found[0])
            : [new(WhyLayer.Name, Tally.Rounded(found[0].Score), null, $"the name {text.Text[start..end]} states it", [])];
    }

    /// <summary>How an observation was found; empty if this version does not find it.</summary>
    /// <param name="observation">The observation.</param>
    public IReadOnlyList<WhyStep> OfObservation(Observation observation)
    {
        var start = text.OffsetOf(observation.Span);
        var end = start + observation.Span.End - observation.Span.Start;
        foreach (var local in observations)
        {
            if (start >= 0 && local.Start == start && local.End == end && local.Value.Equals(observation.Value) && local.Unit == observation.Unit
                && local.Metric == observation.Metric && IdOf(local.Subject) == observation.Subject && observationReasons.Value.QuantityOf(local) is >= 0 and var quantity)
            {
                return observationReasons.Value.Of(local, quantity);
            }
        }
        return [];
    }

    private bool Joins(LocalRelation relation, string from, string to)
    {
        var (a, b) = (IdOf(relation.From), IdOf(relation.To));
        return (a == from && b == to) || (relation.Type == RelationType.PartnersWith && a == to && b == from);
    }

    private string? IdOf(int entity)
    {
        var local = linked.Entities[entity];
        foreach (var mention in local.Mentions)
        {
            if (ids.TryGetValue((local.Kind, mention.Start, mention.End), out var id))
            {
                return id;
            }
        }
        return null;
    }

    private IEnumerable<WhyStep> Recognised(LocalMention mention)
    {
        if (!aligned.Contains((mention.Start, mention.End)))
        {
            return [new(WhyLayer.Lexicon, Tally.Rounded(mention.Score), null, "a programme that is followed wherever it is written", [])];
        }
        var name = names.Names.Where(name => name.End == mention.End).MinBy(name => Math.Abs(name.Start - mention.Start));
        return name.Start == mention.Start
            ? names.Of(name)
            : [.. names.Of(name), new(WhyLayer.Alignment, Tally.Rounded(mention.Score), null, $"{Written(name)} became {Written(mention)}, which the article has more surely", [])];
    }

    private WhyStep Joined(LocalEntity entity, LocalMention mention)
    {
        var written = Written(mention);
        var note = entity switch
        {
            { Kind: EntityKind.Place, Division: >= 0 } => $"the division {Gazetteer.DivisionTree.Embedded.CanonicalOf(entity.Division)}",
            { Kind: EntityKind.Place } => "a place that the list of divisions does not hold",
            _ when written == entity.Name => $"one of {entity.Mentions.Count} mentions",
            _ => $"another form of {entity.Name}",
        };
        return new(WhyLayer.Linking, null, null, note, []);
    }

    private string Written(LocalMention mention) => text.Text[mention.Start..mention.End];
}
