using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>
/// The dense features of the second reading: what the first thought of a pair, of its rivals and of the article's other relations, so that the relations of
/// an article are chosen with an eye on each other.
/// </summary>
internal sealed class JointFeatures
{
    /// <summary>The log-odds of what is no candidate.</summary>
    public const float None = -20;

    private const int Types = 9;

    private readonly Scene scene;
    private readonly float[] scores;
    private readonly float[] probabilities;
    private readonly float[] row = new float[Width];
    private readonly int[] together;
    private readonly float[] mass;
    private readonly float[] degree;
    private readonly Top[] leaving;
    private readonly Top[] entering;

    /// <summary>Length of a row.</summary>
    public const int Width = 113;

    /// <summary>Takes the first reading's log-odds, [type, from, to], <see cref="None"/> for what is no candidate.</summary>
    public JointFeatures(Scene scene, float[] scores)
    {
        this.scene = scene;
        this.scores = scores;
        probabilities = Array.ConvertAll(scores, s => s <= None ? 0 : (float)Logistic.Of(s));
        together = CountTogether(scene);
        (mass, degree) = (new float[scene.Count], new float[scene.Count]);
        (leaving, entering) = (new Top[Types * scene.Count], new Top[Types * scene.Count]);
        Array.Fill(leaving, Top.Nothing);
        Array.Fill(entering, Top.Nothing);
        for (var type = 0; type < Types; type++)
        {
            for (var from = 0; from < scene.Count; from++)
            {
                for (var to = 0; to < scene.Count; to++)
                {
                    leaving[(type * scene.Count) + from].Add(to, S(type, from, to));
                    entering[(type * scene.Count) + to].Add(from, S(type, from, to));
                    var p = P(type, from, to);
                    mass[to] += Anchors(type) ? p : 0;
                    degree[from] += p;
                    degree[to] += p;
                }
            }
        }
    }

    /// <summary>The row of a candidate; valid until the next call.</summary>
    public ReadOnlySpan<float> Row(RelationType type, int from, int to)
    {
        var index = scene.Index;
        var (f, t) = (index.Entities[from], index.Entities[to]);
        ref readonly var anchor = ref scene.Between(from, to);
        var at = 0;
        var self = S((int)type, from, to);
        Put(ref at, self);
        Rivals(ref at, (int)type, from, to, self);
        for (var k = 0; k < Types; k++)
        {
            Put(ref at, S(k, from, to));
        }
        for (var k = 0; k < Types; k++)
        {
            Put(ref at, S(k, to, from));
        }
        Chains(ref at, (int)type, from, to);
        Strongest(ref at, from, to);
        Put(ref at, anchor.Cost);
        Put(ref at, Math.Abs(index.Sentence(anchor.From.Start) - index.Sentence(anchor.To.Start)));
        Put(ref at, Math.Abs(index.Clause(anchor.From.Start) - index.Clause(anchor.To.Start)));
        Put(ref at, anchor.Nested ? 2 : anchor.FromFirst ? 0 : 1);
        Put(ref at, scene.RankOf(from, to));
        Put(ref at, scene.RankOf(to, from));
        Put(ref at, together[(from * scene.Count) + to]);
        foreach (var party in (ReadOnlySpan<ArticleIndex.Party>)[f, t])
        {
            Put(ref at, (int)party.Kind);
            Put(ref at, party.Level is { } level ? (int)level : -1);
            Put(ref at, party.Mentions.Length);
            Put(ref at, index.Sentence(party.First));
            Put(ref at, party.First < index.TitleEnd ? 1 : 0);
            Put(ref at, party.Name.Length);
            Put(ref at, (float)party.First / index.Text.Length);
        }
        Put(ref at, scene.Common(from, to));
        Put(ref at, scene.NameHolds(from, to));
        Put(ref at, scene.NameHolds(to, from));
        Put(ref at, Position(from, to));
        Put(ref at, index.Home == to ? 2 : index.Home >= 0 && index.IsUnder(to, index.Home) ? 1 : index.Home >= 0 && index.IsUnder(index.Home, to) ? 3 : 0);
        var before = scene.PlaceBefore(from);
        Put(ref at, before == to ? 2 : before >= 0 && index.IsUnder(before, to) ? 3 : before >= 0 && index.IsUnder(to, before) ? 1 : 0);
        Put(ref at, scene.Count);
        Put(ref at, index.Sentence(index.Text.Length));
        Put(ref at, index.CountOf(f.Kind));
        Put(ref at, index.CountOf(t.Kind));
        Put(ref at, f.Surety);
        Put(ref at, t.Surety);
        Put(ref at, Observations.QuantityContext.Before(index, anchor.From.Start));
        Put(ref at, Observations.QuantityContext.After(index, anchor.From.End));
        Put(ref at, Observations.QuantityContext.Before(index, anchor.To.Start));
        Put(ref at, Observations.QuantityContext.After(index, anchor.To.End));
        Gravity(ref at, (int)type, from, to);
        Namesakes(ref at, (int)type, from, to);
        Put(ref at, OpenerRank(anchor.From.Start, to));
        Put(ref at, OpenerRank(anchor.To.Start, from));
        Put(ref at, Chained(anchor.From));
        Put(ref at, Chained(anchor.To));
        Put(ref at, Math.Clamp(index.Sentence(t.First) - index.Sentence(f.First), -20, 20));
        Put(ref at, Share(together[(from * scene.Count) + to], from, to));
        Put(ref at, MeanSurety(f));
        Put(ref at, MeanSurety(t));
        return row;
    }

