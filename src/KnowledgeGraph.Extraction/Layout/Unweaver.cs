namespace KnowledgeGraph.Extraction.Layout;

/// <summary>
/// Parts two columns that were read line by line as one paragraph: its lines, which spaces part, are laid into one chain or into two, whichever makes the joints between them fit better.
/// Two chains must be clearly better, for most spaces are only where lines ended. Time grows with the square of a paragraph's lines.
/// </summary>
internal static class Unweaver
{
    // In nats; a woven paragraph of ten lines gains about thirty.
    private const double LeastGain = 8;
    private const int FewestLines = 5;
    private const int MostLines = 80;
    private const int ShortestLine = 8;
    private const int LongestLine = 40;

    /// <summary>Replaces each woven piece by its lines in the order in which they are to be read.</summary>
    public static void Unweave(string text, List<RawArticle.Piece> body)
    {
        for (var i = body.Count - 1; i >= 0; i--)
        {
            var lines = Lines(text, body[i]);
            if (lines.Count >= FewestLines && TryPart(text, lines, out var order))
            {
                body.RemoveAt(i);
                body.InsertRange(i, order.Select(k => lines[k]));
            }
        }
    }

    private static List<RawArticle.Piece> Lines(string text, RawArticle.Piece piece)
    {
        var lines = new List<RawArticle.Piece>();
        if (piece.Heading || piece.End - piece.Start < FewestLines * ShortestLine)
        {
            return lines;
        }
        var start = piece.Start;
        for (var i = piece.Start; i <= piece.End; i++)
        {
            if (i < piece.End && !(Han.IsSpace(text[i]) && i - start >= ShortestLine))
            {
                continue;
            }
            if (i - start > LongestLine || lines.Count == MostLines)
            {
                // Not set in narrow lines, or not only.
                return [];
            }
            if (i > start)
            {
                lines.Add(new(start, i, false));
            }
            start = i + 1;
        }
        return lines;
    }

    // best[j]: the best score where the line read last ends one chain and line j the other; j of -1: there is only one chain so far.
    private static bool TryPart(string text, List<RawArticle.Piece> lines, out List<int> order)
    {
        var count = lines.Count;
        var best = new double[count + 1];
        var back = new int[count, count + 1];
        Array.Fill(best, double.NegativeInfinity);
        best[0] = 0;
        double single = 0;
        for (var i = 1; i < count; i++)
        {
            var next = new double[count + 1];
            Array.Fill(next, double.NegativeInfinity);
            var stay = Joint(text, lines[i - 1], lines[i]);
            single += stay;
            for (var j = -1; j < i - 1; j++)
            {
                if (double.IsNegativeInfinity(best[j + 1]))
                {
                    continue;
                }
                if (best[j + 1] + stay > next[j + 1])
                {
                    next[j + 1] = best[j + 1] + stay;
                    back[i, j + 1] = j;
                }
                var change = best[j + 1] + (j < 0 ? Math.Clamp(Joints.Fresh(Of(text, lines[i])), -4, 1) - 1 : Joint(text, lines[j], lines[i]));
                if (change > next[i])
                {
                    next[i] = change;
                    back[i, i] = j;
                }
            }
            best = next;
        }
        var other = Array.IndexOf(best, best.Max()) - 1;
        order = other < 0 || best[other + 1] - single < LeastGain ? [] : Order(back, count, other);
        return order.Count > 0;
    }

    private static List<int> Order(int[,] back, int count, int other)
    {
        // Walking back, the chain of the line read last and the other one change places where the reader changed columns.
        List<int> current = [], waiting = [];
        for (var i = count - 1; i > 0; i--)
        {
            current.Add(i);
            var changed = other == i - 1;
            var previous = back[i, other + 1];
            if (changed)
            {
                (current, waiting) = (waiting, current);
            }
            other = previous;
        }
        current.Add(0);
        current.Reverse();
        waiting.Reverse();
        return current[0] == 0 ? [.. current, .. waiting] : [.. waiting, .. current];
    }

    private static double Joint(string text, RawArticle.Piece first, RawArticle.Piece second) => Han.EndsSentence(Of(text, first))
        ? Math.Clamp(Joints.Fresh(Of(text, second)), -4, 1)
        : Math.Clamp(Joints.Continues(Of(text, first), Of(text, second)), -4, 4);

    private static ReadOnlySpan<char> Of(string text, RawArticle.Piece piece) => text.AsSpan(piece.Start, piece.End - piece.Start);
}
