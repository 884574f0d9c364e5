using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;

namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>How the two readings of relations came to those of one article.</summary>
internal sealed class RelationReasons
{
    private const int MaxBetween = 24;

    private readonly RelationModel model;
    private readonly Scene scene;
    private readonly float[] first;
    private readonly JointFeatures joint;

    /// <summary>Reads the article's pairs once.</summary>
    public RelationReasons(ArticleText text, IReadOnlyList<LocalEntity> entities, RelationModel model)
    {
        this.model = model;
        scene = new(new(text, entities, PlacePaths.Of(entities)));
        first = RelationReading.First(scene, model, []);
        joint = new(scene, first);
    }

    /// <summary>The steps of a relation that the readings stated.</summary>
    public IReadOnlyList<WhyStep> Of(LocalRelation relation)
    {
        var type = (int)relation.Type;
        var (from, to) = (relation.From, relation.To);
        var score = first[RelationReading.At(scene.Count, type, from, to)];
        var row = joint.Row(relation.Type, from, to).ToArray();
        return
        [
            new(WhyLayer.FirstReading, Tally.Rounded(Logistic.Of(score)), null, null, First(type, from, to)),
            new(WhyLayer.SecondReading, Tally.Rounded(relation.Score), Tally.Rounded(Logistic.Of(model.Threshold(type))), null, TreeReasons.Of(model.Trees(type), row, JointColumns.Names)),
        ];
    }

    private IReadOnlyList<Reason> First(int type, int from, int to)
    {
        var set = new FeatureSet { Templates = [] };
        PairFeatures.Extract(scene, from, to, set);
        var tally = new Tally(PairGroups.Count);
        for (var i = 0; i < set.Count; i++)
        {
            tally.Add(PairGroups.Of(set.Templates[i]), model.FirstWeight(set.Hashes[i], type));
        }
        return tally.Reasons(PairGroups.NameOf, group => group == PairGroups.Between ? Between(from, to) : null);
    }

    /// <summary>The characters between the nearest mentions, where they are few and in one line.</summary>
    private string? Between(int from, int to)
    {
        ref readonly var anchor = ref scene.Between(from, to);
        var (start, end) = (anchor.Left.End, anchor.Right.Start);
        return anchor.Nested || start >= end || end - start > MaxBetween || scene.Index.Text.AsSpan(start, end - start).Contains('\n') ? null : scene.Index.Text[start..end];
    }
}
