using KnowledgeGraph.Text.Matching;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Text.Segmentation;

/// <summary>Cuts blocks of word characters: the dictionary's best route, and the hidden Markov model where that leaves single characters.</summary>
internal readonly ref struct BlockCutter
{
    private const int NoWord = -1;

    private readonly ReadOnlySpan<char> text;
    private readonly TokenBuffer buffer;
    private readonly Automaton automaton;
    private readonly AutomatonWalker root;
    private readonly ReadOnlySpan<double> weights;
    private readonly ReadOnlySpan<byte> tags;
    private readonly double unknownWeight;
    private readonly OwnTagSet ownTags;
    private readonly ViterbiDecoder model;

    public BlockCutter(ReadOnlySpan<char> text, TokenBuffer buffer, Automaton automaton, Table table, OwnTagSet ownTags)
    {
        this.text = text;
        this.buffer = buffer;
        this.automaton = automaton;
        this.ownTags = ownTags;
        root = automaton.Walk();
        weights = table.Section<double>(SegmenterTable.Weights);
        tags = table.Section<byte>(SegmenterTable.Tags);
        var parameters = table.Section<double>(SegmenterTable.Parameters);
        unknownWeight = parameters[SegmenterTable.UnknownWeightAt];
        model = new(parameters, table.Section<ushort>(SegmenterTable.EmissionRows), table.Section<double>(SegmenterTable.Emissions));
    }

    /// <summary>Adds the tokens of the block <c>[from, to)</c>.</summary>
    public void Cut(int from, int to)
    {
        var block = text[from..to];
        buffer.Reserve(block.Length);
        FindRoute(block, buffer.Route);
        var route = buffer.Route;
        var run = 0;
        for (int start = 0, end; start < block.Length; start = end)
        {
            end = route[start].End;
            if (end - start == CharacterClass.WidthAt(block, start))
            {
                continue;
            }
            CutRun(block, from, run, start);
            Add(block, from, start, end, route[start].Word);
            run = end;
        }
        CutRun(block, from, run, block.Length);
    }

    /// <summary>From the end to the start: of the words that begin at a place the one with which the rest is most probable; of equals the longest.</summary>
    private void FindRoute(ReadOnlySpan<char> block, RouteStep[] route)
    {
        route[block.Length] = new(0, block.Length, NoWord);
        var walker = root;
        for (var start = block.Length - 1; start >= 0; start--)
        {
            var best = new RouteStep(double.NegativeInfinity, 0, NoWord);
            walker.Reset();
            for (var i = start; i < block.Length && walker.Step(block[i]); i++)
            {
                var word = walker.Value;
                if (word >= 0 && weights[word] + route[i + 1].Score is var score && score >= best.Score)
                {
                    best = new(score, i + 1, word);
                }
            }
            if (best.Word == NoWord)
            {
                var end = start + CharacterClass.WidthAt(block, start);
                best = new(unknownWeight + route[end].Score, end, NoWord);
            }
            route[start] = best;
        }
    }

    /// <summary>A run of single characters: as they are if there is only one, or if the run is a word of the dictionary that the route refused; else the model's words.</summary>
    private void CutRun(ReadOnlySpan<char> block, int offset, int start, int end)
    {
        if (start == end)
        {
            return;
        }
        var route = buffer.Route;
        if (start + CharacterClass.WidthAt(block, start) == end || automaton.TryGet(block[start..end], out _))
        {
            for (; start < end; start = route[start].End)
            {
                Add(block, offset, start, route[start].End, route[start].Word);
            }
            return;
        }
        while (start < end)
        {
            var modelled = CharacterClass.IsModelled(block[start]);
            var next = start + 1;
            while (next < end && CharacterClass.IsModelled(block[next]) == modelled)
            {
                next++;
            }
            if (modelled)
            {
                CutModelled(block, offset, start, next);
            }
            else
            {
                CutOther(block, offset, start, next);
            }
            start = next;
        }
    }

    /// <summary>A run of ideographs that the model knows: a word is B, any number of M, E; or S.</summary>
    private void CutModelled(ReadOnlySpan<char> block, int offset, int start, int end)
    {
        if (end - start == 1)
        {
            AddUnknown(block, offset, start, end);
            return;
        }
        var states = buffer.Path.AsSpan(0, end - start);
        model.Decode(block[start..end], states);
        int begin = start, next = start;
        for (var i = start; i < end; i++)
        {
            switch (states[i - start])
            {
                case ViterbiDecoder.Begin:
                    begin = i;
                    break;
                case ViterbiDecoder.End:
                    AddUnknown(block, offset, begin, next = i + 1);
                    break;
                case ViterbiDecoder.Single:
                    AddUnknown(block, offset, i, next = i + 1);
                    break;
            }
        }
        if (next < end)
        {
            AddUnknown(block, offset, next, end);
        }
    }

    /// <summary>
    /// A run of other word characters (ASCII, rare ideographs): what matches jieba's <c>[a-zA-Z0-9]+(?:.\d+)?%?</c> is a token, and so is what
    /// lies between such matches. The dot stands for any character in jieba-rs 0.7 and 0.8.
    /// </summary>
    private void CutOther(ReadOnlySpan<char> block, int offset, int start, int end)
    {
        while (start < end)
        {
            var next = start;
            while (next < end && !char.IsAsciiLetterOrDigit(block[next]))
            {
                next++;
            }
            if (next > start)
            {
                AddUnknown(block, offset, start, next);
            }
            start = next;
            if (start < end)
            {
                next = AlphanumericEnd(block[..end], start);
                AddUnknown(block, offset, start, next);
                start = next;
            }
        }
    }

    private static int AlphanumericEnd(ReadOnlySpan<char> block, int start)
    {
        var end = start;
        while (end < block.Length && char.IsAsciiLetterOrDigit(block[end]))
        {
            end++;
        }
        if (end < block.Length)
        {
            var fraction = end + CharacterClass.WidthAt(block, end);
            var digits = fraction;
            while (digits < block.Length && char.IsAsciiDigit(block[digits]))
            {
                digits++;
            }
            end = digits > fraction ? digits : end;
        }
        return end < block.Length && block[end] == '%' ? end + 1 : end;
    }

    private void AddUnknown(ReadOnlySpan<char> block, int offset, int start, int end) =>
        Add(block, offset, start, end, automaton.TryGet(block[start..end], out var word) ? word : NoWord);

    private void Add(ReadOnlySpan<char> block, int offset, int start, int end, int word) =>
        buffer.Add(offset + start, end - start, word >= 0 ? tags[word] : ownTags.Guess(block[start..end]));
}
