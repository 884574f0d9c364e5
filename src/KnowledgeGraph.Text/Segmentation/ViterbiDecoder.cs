namespace KnowledgeGraph.Text.Segmentation;

/// <summary>Finds the most probable states of a run of ideographs under a <see cref="HiddenMarkovModel"/>.</summary>
internal readonly ref struct ViterbiDecoder
{
    public const byte Begin = 0;
    public const byte End = 1;
    public const byte Middle = 2;
    public const byte Single = 3;

    private const int States = HiddenMarkovModel.States;

    private readonly ReadOnlySpan<double> parameters;
    private readonly ReadOnlySpan<ushort> emissionRows;
    private readonly ReadOnlySpan<double> emissions;

    public ViterbiDecoder(ReadOnlySpan<double> parameters, ReadOnlySpan<ushort> emissionRows, ReadOnlySpan<double> emissions)
    {
        this.parameters = parameters;
        this.emissionRows = emissionRows;
        this.emissions = emissions;
    }

    /// <summary>The two states that each state (B, E, M, S) may follow; of equals the second, which is the larger, is taken, as in jieba.</summary>
    private static ReadOnlySpan<byte> Predecessors => [End, Single, Begin, Middle, Begin, Middle, End, Single];

    /// <summary>Writes the state of each character of <paramref name="run"/> to <paramref name="states"/>, which has its length.</summary>
    public void Decode(ReadOnlySpan<char> run, Span<byte> states)
    {
        Span<double> scores = stackalloc double[States];
        Span<double> next = stackalloc double[States];
        var emission = Emission(run[0]);
        for (var state = 0; state < States; state++)
        {
            scores[state] = parameters[state] + emission[state];
        }
        // Going forward, the predecessors of the four states are kept in two bits each.
        for (var i = 1; i < run.Length; i++)
        {
            emission = Emission(run[i]);
            states[i] = Step(scores, next, emission);
            next.CopyTo(scores);
        }
        var last = scores[Single] >= scores[End] ? Single : End;
        for (var i = run.Length - 1; i >= 0; i--)
        {
            var predecessor = (byte)((states[i] >> (2 * last)) & 3);
            states[i] = last;
            last = predecessor;
        }
    }

    private byte Step(ReadOnlySpan<double> scores, Span<double> next, ReadOnlySpan<double> emission)
    {
        var back = 0;
        for (var state = 0; state < States; state++)
        {
            byte first = Predecessors[2 * state], second = Predecessors[(2 * state) + 1];
            var byFirst = scores[first] + Transition(first, state) + emission[state];
            var bySecond = scores[second] + Transition(second, state) + emission[state];
            var takesSecond = bySecond >= byFirst;
            next[state] = takesSecond ? bySecond : byFirst;
            back |= (takesSecond ? second : first) << (2 * state);
        }
        return (byte)back;
    }

    private double Transition(int from, int to) => parameters[SegmenterTable.TransitionsAt + (from * States) + to];

    private ReadOnlySpan<double> Emission(char c) => emissions.Slice(emissionRows[c - CharacterClass.FirstModelled] * States, States);
}
