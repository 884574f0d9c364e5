using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>The candidates of an article with the scores of both readings.</summary>
internal static class RelationReading
{
    /// <summary>A candidate with the second reading's log-odds.</summary>
    public readonly record struct Scored(RelationType Type, int From, int To, float Score);

    /// <summary>Both readings of an article's candidates.</summary>
    public static List<Scored> Read(Scene scene, RelationModel model)
    {
        var n = scene.Count;
        var scores = new float[AllowedEnds.Types * n * n];
        Array.Fill(scores, JointFeatures.None);
        var set = new FeatureSet();
        var candidates = new List<Scored>();
        var types = new List<int>(AllowedEnds.Types);
        for (var from = 0; from < n; from++)
        {
            for (var to = 0; to < n; to++)
            {
                Candidates.Find(scene, from, to, model.Filter, model.Floors, set, types);
                if (types.Count == 0)
                {
                    continue;
                }
                PairFeatures.Extract(scene, from, to, set);
                foreach (var type in types)
                {
                    var score = model.First(set.Hashes, type);
                    scores[(((type * n) + from) * n) + to] = score;
                    candidates.Add(new((RelationType)type, from, to, score));
                }
            }
        }
        var joint = new JointFeatures(scene, scores);
        for (var i = 0; i < candidates.Count; i++)
        {
            var c = candidates[i];
            candidates[i] = c with { Score = model.Second(joint.Row(c.Type, c.From, c.To), (int)c.Type) };
        }
        return candidates;
    }
}
