using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>The two readings of an article's quantities, with whatever scorer is at hand: the trainer's or the model's.</summary>
internal sealed class ObservationReading
{
    /// <summary>The linear output that keeps a quantity.</summary>
    public const int KeepOutput = 0;

    /// <summary>The linear output that takes a subject.</summary>
    public const int SubjectOutput = 1;

    /// <summary>Length of a row by which a subject is chosen.</summary>
    public const int SubjectWidth = SubjectFeatures.Width + 15;

    /// <summary>Length of a row by which an observation is kept.</summary>
    public const int KeepWidth = SubjectFeatures.Width + 8;

    /// <summary>A quantity whose linear log-odds of being kept are lower is never stated, so nobody asks for its subject.</summary>
    private const float Hopeless = -4;

    private readonly Pair[][] pairs;
    private readonly QuantityContext?[] contexts;
    private readonly float[]?[] dense;
    private float[]? chancesOf;
    private float[] chances = [];
    private float[][]? sharesOf;
    private float[][] shares = [];

    /// <summary>Finds the quantities and the entities that each may be about.</summary>
    public ObservationReading(ArticleIndex index)
    {
        Scene = new(index);
        pairs = new Pair[Scene.Quantities.Length][];
        contexts = new QuantityContext[pairs.Length];
        dense = new float[pairs.Length][];
        for (var q = 0; q < pairs.Length; q++)
        {
            pairs[q] = PairsOf(Scene, q);
        }
    }

    /// <summary>A linear scorer: features and output to log-odds.</summary>
    public delegate float Linear(ReadOnlySpan<uint> features, int output);

    /// <summary>The quantities among the entities.</summary>
    public QuantityScene Scene { get; }

    /// <summary>The entities that a quantity may be about, nearest first.</summary>
    public ReadOnlySpan<Pair> Pairs(int quantity) => pairs[quantity];

    /// <summary>The features of keeping a quantity.</summary>
    public void KeepFeatures(int quantity, FeatureSet set) => QuantityFeatures.Extract(Scene, quantity, set);

    /// <summary>The sparse features of a subject.</summary>
    public void SubjectFeaturesOf(int quantity, in Pair pair, FeatureSet set) =>
        SubjectFeatures.Extract(Scene, in Scene.Quantities[quantity], Context(quantity), pair.Entity, pair.Mention, pair.Cost, pair.Rank, pair.RankInKind, set);

    /// <summary>The linear scores of all subjects of a quantity.</summary>
    public float[] SubjectScores(int quantity, Linear linear, FeatureSet set)
    {
        var scores = new float[pairs[quantity].Length];
        for (var i = 0; i < scores.Length; i++)
        {
            SubjectFeaturesOf(quantity, in pairs[quantity][i], set);
            scores[i] = linear(set.Hashes, SubjectOutput);
        }
        return scores;
    }

    /// <summary>The dense row of a subject, given the linear scores of all.</summary>
    public void SubjectRow(int quantity, int pair, float[][] all, float[] keeps, Span<float> row)
    {
        var scores = all[quantity];
        ref readonly var p = ref pairs[quantity][pair];
        float best = -20, bestOfKind = -20;
        var rank = 0;
        var kind = Scene.Index.Entities[p.Entity].Kind;
        for (var i = 0; i < scores.Length; i++)
        {
            if (i == pair)
            {
                continue;
            }
            best = Math.Max(best, scores[i]);
            rank += scores[i] > scores[pair] ? 1 : 0;
            bestOfKind = Scene.Index.Entities[pairs[quantity][i].Entity].Kind == kind ? Math.Max(bestOfKind, scores[i]) : bestOfKind;
        }
        row[0] = scores[pair];
        row[1] = best;
        row[2] = scores[pair] - best;
        row[3] = rank;
        row[4] = bestOfKind;
        row[5] = scores[pair] - bestOfKind;
        row[6] = keeps[quantity];
        row[7] = scores.Length;
        Consistency(quantity, p.Entity, all, keeps, row[8..]);
        Dense(quantity, pair).CopyTo(row[15..]);
    }

