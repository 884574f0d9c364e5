using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>The features by which an entity is the subject of a quantity.</summary>
internal static class SubjectFeatures
{
    /// <summary>Length of a dense row without the scores that the caller puts in front.</summary>
    public const int Width = 54;

    /// <summary>Fills <paramref name="set"/> with the sparse features of a pair.</summary>
    public static void Extract(QuantityScene scene, in Quantity q, QuantityContext context, int entity, in LocalMention mention, int cost, int rank, int rankInKind, FeatureSet set)
    {
        set.Clear();
        var index = scene.Index;
        var text = index.Text;
        var party = index.Entities[entity];
        var kind = party.Kind == EntityKind.Place ? 8 + (int)(party.Level ?? PlaceLevel.Zone) : (int)party.Kind;
        var before = mention.Start < q.Start;
        var sentences = Math.Abs(index.Sentence(mention.Start) - index.Sentence(q.Start));
        var clauses = Math.Abs(index.Clause(mention.Start) - index.Clause(q.Start));
        var state = (Math.Min(3, sentences) * 2) + (before ? 0 : 1);
        set.Add(201, kind, state);
        set.Add(202, Bucket(cost), kind);
        set.Add(203, Math.Min(5, clauses) + (8 * state), kind);
        set.Add(204, Math.Min(5, rank), kind, state);
        set.Add(205, Math.Min(5, rankInKind), kind, state);
        set.Add(206, Math.Min(6, party.Mentions.Length), kind);
        set.Add(207, (party.First < index.TitleEnd ? 1 : 0) + (index.TitleEnd > 0 ? 2 : 0), kind);
        set.Add(208, Math.Min(8, index.Sentence(party.First)), kind);
        set.Add(209, index.Home == entity ? 1 : index.Home >= 0 && index.IsUnder(entity, index.Home) ? 2 : index.Home >= 0 && index.IsUnder(index.Home, entity) ? 3 : 0, state, kind);
        var u = (int)(FeatureSet.Hash(text.AsSpan(q.UnitStart, q.UnitEnd - q.UnitStart)) & 0x7FFF);
        set.Add(210, u, kind);
        var head = party.Head;
        for (var n = 1; n <= 3 && n <= head.Length; n++)
        {
            set.Add(211, head.AsSpan(head.Length - n), state, kind);
        }
        for (var n = 1; n <= 3; n++)
        {
            set.Add(212, text.AsSpan(Math.Max(0, mention.Start - n), Math.Min(n, mention.Start)), state, kind);
            set.Add(213, text.AsSpan(mention.End, Math.Min(n, text.Length - mention.End)), state, kind);
            set.AddHalf(context.Beside[(2 * n) - 2], kind);
            set.AddHalf(context.Beside[(2 * n) - 1], kind);
        }
        var (start, end) = before ? (mention.End, q.Start) : (q.End, mention.Start);
        if (end - start is >= 0 and <= 50)
        {
            for (var i = start; i < end; i++)
            {
                set.Add(216, text.AsSpan(i, 1), kind, before ? 0 : 1);
                if (i + 1 < end)
                {
                    set.Add(217, text.AsSpan(i, 2), kind, before ? 0 : 1);
                }
            }
            if (end - start <= 6)
            {
                set.Add(218, text.AsSpan(start, end - start), kind, before ? 0 : 1);
            }
        }
        AddAll(context.InClause, kind, set);
        var (headDistance, headSign) = HeadBefore(index, q, party);
        set.Add(221, Bucket(headDistance), kind);
        set.Add(222, headSign, Bucket(headDistance), kind);
        set.Add(223, Math.Min(4, Shared(index, q, party)), kind);
        var role = Role(context, entity);
        set.Add(225, (role.First * 8) + (role.Last * 4) + role.BeforeFirst, kind);
        set.Add(226, Bucket(role.FromStart), role.First, kind);
        AddAll(context.Pointers, kind, set);
    }

    private static void AddAll(uint[] halves, int kind, FeatureSet set)
    {
        foreach (var half in halves)
        {
            set.AddHalf(half, kind);
        }
    }

