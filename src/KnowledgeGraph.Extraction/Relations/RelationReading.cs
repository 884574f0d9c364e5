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
        var candidates = new List<Scored>();
        var joint = new JointFeatures(scene, First(scene, model, candidates));
        for (var i = 0; i < candidates.Count; i++)
        {
            var c = candidates[i];
            candidates[i] = c with { Score = model.Second(joint.Row(c.Type, c.From, c.To), (int)c.Type) };
        }
        return candidates;
    }

    /// <summary>Where <see cref="First"/> has the log-odds of a pair.</summary>
    public static int At(int entities, int type, int from, int to) => (((type * entities) + from) * entities) + to;

    /// <summary>The first reading's log-odds (see <see cref="At"/>), <see cref="JointFeatures.None"/> for what is no candidate; <paramref name="candidates"/> gets those that are.</summary>
    public static float[] First(Scene scene, RelationModel model, List<Scored> candidates)
    {
        var n = scene.Count;
        var scores = new float[AllowedEnds.Types * n * n];
        Array.Fill(scores, JointFeatures.None);
        var set = new FeatureSet();
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
                    scores[At(n, type, from, to)] = score;
                    candidates.Add(new((RelationType)type, from, to, score));
                }
            }
        }
        return scores;
    }
}
