using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>The sparse features of an ordered pair of entities; the relation type is mixed in by the weights.</summary>
internal static class PairFeatures
{
    private const int MaxBetween = 60;

    /// <summary>Fills <paramref name="set"/> for the pair.</summary>
    public static void Extract(Scene scene, int from, int to, FeatureSet set)
    {
        set.Clear();
        var (f, t) = (scene.Index.Entities[from], scene.Index.Entities[to]);
        var kinds = Kinds(f, t);
        ref readonly var anchor = ref scene.Between(from, to);
        Ends(scene, from, to, kinds, set);
        Distance(scene, from, to, in anchor, kinds, set);
        Names(scene, from, to, kinds, set);
        if (t.Kind == EntityKind.Place)
        {
            PlaceRivals(scene, from, to, kinds, set);
        }
        Surroundings(scene.Index, in anchor, kinds, set);
        if (Math.Abs(scene.Index.Sentence(anchor.From.Start) - scene.Index.Sentence(anchor.To.Start)) <= 1)
        {
            Between(scene.Index, in anchor, kinds, set);
        }
        Opening(scene.Index, from, to, kinds, set);
    }

    /// <summary>Both kinds and, for places, levels in one number.</summary>
    internal static int Kinds(ArticleIndex.Party f, ArticleIndex.Party t) => (End(f) * 16) + End(t);

    private static int End(ArticleIndex.Party p) => p.Kind == EntityKind.Place ? 8 + (int)(p.Level ?? PlaceLevel.Zone) : (int)p.Kind;

    private static int CoarseKinds(ArticleIndex.Party f, ArticleIndex.Party t) => ((int)f.Kind * 8) + (int)t.Kind;

    private static void Ends(Scene scene, int from, int to, int kinds, FeatureSet set)
    {
        var (f, t) = (scene.Index.Entities[from], scene.Index.Entities[to]);
        set.Add(1);
        set.Add(2, kinds);
        set.Add(3, CoarseKinds(f, t));
        foreach (var (party, role) in (ReadOnlySpan<(ArticleIndex.Party, int)>)[(f, 0), (t, 1)])
        {
            var head = party.Head;
            for (var n = 1; n <= 4 && n <= head.Length; n++)
            {
                set.Add(4, head.AsSpan(head.Length - n), role, kinds);
            }
            set.Add(5, head.AsSpan(0, Math.Min(2, head.Length)), role, kinds);
            set.Add(6, (role * 8) + Math.Min(party.Mentions.Length, 6), kinds);
            set.Add(7, (role * 4) + (party.First < scene.Index.TitleEnd ? 2 : scene.Index.TitleEnd > 0 ? 1 : 0), kinds);
            set.Add(8, (role * 16) + Math.Min(15, scene.Index.Sentence(Math.Min(party.First, scene.Index.Text.Length))), kinds);
            set.Add(9, (role * 64) + Math.Min(party.Name.Length, 40), kinds);
            set.Add(54, party.Name.AsSpan(), role, 0);
        }
        if (f.Head.Length >= 2 && t.Head.Length >= 2)
        {
            set.Add(10, (int)FeatureSet.Hash(f.Head.AsSpan(f.Head.Length - 2)), (int)FeatureSet.Hash(t.Head.AsSpan(t.Head.Length - 2)));
        }
        set.Add(11, Math.Min(scene.Index.CountOf(f.Kind), 8), CoarseKinds(f, t));
        set.Add(12, Math.Min(scene.Index.CountOf(t.Kind), 8), CoarseKinds(f, t));
    }

    internal static int Bucket(int value) => value < 8 ? value : value < 12 ? 8 : value < 18 ? 9 : value < 27 ? 10 : value < 40 ? 11 : value < 80 ? 12 : value < 160 ? 13 : value < 320 ? 14 : 15;

    private static void Distance(Scene scene, int from, int to, in Anchor anchor, int kinds, FeatureSet set)
    {
        var index = scene.Index;
        var order = anchor.Nested ? 2 : anchor.FromFirst ? 0 : 1;
        var sentences = Math.Min(4, Math.Abs(index.Sentence(anchor.From.Start) - index.Sentence(anchor.To.Start)));
        var clauses = Math.Min(6, Math.Abs(index.Clause(anchor.From.Start) - index.Clause(anchor.To.Start)));
        var rankTo = Math.Min(5, scene.RankOf(from, to));
        var rankFrom = Math.Min(5, scene.RankOf(to, from));
        set.Add(13, Bucket(anchor.Cost), order, kinds);
        set.Add(14, sentences, order, kinds);
        set.Add(15, (sentences * 8) + clauses, order, kinds);
        set.Add(16, rankTo, sentences, kinds);
        set.Add(17, rankFrom, sentences, kinds);
        set.Add(18, (rankTo * 8) + rankFrom, order, kinds);
        set.Add(19, (Math.Min(rankTo, 2) * 4) + Math.Min(rankFrom, 2), Math.Min(sentences, 2), kinds);
    }