    /// <summary>How far before a quantity the bare head of a name stands (该镇 for a town, 活动 for an event), and what stands before it.</summary>
    private static (int Distance, int Sign) HeadBefore(ArticleIndex index, in Quantity q, ArticleIndex.Party party)
    {
        var length = party.Kind == EntityKind.Place ? 1 : 2;
        if (party.Head.Length <= length || party.Kind == EntityKind.Person)
        {
            return (9999, 0);
        }
        var text = index.Text;
        var head = party.Kind == EntityKind.Place && party.Head.EndsWith("街道", StringComparison.Ordinal) ? "街道"
            : party.Kind == EntityKind.Place && party.Head.EndsWith("社区", StringComparison.Ordinal) ? "社区" : party.Head[^length..];
        var sentence = index.Sentence(q.Start);
        for (var i = Math.Min(q.End + 12, text.Length) - head.Length; i > 0 && index.Sentence(i) >= sentence - 1; i--)
        {
            if (string.CompareOrdinal(text, i, head, 0, head.Length) == 0 && !InMention(party, i))
            {
                return (Math.Abs(q.Start - i), head.Length == 1 && text[i - 1] is not ('全' or '该' or '本' or '此' or '我' or '这' or '们' or '，' or '。') ? 1 : text[i - 1]);
            }
        }
        return (9999, 0);
    }

    /// <summary>
    /// Whether the entity is named first in the quantity's sentence (and how far from its start), last before the quantity, and first in the sentence before.
    /// </summary>
    private static (int First, int FromStart, int Last, int BeforeFirst) Role(QuantityContext context, int entity) => (
        context.First == entity ? 1 : 0,
        context.First == entity ? context.FirstStart - context.SentenceStart : 999,
        context.Last == entity ? 1 : 0,
        context.BeforeFirst == entity ? 1 : 0);

