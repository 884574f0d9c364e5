using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Training;

/// <summary>
/// An annotated article as the steps behind recognition see it: with entities that were recognised and linked, to which the annotated facts are carried over
/// where both ends were found. Facts of entities that were missed stay in the counts.
/// </summary>
internal sealed class FactArticle
{
    private FactArticle(TrainingArticle source, LinkedEntities linked, string?[] paths, int[] toLocal)
    {
        Source = source;
        Linked = linked;
        Paths = paths;
        foreach (var relation in source.Relations)
        {
            var key = Key(relation.Type, relation.From, relation.To);
            if (!seen.Add(key))
            {
                continue;
            }
            RelationCounts[(int)relation.Type]++;
            if (toLocal[relation.From] is >= 0 and var from && toLocal[relation.To] is >= 0 and var to)
            {
                Relations.Add(Key(relation.Type, from, to));
            }
        }
        Observations = [.. source.Observations.Select(o => o with { Subject = toLocal[o.Subject], Place = o.Place < 0 ? -1 : toLocal[o.Place] })];
    }

    private readonly HashSet<(RelationType, int, int)> seen = [];

    /// <summary>The annotation.</summary>
    public TrainingArticle Source { get; }

    /// <summary>The article's text.</summary>
    public ArticleText Text => Source.Text;

    /// <summary>The entities and the home.</summary>
    public LinkedEntities Linked { get; }

    /// <summary>The entities.</summary>
    public IReadOnlyList<LocalEntity> Entities => Linked.Entities;

    /// <summary>For each entity the path of its place, or null.</summary>
    public string?[] Paths { get; }

    /// <summary>The annotated relations whose ends were found; a partnership from the lower index.</summary>
    public HashSet<(RelationType Type, int From, int To)> Relations { get; } = [];

    /// <summary>How many relations of each type are annotated, found ends or not.</summary>
    public int[] RelationCounts { get; } = new int[AllowedEnds.Types];

    /// <summary>All annotated observations; the subject is -1 where it was not found.</summary>
    public IReadOnlyList<LocalObservation> Observations { get; }

    /// <summary>With the annotator's own entities.</summary>
    public static FactArticle Annotated(TrainingArticle article) =>
        new(article, new(article.LocalEntities(), -1), [.. article.Entities.Select(e => e.Canonical)], [.. Enumerable.Range(0, article.Entities.Count)]);

    /// <summary>With entities linked from recognised <paramref name="mentions"/>, as the extractor does.</summary>
    public static FactArticle Recognised(TrainingArticle article, IReadOnlyList<LocalMention> mentions)
    {
        var linked = Coreference.Link(article.Text, NameEdges.Align(article.Text.Text, mentions));
        var toLocal = new int[article.Entities.Count];
        Array.Fill(toLocal, -1);
        foreach (var (gold, predicted) in EntityScore.Pair(RecognitionEvaluation.Gold(article), RecognitionEvaluation.Items(article.Text, linked.Entities)))
        {
            toLocal[gold] = predicted;
        }
        return new(article, linked, PlacePaths.Of(linked.Entities), toLocal);
    }

    /// <summary>A relation as it is compared: a partnership has no direction.</summary>
    public static (RelationType Type, int From, int To) Key(RelationType type, int from, int to) =>
        type == RelationType.PartnersWith && from > to ? (type, to, from) : (type, from, to);
}