    private QuantityContext Context(int quantity) => contexts[quantity] ??= new(Scene.Index, in Scene.Quantities[quantity]);

    /// <summary>What is said of a quantity and an entity by themselves, found once for all passes.</summary>
    private ReadOnlySpan<float> Dense(int quantity, int pair)
    {
        if (dense[quantity] is not { } rows)
        {
            dense[quantity] = rows = new float[pairs[quantity].Length * SubjectFeatures.Width];
            for (var i = 0; i < pairs[quantity].Length; i++)
            {
                ref readonly var p = ref pairs[quantity][i];
                SubjectFeatures.Dense(
                    Scene, in Scene.Quantities[quantity], Context(quantity), p.Entity, p.Mention, p.Cost, p.Rank, p.RankInKind, rows.AsSpan(i * SubjectFeatures.Width, SubjectFeatures.Width));
            }
        }
        return rows.AsSpan(pair * SubjectFeatures.Width, SubjectFeatures.Width);
    }

    /// <summary>The probability that each quantity is kept; found once for the scores that all rows read.</summary>
    private float[] Chances(float[] keeps)
    {
        if (!ReferenceEquals(keeps, chancesOf))
        {
            (chancesOf, chances) = (keeps, Array.ConvertAll(keeps, k => (float)Logistic.Of(k)));
        }
        return chances;
    }

    /// <summary>What the entity is to the article's other quantities: the one before, the one behind, those of the sentence, all.</summary>
    private void Consistency(int quantity, int entity, float[][] all, float[] keeps, Span<float> row)
    {
        var index = Scene.Index;
        var byQuantity = Shares(all);
        var kept = Chances(keeps);
        var sentence = index.Sentence(Scene.Quantities[quantity].Start);
        var (sum, weight, inSentence, sentenceWeight, best) = (0f, 1e-3f, 0f, 1e-3f, 0f);
        row[0] = row[1] = -1;
        var (before, after) = (-1, int.MaxValue);
        for (var q = 0; q < all.Length; q++)
        {
            var keep = kept[q];
            if (q == quantity || keep < 0.15)
            {
                continue;
            }
            var share = byQuantity[q][entity];
            sum += keep * share;
            weight += keep;
            best = Math.Max(best, share);
            if (index.Sentence(Scene.Quantities[q].Start) == sentence)
            {
                inSentence += keep * share;
                sentenceWeight += keep;
            }
            if (q < quantity)
            {
                (before, row[0]) = (q, share);
            }
            else if (after == int.MaxValue)
            {
                (after, row[1]) = (q, share);
            }
        }
        row[2] = sum / weight;
        row[3] = inSentence / sentenceWeight;
        row[4] = best;
        row[5] = sum;
        row[6] = before < 0 ? 0 : index.Sentence(Scene.Quantities[quantity].Start) - index.Sentence(Scene.Quantities[before].Start);
    }

    /// <summary>Every entity's share of every quantity's subjects; kept until asked about other scores, since all rows of a pass read them.</summary>
    private float[][] Shares(float[][] all)
    {
        if (!ReferenceEquals(all, sharesOf))
        {
            (sharesOf, shares) = (all, new float[all.Length][]);
            for (var q = 0; q < all.Length; q++)
            {
                shares[q] = Shares(q, all[q]);
            }
        }
        return shares;
    }

    private float[] Shares(int quantity, float[] scores)
    {
        var weights = Array.ConvertAll(scores, score => Logistic.Exp(score));
        var total = 1e-9;
        foreach (var weight in weights)
        {
            total += weight;
        }
        var byEntity = new float[Scene.Index.Entities.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            byEntity[pairs[quantity][i].Entity] = (float)(weights[i] / total);
        }
        return byEntity;
    }

