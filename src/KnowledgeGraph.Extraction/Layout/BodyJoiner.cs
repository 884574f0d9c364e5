namespace KnowledgeGraph.Extraction.Layout;

/// <summary>
/// Puts pieces of running text where they go on: a column that stands before the one that leads to it, lines of one article inside the next. Articles are chains of pieces; a stretch is moved, in
/// its article or into a neighbouring one, as long as that makes the joints fit clearly better (<see cref="Joints"/>). The page's own order is kept wherever nothing speaks against it.
/// </summary>
internal sealed class BodyJoiner(string text, List<RawArticle> articles)
{
    // What a move must gain at least, for the printed order is right nearly always.
    private const double LeastGain = 4.2;
    private const double LeastJointGain = 2;
    private const double PlainlyInside = -3.5;
    private const double PairWeight = 0.3;
    private const double MostLikeness = 4;
    private const double BadJoint = -0.7;
    private const int LongestStretch = 12;
    private const int MostMoves = 24;

    private readonly Dictionary<RawArticle, Dictionary<int, int>> pairs = [];

    /// <summary>Moves what stands in a wrong place.</summary>
    public void Join()
    {
        for (var moves = 0; moves < MostMoves && FindBest() is { } move; moves++)
        {
            var pieces = articles[move.From].Body.GetRange(move.Start, move.Count);
            articles[move.From].Body.RemoveRange(move.Start, move.Count);
            var target = move.From == move.To && move.Before > move.Start ? move.Before - move.Count : move.Before;
            articles[move.To].Body.InsertRange(target, pieces);
            pairs.Clear();
        }
    }

    private Move? FindBest()
    {
        Move? best = null;
        for (var from = 0; from < articles.Count; from++)
        {
            var body = articles[from].Body;
            for (var start = 0; start < body.Count; start++)
            {
                if (Joint(from, start) >= BadJoint)
                {
                    continue;
                }
                // Either what begins here belongs elsewhere, or what ends here does.
                for (var count = 1; count <= LongestStretch && start + count <= body.Count; count++)
                {
                    TryTargets(from, start, count, ref best);
                }
                for (var count = 1; count <= LongestStretch && count <= start; count++)
                {
                    TryTargets(from, start - count, count, ref best);
                }
            }
        }
        return best;
    }

    private void TryTargets(int from, int start, int count, ref Move? best)
    {
        if (count == articles[from].Body.Count)
        {
            return;
        }
        // The text below a headline or byline stays there unless it plainly begins inside a sentence.
        if (start == 0 && Joint(from, 0) > PlainlyInside)
        {
            return;
        }
        var small = IsSmallPart(from, start, count);
        var leaving = Joint(from, start) + Joint(from, start + count) - Between(from, start - 1, from, start + count);
        for (var to = Math.Max(0, from - 1); to <= Math.Min(articles.Count - 1, from + 1); to++)
        {
            var target = articles[to].Body;
            for (var before = 0; before <= target.Count; before++)
            {
                if ((to == from && before >= start && before <= start + count) || (before == 0 && Joint(to, 0) > (to == from ? PlainlyInside : -1)))
                {
                    continue;
                }
                var arriving = Between(to, before - 1, from, start) + Between(from, start + count - 1, to, before) - Joint(to, before);
                var gain = arriving - leaving;
                // The joints must speak for it themselves, and the text right below a headline stays; only then are the words looked at.
                if (gain < (to == from ? LeastGain : LeastJointGain) || (to != from && (start == 0 || !small)) || (best is { } found && gain + MostLikeness <= found.Gain))
                {
                    continue;
                }
                gain += to == from ? 0 : Likeness(from, start, count, to) - 0.5;
                if (gain >= LeastGain && (best is null || gain > best.Value.Gain))
                {
                    best = new(from, start, count, to, before, gain);
                }
            }
        }
    }

    // Stray lines are a few among many; the greater part of an article never stands in another one.
    private bool IsSmallPart(int from, int start, int count)
    {
        int stretch = 0, all = 0;
        for (var i = 0; i < articles[from].Body.Count; i++)
        {
            var length = articles[from].Body[i].End - articles[from].Body[i].Start;
            all += length;
            stretch += i >= start && i < start + count ? length : 0;
        }
        return 2 * stretch < all;
    }

    private double Joint(int article, int at) => Between(article, at - 1, article, at);

    // The score of piece j of article b behind piece i of article a; -1 is the beginning, the count the end.
    private double Between(int a, int i, int b, int j)
    {
        var first = i < 0 ? default(RawArticle.Piece?) : articles[a].Body[i];
        var second = j >= articles[b].Body.Count ? default(RawArticle.Piece?) : articles[b].Body[j];
        var open = first is { Heading: false } piece && !Han.EndsSentence(Of(piece));
        if (second is not { Heading: false } next)
        {
            return open ? second is null ? -2.5 : -4 : 0;
        }
        return open ? Math.Clamp(Joints.Continues(Of(first!.Value), Of(next)), -4, 4) : Math.Clamp(Joints.Fresh(Of(next)), -4, 1.5);
    }

    private ReadOnlySpan<char> Of(RawArticle.Piece piece) => text.AsSpan(piece.Start, piece.End - piece.Start);

    // How many more of the stretch's pairs of characters the other article uses than its own, at 0.3 each.
    private double Likeness(int from, int start, int count, int to)
    {
        var own = Pairs(articles[from]);
        var other = Pairs(articles[to]);
        var stretch = new Dictionary<int, int>();
        for (var i = start; i < start + count; i++)
        {
            Count(Of(articles[from].Body[i]), stretch);
        }
        // What is left of the own article may be much shorter than the other one: then it has had fewer chances to use the same pairs.
        var left = own.Values.Sum() - stretch.Values.Sum();
        var chances = Math.Min(1, (double)left / Math.Max(1, other.Values.Sum()));
        int here = 0, there = 0;
        foreach (var (pair, times) in stretch)
        {
            here += own.GetValueOrDefault(pair) > times ? 1 : 0;
            there += other.ContainsKey(pair) ? 1 : 0;
        }
        return Math.Clamp(PairWeight * ((chances * there) - here), -MostLikeness, MostLikeness);
    }

    private Dictionary<int, int> Pairs(RawArticle article)
    {
        if (!pairs.TryGetValue(article, out var counts))
        {
            pairs.Add(article, counts = []);
            foreach (var piece in article.Body)
            {
                Count(Of(piece), counts);
            }
            foreach (var line in article.Title)
            {
                Count(text.AsSpan()[line], counts);
            }
        }
        return counts;
    }

    private static void Count(ReadOnlySpan<char> piece, Dictionary<int, int> counts)
    {
        for (var i = 0; i + 1 < piece.Length; i++)
        {
            if (Han.Is(piece[i]) && Han.Is(piece[i + 1]))
            {
                var pair = (piece[i] << 16) | piece[i + 1];
                counts[pair] = counts.GetValueOrDefault(pair) + 1;
            }
        }
    }

    private readonly record struct Move(int From, int Start, int Count, int To, int Before, double Gain);
}