    /// <summary>Whether a type ties something to the place or body that it belongs to: what many such relations lead to is what the article is about.</summary>
    private static bool Anchors(int type) => (RelationType)type is RelationType.LocatedIn or RelationType.ImplementedIn or RelationType.LedBy;

    /// <summary>How much of the article is tied to the second end, to what lies in it and to what it lies in; how much else is said of both ends.</summary>
    private void Gravity(ref int at, int type, int from, int to)
    {
        var own = Anchors(type) ? P(type, from, to) : 0;
        var kind = scene.Index.Entities[to].Kind;
        float all = 1e-3f, deeper = 0, higher = 0, best = 0;
        var rank = 0;
        for (var x = 0; x < scene.Count; x++)
        {
            if (x == to || scene.Index.Entities[x].Kind != kind)
            {
                continue;
            }
            all += mass[x];
            best = Math.Max(best, mass[x]);
            rank += mass[x] > mass[to] - own ? 1 : 0;
            deeper = scene.Index.IsUnder(x, to) ? Math.Max(deeper, mass[x]) : deeper;
            higher = scene.Index.IsUnder(to, x) ? Math.Max(higher, mass[x]) : higher;
        }
        var rest = mass[to] - own;
        Put(ref at, rest);
        Put(ref at, rest / (all + rest));
        Put(ref at, rank);
        Put(ref at, rest - best);
        Put(ref at, deeper);
        Put(ref at, higher);
        Put(ref at, degree[from] - P(type, from, to));
        Put(ref at, degree[to] - P(type, from, to));
        Put(ref at, mass[from]);
    }

    /// <summary>What is said of entities whose names share characters with the one or the other end.</summary>
    private void Namesakes(ref int at, int type, int from, int to)
    {
        float likeFrom = 0, likeTo = 0, holders = 0;
        var count = 0;
        for (var x = 0; x < scene.Count; x++)
        {
            if (x == from || x == to)
            {
                continue;
            }
            if (scene.Common(from, x) >= 3)
            {
                likeFrom = Math.Max(likeFrom, P(type, x, to));
                count++;
            }
            if (scene.NameHolds(from, x) != 0 || scene.NameHolds(x, from) != 0)
            {
                holders = Math.Max(holders, P(type, x, to));
            }
            if (scene.Common(to, x) >= 3)
            {
                likeTo = Math.Max(likeTo, P(type, from, x));
            }
        }
        Put(ref at, likeFrom);
        Put(ref at, likeTo);
        Put(ref at, holders);
        Put(ref at, count);
    }

    /// <summary>How many others opened a clause between the last clause that the entity opened and the offset; 9 where it opened none near.</summary>
    private int OpenerRank(int before, int entity)
    {
        var index = scene.Index;
        var occurrences = index.Occurrences;
        var (rank, last) = (0, -1);
        for (var i = occurrences.Length - 1; i >= 0 && rank < 9; i--)
        {
            if (occurrences[i].Start >= before || !Observations.QuantityContext.Opens(index, occurrences[i].Start))
            {
                continue;
            }
            if (occurrences[i].Entity == entity)
            {
                return rank;
            }
            rank += occurrences[i].Entity != last ? 1 : 0;
            last = occurrences[i].Entity;
        }
        return 9;
    }

    /// <summary>1 where the name of a place follows a mention directly, 2 where one stands directly before it, 3 both.</summary>
    private int Chained(LocalMention mention)
    {
        var found = 0;
        foreach (var other in scene.Index.Occurrences)
        {
            if (scene.Index.Entities[other.Entity].Kind == EntityKind.Place)
            {
                found |= other.Start == mention.End ? 1 : other.End == mention.Start ? 2 : 0;
            }
        }
        return found;
    }

    private float Share(int count, int from, int to) =>
        count / (float)Math.Max(1, Math.Min(together[(from * scene.Count) + from], together[(to * scene.Count) + to]));

    private static float MeanSurety(ArticleIndex.Party party) => party.AllMentions.Length == 0 ? 0 : party.AllMentions.Sum(m => m.Score) / party.AllMentions.Length;

    private static int[] CountTogether(Scene scene)
    {
        var count = new int[scene.Count * scene.Count];
        var inSentence = new List<int>();
        var occurrences = scene.Index.Occurrences;
        for (var i = 0; i < occurrences.Length;)
        {
            var sentence = scene.Index.Sentence(occurrences[i].Start);
            inSentence.Clear();
            for (; i < occurrences.Length && scene.Index.Sentence(occurrences[i].Start) == sentence; i++)
            {
                if (!inSentence.Contains(occurrences[i].Entity))
                {
                    inSentence.Add(occurrences[i].Entity);
                }
            }
            foreach (var a in inSentence)
            {
                foreach (var b in inSentence)
                {
                    count[(a * scene.Count) + b]++;
                }
            }
        }
        return count;
    }

