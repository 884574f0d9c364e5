using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>The features by which an entity is the subject of a quantity.</summary>
internal static class SubjectFeatures
{
    /// <summary>Length of a dense row without the scores that the caller puts in front.</summary>
    public const int Width = 32;

    /// <summary>Fills <paramref name="set"/> with the sparse features of a pair.</summary>
    public static void Extract(QuantityScene scene, in Quantity q, int entity, in LocalMention mention, int cost, int rank, int rankInKind, FeatureSet set)
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
            set.Add(214, text.AsSpan(Math.Max(0, q.Start - n), Math.Min(n, q.Start)), kind);
            set.Add(215, text.AsSpan(q.End, Math.Min(n, text.Length - q.End)), kind);
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
        var clause = index.Clause(q.Start);
        for (var i = q.Start - 1; i >= 0 && index.Clause(i) == clause; i--)
        {
            set.Add(219, text.AsSpan(i, 2), kind);
        }
        for (var i = q.End; i + 1 < text.Length && i < q.End + 12 && index.Clause(i) == clause; i++)
        {
            set.Add(220, text.AsSpan(i, 2), kind);
        }
        var (headDistance, headSign) = HeadBefore(index, q, party);
        set.Add(221, Bucket(headDistance), kind);
        set.Add(222, headSign, Bucket(headDistance), kind);
        set.Add(223, Math.Min(4, Shared(index, q, party)), kind);
        var role = Role(index, q, entity);
        set.Add(225, (role.First * 8) + (role.Last * 4) + role.BeforeFirst, kind);
        set.Add(226, Bucket(role.FromStart), role.First, kind);
        var sentence = index.Sentence(q.Start);
        for (var i = q.Start - 1; i > 0 && index.Sentence(i) == sentence && i > q.Start - 60; i--)
        {
            if (text[i - 1] is '全' or '该' or '本' or '此' or '我' or '这' or '各' or '在' or '当')
            {
                set.Add(224, text.AsSpan(i - 1, 2), kind);
            }
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
    private static (int First, int FromStart, int Last, int BeforeFirst) Role(ArticleIndex index, in Quantity q, int entity)
    {
        var sentence = index.Sentence(q.Start);
        int first = -1, firstStart = 0, last = -1, before = -1;
        foreach (var occurrence in index.Occurrences)
        {
            var its = index.Sentence(occurrence.Start);
            if (its > sentence || occurrence.Start >= q.Start)
            {
                break;
            }
            if (its == sentence)
            {
                (first, firstStart) = first < 0 ? (occurrence.Entity, occurrence.Start) : (first, firstStart);
                last = occurrence.Entity;
            }
            else if (its == sentence - 1 && before < 0)
            {
                before = occurrence.Entity;
            }
        }
        var start = firstStart;
        while (start > 0 && index.Sentence(start - 1) == sentence)
        {
            start--;
        }
        return (first == entity ? 1 : 0, first == entity ? firstStart - start : 999, last == entity ? 1 : 0, before == entity ? 1 : 0);
    }

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
    public static void Dense(QuantityScene scene, in Quantity q, int entity, in LocalMention mention, int cost, int rank, int rankInKind, Span<float> row)
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
        int kindCount = 0, inSentence = 0, mentionsBefore = 0;
        foreach (var other in index.Entities)
        {
            kindCount += other.Kind == party.Kind ? 1 : 0;
        }
        foreach (var occurrence in index.Occurrences)
        {
            inSentence += index.Sentence(occurrence.Start) == index.Sentence(q.Start) ? 1 : 0;
            mentionsBefore += occurrence.Entity == entity && occurrence.Start < q.Start ? 1 : 0;
        }
        row[at++] = kindCount;
        row[at++] = inSentence;
        row[at++] = mentionsBefore;
        row[at++] = HeadBefore(index, q, party).Distance;
        row[at++] = HeadBefore(index, q, party).Sign is '全' or '该' or '本' or '此' or '我' or '这' ? 1 : 0;
        row[at++] = Shared(index, q, party);
        var role = Role(index, q, entity);
        row[at++] = role.First;
        row[at++] = role.FromStart;
        row[at++] = role.Last;
        row[at++] = role.BeforeFirst;
    }

    private static int Bucket(int cost) => cost < 4 ? cost : cost < 8 ? 4 : cost < 16 ? 5 : cost < 30 ? 6 : cost < 60 ? 7 : cost < 120 ? 8 : cost < 240 ? 9 : 10;
}