    private static void Names(Scene scene, int from, int to, int kinds, FeatureSet set)
    {
        var (f, t) = (scene.Index.Entities[from], scene.Index.Entities[to]);
        var (down, up) = (scene.NameHolds(from, to), scene.NameHolds(to, from));
        set.Add(20, (down * 4) + up, kinds);
        if (f.Kind != EntityKind.Person && t.Kind != EntityKind.Person)
        {
            var common = scene.Common(from, to);
            set.Add(21, Math.Min(common, 8), kinds);
            set.Add(22, Math.Min(10, 10 * common / Math.Max(1, Math.Min(f.Short.Length, t.Short.Length))), kinds);
        }
        if (f.Kind == EntityKind.Place && t.Kind == EntityKind.Place)
        {
            var under = scene.Index.IsUnder(from, to);
            var direct = scene.Parents[from] == to;
            set.Add(23, (under ? 1 : 0) + (direct ? 2 : 0), kinds);
            set.Add(24, (f.Path is null ? 1 : 0) + (t.Path is null ? 2 : 0) + (scene.Index.IsUnder(to, from) ? 4 : 0), kinds);
            set.Add(25, (direct ? 1 : 0) + (scene.Parents[from] < 0 ? 2 : 0));
        }
    }

    private static void PlaceRivals(Scene scene, int from, int to, int kinds, FeatureSet set)
    {
        var (inName, nearer) = scene.Deeper(from, to);
        var holds = scene.NameHolds(from, to);
        var anyInName = false;
        for (var p = 0; p < scene.Count && !anyInName; p++)
        {
            anyInName = p != from && scene.Index.Entities[p].Kind == EntityKind.Place && scene.NameHolds(from, p) != 0;
        }
        var home = scene.Index.Home;
        var homeRelation = to == home ? 1 : home < 0 ? 0 : scene.Index.IsUnder(to, home) ? 2 : scene.Index.IsUnder(home, to) ? 3 : 4;
        var before = scene.PlaceBefore(from);
        var beforeRelation = before == to ? 1 : before < 0 ? 0 : scene.Index.IsUnder(before, to) ? 2 : scene.Index.IsUnder(to, before) ? 3 : 4;
        var nameState = (inName ? 1 : 0) + (anyInName ? 2 : 0) + (holds << 2);
        set.Add(26, nameState, kinds);
        set.Add(27, nameState, homeRelation, kinds);
        set.Add(28, nearer ? 1 : 0, homeRelation, kinds);
        set.Add(29, beforeRelation, nameState & 3, kinds);
        set.Add(30, (beforeRelation * 8) + homeRelation, nearer ? 1 : 0, kinds);
        set.Add(31, (Math.Min(3, scene.RankOf(from, to)) * 8) + homeRelation, nameState, kinds);
        set.Add(53, (Math.Min(3, scene.RankOf(from, to)) * 2) + (nearer ? 1 : 0), nameState, kinds);
    }

    private static void Surroundings(ArticleIndex index, in Anchor anchor, int kinds, FeatureSet set)
    {
        var text = index.Text;
        var order = anchor.FromFirst ? 0 : 1;
        var near = Math.Min(1, Math.Abs(index.Sentence(anchor.From.Start) - index.Sentence(anchor.To.Start)));
        var state = (order * 2) + near;
        for (var n = 1; n <= 4; n++)
        {
            set.Add(32, Left(text, anchor.From.Start, n), state, kinds);
            set.Add(33, Right(text, anchor.From.End, n), state, kinds);
            set.Add(34, Left(text, anchor.To.Start, n), state, kinds);
            set.Add(35, Right(text, anchor.To.End, n), state, kinds);
        }
        Bag(text, Math.Max(0, anchor.Left.Start - 12), anchor.Left.Start, 36, state, kinds, set, backwards: true);
        var right = Math.Max(anchor.Right.End, anchor.Left.End);
        Bag(text, right, Math.Min(text.Length, right + 16), 37, state, kinds, set, backwards: false);
        CuesIn(index, anchor.From.Start, 38, state, kinds, set);
        CuesIn(index, anchor.To.Start, 39, state, kinds, set);
    }

    /// <summary>Pairs of characters up to the sentence's end.</summary>
    private static void Bag(string text, int start, int end, int template, int state, int kinds, FeatureSet set, bool backwards)
    {
        if (backwards)
        {
            for (var i = end - 1; i >= start; i--)
            {
                if (ArticleIndex.EndsSentence(text[i]))
                {
                    start = i + 1;
                }
            }
        }
        for (var i = start; i < end && !ArticleIndex.EndsSentence(text[i]); i++)
        {
            if (i + 1 < end)
            {
                set.Add(template, text.AsSpan(i, 2), state, kinds);
            }
        }
    }