    private float S(int type, int from, int to) => scores[(((type * scene.Count) + from) * scene.Count) + to];

    private float P(int type, int from, int to) => probabilities[(((type * scene.Count) + from) * scene.Count) + to];

    private void Put(ref int at, float value) => row[at++] = value;

    private int Position(int from, int to) =>
        (scene.Index.IsUnder(from, to) ? 1 : 0) + (scene.Parents[from] == to ? 1 : 0) - (scene.Index.IsUnder(to, from) ? 1 : 0);

    private void Rivals(ref int at, int type, int from, int to, float self)
    {
        float bestTo = None, bestFrom = None, sumTo = 0, sumFrom = 0, deeper = None, higher = None, listFrom = None, listTo = None;
        int rankTo = 0, rankFrom = 0;
        for (var x = 0; x < scene.Count; x++)
        {
            if (x != to && S(type, from, x) is var toRival && toRival > None)
            {
                bestTo = Math.Max(bestTo, toRival);
                sumTo += P(type, from, x);
                rankTo += toRival > self ? 1 : 0;
                deeper = scene.Index.IsUnder(x, to) ? Math.Max(deeper, toRival) : deeper;
                higher = scene.Index.IsUnder(to, x) ? Math.Max(higher, toRival) : higher;
                listTo = Neighbours(to, x) ? Math.Max(listTo, toRival) : listTo;
            }
            if (x != from && S(type, x, to) is var fromRival && fromRival > None)
            {
                bestFrom = Math.Max(bestFrom, fromRival);
                sumFrom += P(type, x, to);
                rankFrom += fromRival > self ? 1 : 0;
                listFrom = Neighbours(from, x) ? Math.Max(listFrom, fromRival) : listFrom;
            }
        }
        Put(ref at, bestTo);
        Put(ref at, self - bestTo);
        Put(ref at, bestFrom);
        Put(ref at, self - bestFrom);
        Put(ref at, sumTo);
        Put(ref at, sumFrom);
        Put(ref at, rankTo);
        Put(ref at, rankFrom);
        Put(ref at, deeper);
        Put(ref at, higher);
        Put(ref at, listTo);
        Put(ref at, listFrom);
    }

    /// <summary>Whether two entities stand side by side in a list: A、B.</summary>
    private bool Neighbours(int a, int b)
    {
        if (!scene.Has(a, b))
        {
            return false;
        }
        ref readonly var anchor = ref scene.Between(a, b);
        var gap = anchor.Right.Start - anchor.Left.End;
        return gap is 1 or 2 && scene.Index.Text[anchor.Left.End] is '、' or '和' or '与' or '及';
    }

    /// <summary>What a third entity says: the leader's place, the wider programme's place, the parent body's place and so on.</summary>
    private void Chains(ref int at, int type, int from, int to)
    {
        float ledAt = 0, widerAt = 0, throughFrom = 0, throughTo = 0, takesPart = 0, viaPart = 0;
        for (var x = 0; x < scene.Count; x++)
        {
            if (x == from || x == to)
            {
                continue;
            }
            ledAt = Math.Max(ledAt, P((int)RelationType.LedBy, from, x) * P((int)RelationType.LocatedIn, x, to));
            widerAt = Math.Max(widerAt, P((int)RelationType.InstanceOf, from, x) * P(type, x, to));
            throughFrom = Math.Max(throughFrom, P((int)RelationType.HoldsPost, from, x) * P((int)RelationType.ParticipatesIn, x, to));
            throughTo = Math.Max(throughTo, P(type, from, x) * P((int)RelationType.LocatedIn, to, x));
            takesPart = Math.Max(takesPart, P((int)RelationType.ParticipatesIn, x, from) * P((int)RelationType.LocatedIn, x, to));
            viaPart = Math.Max(viaPart, P((int)RelationType.HoldsPost, from, x) * P((int)RelationType.LedBy, to, x));
        }
        Put(ref at, ledAt);
        Put(ref at, widerAt);
        Put(ref at, throughFrom);
        Put(ref at, throughTo);
        Put(ref at, takesPart);
        Put(ref at, viaPart);
    }

    /// <summary>For each type the surest relation that leads from the one and to the other end elsewhere.</summary>
    private void Strongest(ref int at, int from, int to)
    {
        for (var type = 0; type < Types; type++)
        {
            Put(ref at, leaving[(type * scene.Count) + from].Without(to));
            Put(ref at, entering[(type * scene.Count) + to].Without(from));
        }
    }

    /// <summary>The two largest scores of a row, so that the largest but one's own is at hand.</summary>
    private struct Top
    {
        private int at;
        private float first;
        private float second;

        public static Top Nothing => new() { at = -1, first = None, second = None };

        public void Add(int x, float score)
        {
            if (score > first)
            {
                (at, first, second) = (x, score, first);
            }
            else if (score > second)
            {
                second = score;
            }
        }

        public readonly float Without(int x) => x == at ? second : first;
    }
}