    private static bool InMention(ArticleIndex.Party party, int at)
    {
        foreach (var mention in party.Mentions)
        {
            if (mention.Start <= at && at < mention.End)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Pairs of characters that the quantity's clause shares with the name, outside its mentions.</summary>
    private static int Shared(ArticleIndex index, in Quantity q, ArticleIndex.Party party)
    {
        var text = index.Text;
        var clause = index.Clause(q.Start);
        var count = 0;
        for (var i = Math.Max(0, q.Start - 30); i + 1 < text.Length && i < q.End + 20; i++)
        {
            if (index.Clause(i) == clause && index.Clause(i + 1) == clause && party.Name.AsSpan().IndexOf(text.AsSpan(i, 2), StringComparison.Ordinal) >= 0 && !InMention(party, i))
            {
                count++;
            }
        }
        return count;
    }

    /// <summary>Fills the dense row of a pair.</summary>
    public static void Dense(QuantityScene scene, in Quantity q, QuantityContext context, int entity, in LocalMention mention, int cost, int rank, int rankInKind, Span<float> row)
    {
        var index = scene.Index;
        var party = index.Entities[entity];
        row.Clear();
        var at = 0;
        row[at++] = (int)party.Kind;
        row[at++] = party.Level is { } level ? (int)level : -1;
        row[at++] = cost;
        row[at++] = mention.Start < q.Start ? 0 : 1;
        row[at++] = index.Sentence(q.Start) - index.Sentence(mention.Start);
        row[at++] = Math.Abs(index.Clause(mention.Start) - index.Clause(q.Start));
        row[at++] = rank;
        row[at++] = rankInKind;
        row[at++] = party.Mentions.Length;
        row[at++] = party.First < index.TitleEnd ? 1 : 0;
        row[at++] = index.Sentence(party.First);
        row[at++] = (float)party.First / index.Text.Length;
        row[at++] = (float)q.Start / index.Text.Length;
        row[at++] = index.Home == entity ? 1 : index.Home >= 0 && index.IsUnder(entity, index.Home) ? 2 : index.Home >= 0 && index.IsUnder(index.Home, entity) ? 3 : 0;
        row[at++] = party.Name.Length;
        row[at++] = index.Entities.Length;
        row[at++] = index.Sentence(index.Text.Length);
        row[at++] = scene.Quantities.Length;
        row[at++] = index.Sentence(q.Start);
        row[at++] = QuantityFeatures.Size(q.Number.Value);
        row[at++] = (int)q.Bound;
        int kindCount = 0, mentionsBefore = 0, mentioned = 0;
        foreach (var other in index.Entities)
        {
            kindCount += other.Kind == party.Kind ? 1 : 0;
            mentioned += other.Mentions.Length > party.Mentions.Length ? 1 : 0;
        }
        foreach (var own in party.Mentions)
        {
            mentionsBefore += own.Start < q.Start ? 1 : 0;
        }
        row[at++] = kindCount;
        row[at++] = context.InSentence;
        row[at++] = mentionsBefore;
        var (headDistance, headSign) = HeadBefore(index, q, party);
        row[at++] = headDistance;
        row[at++] = headSign is '全' or '该' or '本' or '此' or '我' or '这' ? 1 : 0;
        row[at++] = Shared(index, q, party);
        var role = Role(context, entity);
        row[at++] = role.First;
        row[at++] = role.FromStart;
        row[at++] = role.Last;
        row[at++] = role.BeforeFirst;
        row[at++] = context.Opened(entity);
        row[at++] = QuantityContext.Before(index, mention.Start);
        row[at++] = QuantityContext.After(index, mention.End);
        row[at++] = context.UnitClass;
        row[at++] = context.ClauseDoing;
        row[at++] = context.SentenceDoing;
        row[at++] = Pointed(context, party);
        row[at++] = party.Surety;
        row[at++] = mentioned;
        row[at++] = Between(index, mention, q);
        row[at++] = index.Text.AsSpan(Math.Min(mention.End, q.Start), Math.Max(0, q.Start - mention.End)).Contains('\n') ? 1 : 0;
        row[at++] = party.Mentions[^1].Start > q.Start ? 1 : 0;
        row[at++] = Nested(index, entity, mention);
        row[at++] = Gap(index, context, party, q);
        row[at++] = context.First < 0 ? -1 : (int)index.Entities[context.First].Kind;
        row[at++] = context.Last < 0 ? -1 : (int)index.Entities[context.Last].Kind;
        row[at++] = party.Mentions.Length / (float)Math.Max(1, index.Occurrences.Length);
        row[at++] = index.HasKind(EntityKind.Programme) ? 1 : 0;
        row[at++] = index.HasKind(EntityKind.Event) ? 1 : 0;
        row[at++] = Opens(index, mention) ? 1 : 0;
        row[at++] = index.Text[Math.Max(0, q.Start - 1)] is '，' or '。' or '、' or '\n' ? 1 : 0;
        row[at++] = HeadClass(party.Head);
    }

    /// <summary>Whether 全镇, 该项目 before the quantity points at the entity by the end of its name: 1 it does, 2 at something else, 0 nothing points.</summary>
    private static int Pointed(QuantityContext context, ArticleIndex.Party party) =>
        context.Whole == 0 ? 0 : party.Head.AsSpan(Math.Max(0, party.Head.Length - 2)).Contains(context.Whole) ? 1 : 2;

    /// <summary>Names between a mention and the quantity.</summary>
    private static int Between(ArticleIndex index, in LocalMention mention, in Quantity q)
    {
        var (start, end) = mention.Start < q.Start ? (mention.End, q.Start) : (q.End, mention.Start);
        var count = 0;
        foreach (var occurrence in index.Occurrences)
        {
            count += occurrence.Start >= start && occurrence.End <= end ? 1 : 0;
        }
        return Math.Min(count, 12);
    }

    /// <summary>1 where the mention stands inside a longer one of another entity, 2 where it holds one.</summary>
    private static int Nested(ArticleIndex index, int entity, in LocalMention mention)
    {
        var found = 0;
        foreach (var other in index.Occurrences)
        {
            if (other.Entity == entity)
            {
                continue;
            }
            if (other.Start <= mention.Start && other.End >= mention.End)
            {
                return 1;
            }
            found = other.Start >= mention.Start && other.End <= mention.End ? 2 : found;
        }
        return found;
    }

    /// <summary>Sentences since the entity was last named before the quantity.</summary>
    private static int Gap(ArticleIndex index, QuantityContext context, ArticleIndex.Party party, in Quantity q)
    {
        var gap = 99;
        foreach (var own in party.Mentions)
        {
            gap = own.Start < q.Start ? context.Sentence - index.Sentence(own.Start) : gap;
        }
        return gap;
    }

    private static bool Opens(ArticleIndex index, in LocalMention mention) => QuantityContext.Before(index, mention.Start) <= 1;

    /// <summary>The class of a name by its last character: what acts, what is built, what is done.</summary>
    private static int HeadClass(string head) => head.Length == 0 ? 0 : head[^1] switch
    {
        '动' or '会' or '式' or '赛' or '节' or '展' => 1,
        '司' or '行' or '团' or '社' or '队' or '盟' => 2,
        '程' or '目' => 3,
        '坊' or '站' or '心' or '园' or '地' or '院' or '堂' or '室' => 4,
        '划' or '制' or '案' or '策' => 5,
        '局' or '委' or '府' or '部' or '办' => 6,
        '市' or '省' => 7,
        '县' or '区' => 8,
        '镇' or '乡' or '道' => 9,
        '村' => 10,
        _ => 11,
    };

    private static int Bucket(int cost) => cost < 4 ? cost : cost < 8 ? 4 : cost < 16 ? 5 : cost < 30 ? 6 : cost < 60 ? 7 : cost < 120 ? 8 : cost < 240 ? 9 : 10;
}
