using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>The sparse features by which a quantity is kept as an observation or dropped.</summary>
internal static class QuantityFeatures
{
    /// <summary>Fills <paramref name="set"/> for a quantity.</summary>
    public static void Extract(QuantityScene scene, int quantity, FeatureSet set)
    {
        set.Clear();
        var index = scene.Index;
        var text = index.Text;
        ref readonly var q = ref scene.Quantities[quantity];
        var unit = FeatureSet.Hash(text.AsSpan(q.UnitStart, q.UnitEnd - q.UnitStart));
        var u = (int)(unit & 0x7FFF);
        set.Add(101);
        set.Add(102, u);
        set.Add(103, (int)q.Bound, u);
        var size = Size(q.Number.Value);
        set.Add(104, size, q.Number.InDigits ? 1 : 0);
        set.Add(105, size, u);
        set.Add(106, (q.Number.InDigits ? 1 : 0) + (double.IsNaN(q.RangeTo) ? 0 : 2), u);
        set.Add(107, text.AsSpan(q.Number.Start, q.Number.End - q.Number.Start));
        set.Add(108, text.AsSpan(q.Number.Start, q.UnitEnd - q.Number.Start));
        for (var n = 1; n <= 4; n++)
        {
            var left = text.AsSpan(Math.Max(0, q.Start - n), Math.Min(n, q.Start));
            var right = text.AsSpan(q.End, Math.Min(n, text.Length - q.End));
            set.Add(109, left);
            set.Add(110, left, u);
            set.Add(111, right);
            set.Add(112, right, u);
        }
        Bag(index, q.Start, q.End, u, set);
        var sentence = index.Sentence(q.Start);
        set.Add(117, Math.Min(12, sentence), q.Start < index.TitleEnd ? 1 : 0);
        int sameClause = 0, sameSentence = 0;
        for (var i = 0; i < scene.Quantities.Length; i++)
        {
            sameClause += i != quantity && index.Clause(scene.Quantities[i].Start) == index.Clause(q.Start) ? 1 : 0;
            sameSentence += i != quantity && index.Sentence(scene.Quantities[i].Start) == sentence ? 1 : 0;
        }
        set.Add(118, Math.Min(sameClause, 4));
        set.Add(119, Math.Min(sameSentence, 8));
        set.Add(120, Math.Min(scene.Quantities.Length, 30) / 3);
        Neighbour(scene, quantity - 1, 121, set);
        Neighbour(scene, quantity + 1, 122, set);
        Quoted(text, q.Start, set);
        Entities(scene, q, u, set);
    }

    internal static int Size(double value)
    {
        var size = 0;
        for (var limit = 1.5; value > limit && size < 24; limit *= limit < 10 ? 2 : 4)
        {
            size++;
        }
        return size;
    }

    private static void Neighbour(QuantityScene scene, int other, int template, FeatureSet set)
    {
        if (other >= 0 && other < scene.Quantities.Length)
        {
            var q = scene.Quantities[other];
            set.Add(template, scene.Index.Text.AsSpan(q.UnitStart, q.UnitEnd - q.UnitStart));
        }
    }

    private static void Bag(ArticleIndex index, int start, int end, int unit, FeatureSet set)
    {
        var text = index.Text;
        var sentence = index.Sentence(start);
        var clause = index.Clause(start);
        for (var i = start - 1; i >= 0 && i >= start - 40 && index.Sentence(i) == sentence; i--)
        {
            var near = index.Clause(i) == clause;
            set.Add(near ? 113 : 123, text.AsSpan(i, 2));
            if (near)
            {
                set.Add(114, text.AsSpan(i, 2), unit);
                var (cue, length) = index.CueAt(i);
                if (length > 1)
                {
                    set.Add(125, cue);
                }
            }
        }
        for (var i = end; i < text.Length - 1 && i < end + 30 && index.Sentence(i) == sentence; i++)
        {
            var near = index.Clause(i) == clause;
            set.Add(near ? 115 : 124, text.AsSpan(i, 2));
            if (near)
            {
                set.Add(116, text.AsSpan(i, 2), unit);
            }
        }
    }

    private static void Quoted(string text, int at, FeatureSet set)
    {
        for (var i = at - 1; i >= 0 && i > at - 200; i--)
        {
            if (text[i] is '“' or '”' or '（' or '）' or '(' or ')')
            {
                set.Add(126, text[i]);
                return;
            }
        }
    }

    private static void Entities(QuantityScene scene, in Quantity q, int unit, FeatureSet set)
    {
        var index = scene.Index;
        int before = -1, after = -1, inSentence = 0;
        foreach (var occurrence in index.Occurrences)
        {
            if (index.Sentence(occurrence.Start) != index.Sentence(q.Start))
            {
                continue;
            }
            inSentence++;
            if (occurrence.End <= q.Start)
            {
                before = occurrence.Entity;
            }
            else if (after < 0 && occurrence.Start >= q.End)
            {
                after = occurrence.Entity;
                set.Add(127, Math.Min(12, occurrence.Start - q.End), (int)index.Entities[after].Kind);
            }
        }
        set.Add(128, before < 0 ? -1 : (int)index.Entities[before].Kind, after < 0 ? -1 : (int)index.Entities[after].Kind);
        set.Add(129, Math.Min(6, inSentence));
        set.Add(130, before < 0 ? -1 : (int)index.Entities[before].Kind, unit);
    }
}