    /// <summary>The dense row by which an observation is kept, given the linear scores of all quantities and the subjects' second scores.</summary>
    public void KeepRow(int quantity, float[] keeps, float[] subjects, int best, Span<float> row)
    {
        row.Clear();
        var index = Scene.Index;
        ref readonly var q = ref Scene.Quantities[quantity];
        var second = -20f;
        for (var i = 0; i < subjects.Length; i++)
        {
            second = i != best ? Math.Max(second, subjects[i]) : second;
        }
        float around = -20, all = 0;
        for (var i = 0; i < keeps.Length; i++)
        {
            all += keeps[i];
            around = i != quantity && index.Sentence(Scene.Quantities[i].Start) == index.Sentence(q.Start) ? Math.Max(around, keeps[i]) : around;
        }
        var at = 0;
        row[at++] = keeps[quantity];
        row[at++] = subjects[best];
        row[at++] = second;
        row[at++] = subjects[best] - second;
        row[at++] = quantity > 0 ? keeps[quantity - 1] : -20;
        row[at++] = quantity + 1 < keeps.Length ? keeps[quantity + 1] : -20;
        row[at++] = around;
        row[at++] = all / keeps.Length;
        Dense(quantity, best).CopyTo(row[at..]);
    }

    /// <summary>What the readings say of an article's quantities, in log-odds.</summary>
    /// <param name="Keeps">The linear reading of each quantity: is it reported?</param>
    /// <param name="Subjects">For the linear reading and each pass after it, for each quantity, a number a pair; none where nobody asks for its subject.</param>
    public readonly record struct Scores(float[] Keeps, float[][][] Subjects);

    /// <summary>Reads over all quantities.</summary>
    public Scores Read(ObservationModel model)
    {
        var set = new FeatureSet();
        var keeps = new float[pairs.Length];
        var subjects = new float[model.Passes + 1][][];
        subjects[0] = new float[pairs.Length][];
        for (var q = 0; q < pairs.Length; q++)
        {
            KeepFeatures(q, set);
            keeps[q] = model.Linear(set.Hashes, KeepOutput);
            subjects[0][q] = keeps[q] < Hopeless ? [] : SubjectScores(q, model.Linear, set);
        }
        var row = new float[SubjectWidth];
        for (var pass = 0; pass < model.Passes; pass++)
        {
            subjects[pass + 1] = new float[pairs.Length][];
            for (var q = 0; q < pairs.Length; q++)
            {
                var next = subjects[pass + 1][q] = new float[subjects[pass][q].Length];
                for (var p = 0; p < next.Length; p++)
                {
                    SubjectRow(q, p, subjects[pass], keeps, row);
                    next[p] = model.Subject(row, pass);
                }
            }
        }
        return new(keeps, subjects);
    }

    /// <summary>Every quantity with its best subject and the log-odds that both are right.</summary>
    public List<(int Quantity, int Subject, float Score)> Choose(ObservationModel model)
    {
        var (keeps, passes) = Read(model);
        var subjects = passes[^1];
        var row = new float[KeepWidth];
        var chosen = new List<(int, int, float)>();
        for (var q = 0; q < pairs.Length; q++)
        {
            if (subjects[q].Length > 0)
            {
                var best = Best(subjects[q]);
                KeepRow(q, keeps, subjects[q], best, row);
                chosen.Add((q, pairs[q][best].Entity, model.Keep(row)));
            }
        }
        return chosen;
    }

    /// <summary>The index of the largest score, the first among equals.</summary>
    public static int Best(float[] scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    private static Pair[] PairsOf(QuantityScene scene, int quantity)
    {
        var list = new List<Pair>();
        for (var e = 0; e < scene.Index.Entities.Length; e++)
        {
            if (scene.TryNearest(in scene.Quantities[quantity], e, out var mention, out var cost))
            {
                list.Add(new(e, mention, cost, 0, 0));
            }
        }
        list.Sort((a, b) => (a.Cost, a.Entity).CompareTo((b.Cost, b.Entity)));
        Span<int> seen = stackalloc int[8];
        seen.Clear();
        for (var i = 0; i < list.Count; i++)
        {
            list[i] = list[i] with { Rank = i, RankInKind = seen[(int)scene.Index.Entities[list[i].Entity].Kind]++ };
        }
        return [.. list];
    }

    /// <summary>An entity that a quantity may be about, with its nearest mention.</summary>
    public readonly record struct Pair(int Entity, LocalMention Mention, int Cost, int Rank, int RankInKind);
}