    /// <summary>The cues of the clause at an offset.</summary>
    private static void CuesIn(ArticleIndex index, int at, int template, int state, int kinds, FeatureSet set)
    {
        var clause = index.Clause(at);
        var start = at;
        while (start > 0 && index.Clause(start - 1) == clause)
        {
            start--;
        }
        for (var i = start; i < index.Text.Length && index.Clause(i) == clause;)
        {
            var (cue, length) = index.CueAt(i);
            if (length > 1)
            {
                set.Add(template, (cue * 2) + (i < at ? 0 : 1), state, kinds);
            }
            i += Math.Max(1, length);
        }
    }

    private static void Between(ArticleIndex index, in Anchor anchor, int kinds, FeatureSet set)
    {
        var text = index.Text;
        var order = anchor.Nested ? 2 : anchor.FromFirst ? 0 : 1;
        var (start, end) = (anchor.Left.End, anchor.Right.Start);
        if (anchor.Nested || end - start > MaxBetween)
        {
            set.Add(40, order, kinds);
            return;
        }
        if (end - start <= 8)
        {
            set.Add(41, text.AsSpan(start, end - start), order, kinds);
        }
        var coarse = CoarseOf(kinds);
        for (var i = start; i < end; i++)
        {
            set.Add(42, text.AsSpan(i, 1), order, kinds);
            if (i + 2 <= end)
            {
                set.Add(43, text.AsSpan(i, 2), order, kinds);
                set.Add(44, text.AsSpan(i, 2), order, coarse);
            }
            if (i + 3 <= end)
            {
                set.Add(45, text.AsSpan(i, 3), order, coarse);
            }
        }
        for (var n = 1; n <= 4 && n <= end - start; n++)
        {
            set.Add(46, text.AsSpan(start, n), order, coarse);
            set.Add(47, text.AsSpan(end - n, n), order, coarse);
        }
        Pattern(index, start, end, order, kinds, coarse, set);
    }

    private static int CoarseOf(int kinds)
    {
        int f = kinds / 16, t = kinds % 16;
        return ((f >= 8 ? 0 : f) * 16) + (t >= 8 ? 0 : t);
    }

    /// <summary>What stands between, told in kinds of mentions, cues and punctuation: 由【Agency】、 …</summary>
    private static void Pattern(ArticleIndex index, int start, int end, int order, int kinds, int coarse, FeatureSet set)
    {
        Span<int> symbols = stackalloc int[MaxBetween + 1];
        var count = 0;
        var mentions = 0;
        var listOnly = true;
        var at = LowerBound(index.Occurrences, start);
        for (var i = start; i < end;)
        {
            while (at < index.Occurrences.Length && index.Occurrences[at].Start < i)
            {
                at++;
            }
            if (at < index.Occurrences.Length && index.Occurrences[at].Start == i && index.Occurrences[at].End <= end)
            {
                symbols[count++] = 1000 + (int)index.Entities[index.Occurrences[at].Entity].Kind;
                mentions++;
                i = index.Occurrences[at].End;
                continue;
            }
            var (cue, length) = index.CueAt(i);
            if (cue > 0)
            {
                symbols[count++] = cue;
                listOnly &= index.Text[i] is '、' or '和' or '与' or '及' or '等';
            }
            else if (char.IsPunctuation(index.Text[i]))
            {
                symbols[count++] = 2000 + index.Text[i];
                listOnly = false;
            }
            else
            {
                listOnly = false;
            }
            i += Math.Max(1, length);
        }
        set.Add(48, Math.Min(mentions, 6), order, kinds);
        set.Add(49, listOnly ? Math.Min(mentions, 6) + 1 : 0, order, kinds);
        var hash = 0;
        for (var i = 0; i < count; i++)
        {
            hash = unchecked((hash * 31) + symbols[i] + 7);
            set.Add(50, symbols[i], order, coarse);
            if (i < 3)
            {
                set.Add(51, hash, order, coarse);
            }
        }
        if (count <= 10)
        {
            set.Add(52, hash, order, coarse);
        }
    }

    /// <summary>What follows the first mention of each end.</summary>
    private static void Opening(ArticleIndex index, int from, int to, int kinds, FeatureSet set)
    {
        var (f, t) = (index.Entities[from], index.Entities[to]);
        for (var n = 1; n <= 3; n++)
        {
            set.Add(55, Left(index.Text, f.First, n), kinds);
            set.Add(56, Right(index.Text, f.Mentions[0].End, n), kinds);
            set.Add(57, Left(index.Text, t.First, n), kinds);
            set.Add(58, Right(index.Text, t.Mentions[0].End, n), kinds);
        }
        CuesIn(index, f.First, 59, 0, kinds, set);
    }

    private static int LowerBound(ArticleIndex.Occurrence[] occurrences, int start)
    {
        int low = 0, high = occurrences.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (occurrences[middle].Start < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        return low;
    }

    private static ReadOnlySpan<char> Left(string text, int start, int n) => text.AsSpan(Math.Max(0, start - n), Math.Min(n, start));

    private static ReadOnlySpan<char> Right(string text, int end, int n) => text.AsSpan(end, Math.Min(n, text.Length - end));
}
