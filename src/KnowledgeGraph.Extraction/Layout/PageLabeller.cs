namespace KnowledgeGraph.Extraction.Layout;

/// <summary>
/// Labels all blocks of a page at once: the sequence of labels with the highest sum of what each block says (<see cref="LabelScores"/>) and what may follow what
/// (here), found by the Viterbi algorithm over <see cref="Phase"/>. Time and memory grow with the number of blocks.
/// </summary>
internal static class PageLabeller
{
    private const int Phases = (int)Phase.Ended + 1;
    private const int Labels = (int)Label.Boilerplate + 1;
    private const int Levels = 7;

    /// <summary>The label of each block. With <paramref name="single"/> the text is known to be one article, so that no second headline is looked for.</summary>
    public static Label[] Decide(List<Block> blocks, bool single)
    {
        var levels = new double[Levels];
        var labels = Decode(blocks, levels, single);
        if (!HasHeadings(blocks))
        {
            return labels;
        }
        // What most headings of a level are, the doubtful ones of the same level are too.
        for (var level = 1; level < Levels; level++)
        {
            levels[level] = TitleShare(blocks, labels, level);
        }
        return Decode(blocks, levels, single);
    }

    private static bool HasHeadings(List<Block> blocks) => blocks.Exists(b => b.Hash > 0);

    private static double TitleShare(List<Block> blocks, Label[] labels, int level)
    {
        int titles = 0, others = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Hash == level)
            {
                titles += labels[i] == Label.Title ? 1 : 0;
                others += labels[i] == Label.Subheading ? 1 : 0;
            }
        }
        return titles + others == 0 ? 0 : 2.0 * (titles - others) / (titles + others);
    }

    private static Label[] Decode(List<Block> blocks, double[] levels, bool single)
    {
        var scores = new double[Phases];
        var next = new double[Phases];
        var emissions = new double[Labels];
        var back = new (Phase From, Label Label)[blocks.Count * Phases];
        Array.Fill(scores, LabelScores.Never);
        scores[(int)Phase.Outside] = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            Array.Fill(next, LabelScores.Never);
            for (var label = 0; label < Labels; label++)
            {
                emissions[label] = LabelScores.Emission(blocks[i], (Label)label, levels);
            }
            for (var phase = 0; phase < Phases; phase++)
            {
                if (double.IsNegativeInfinity(scores[phase]))
                {
                    continue;
                }
                for (var label = 0; label < Labels; label++)
                {
                    if (double.IsNegativeInfinity(emissions[label]))
                    {
                        continue;
                    }
                    var (step, to) = Step((Phase)phase, (Label)label, blocks, i, single);
                    var score = scores[phase] + emissions[label] + step;
                    if (score > next[(int)to])
                    {
                        next[(int)to] = score;
                        back[(i * Phases) + (int)to] = ((Phase)phase, (Label)label);
                    }
                }
            }
            (scores, next) = (next, scores);
        }
        return Trace(back, Best(scores), blocks.Count);
    }

    private static Phase Best(double[] scores)
    {
        var best = Phase.Outside;
        for (var phase = 0; phase < Phases; phase++)
        {
            if (scores[phase] + End((Phase)phase) > scores[(int)best] + End(best))
            {
                best = (Phase)phase;
            }
        }
        return best;
    }

    private static Label[] Trace((Phase From, Label Label)[] back, Phase phase, int count)
    {
        var labels = new Label[count];
        for (var i = count - 1; i >= 0; i--)
        {
            (phase, labels[i]) = back[(i * Phases) + (int)phase];
        }
        return labels;
    }

    // A page does not end with a headline that nothing follows.
    private static double End(Phase phase) => phase switch
    {
        Phase.Banner => -5,
        Phase.Kicker => -8,
        Phase.Title or Phase.Deck => -4,
        Phase.Byline => -3,
        Phase.Bare => -0.5,
        Phase.BareOpen => -1.5,
        Phase.SignedOpen => -1,
        Phase.SignedHeading or Phase.BareHeading => -4,
        _ => 0,
    };

    private static (double Score, Phase To) Step(Phase phase, Label label, List<Block> blocks, int index, bool single)
    {
        var block = blocks[index];
        return label switch
        {
            Label.Banner => (single ? LabelScores.Never : Opening(phase), Phase.Banner),
            Label.Kicker => (single && phase != Phase.Outside ? LabelScores.Never : phase == Phase.Kicker ? -3 : Opening(phase), Phase.Kicker),
            Label.Title => (single && phase is not (Phase.Outside or Phase.Kicker) ? LabelScores.Never : BeforeTitle(phase, blocks, index), Phase.Title),
            Label.TitleTail => (phase == Phase.Title ? AfterTitle(blocks, index) : LabelScores.Never, Phase.Title),
            Label.Deck => (phase == Phase.Title ? DeckAfterTitle(blocks, index) : LabelScores.Never, Phase.Deck),
            Label.Byline => (phase switch { Phase.Title => 2, Phase.Deck => 2, Phase.Byline => -0.5, _ => LabelScores.Never }, Phase.Byline),
            Label.Body => Body(phase, block),
            Label.EndByline => (phase switch { Phase.Bare => 1, Phase.BareOpen => -0.5, Phase.Signed => -1.5, Phase.SignedOpen => -3, _ => LabelScores.Never }, Phase.Ended),
            Label.Subheading => Subheading(phase, block),
            Label.Caption => (phase switch { Phase.SignedOpen or Phase.BareOpen => 1, Phase.Title or Phase.Deck or Phase.Kicker or Phase.Banner => -2, _ => 0 }, phase),
            _ => (0, phase),
        };
    }

    // What a new article costs where the last one stands.
    private static double Opening(Phase phase) => phase switch
    {
        Phase.Outside => 0.5,
        Phase.Ended => 1.5,
        Phase.Signed => 0,
        Phase.SignedOpen => -3,
        Phase.Bare => -3,
        Phase.BareOpen => -6,
        Phase.SignedHeading => -4,
        Phase.BareHeading => -7,
        Phase.Banner => -1,
        _ => LabelScores.Never,
    };

    private static double BeforeTitle(Phase phase, List<Block> blocks, int index)
    {
        if (phase == Phase.Kicker)
        {
            var kicker = blocks[index - 1];
            return kicker.Hash == 0 && blocks[index].Hash > 0 ? 1.5 : kicker.Hash > blocks[index].Hash ? 0 : kicker.Hash < blocks[index].Hash ? -1 : 0.3;
        }
        // An introduction below the heading of a section, then the headings of its articles: no author is missed there.
        var deeper = blocks[index].HashAbove > 0 && blocks[index].Hash > blocks[index].HashAbove;
        return phase == Phase.Banner ? 0.5 : phase == Phase.Bare && deeper ? -1 : Opening(phase);
    }

    private static double AfterTitle(List<Block> blocks, int index)
    {
        Block title = blocks[index - 1], tail = blocks[index];
        return (title.Clauses > 1 ? -1.5 : 0.3) + (title.Hash == tail.Hash ? 0.3 : -1.5) - (title.Length + tail.Length > 48 ? 2 : 0);
    }

    private static double DeckAfterTitle(List<Block> blocks, int index) => blocks[index - 1].Hash > 0 && blocks[index].Hash == 0 ? 1.5 : 0;

    private static (double Score, Phase To) Body(Phase phase, Block block)
    {
        var closes = block.EndByline >= 0 && block.EndBylineScore > 0;
        var score = phase switch
        {
            Phase.Outside => -1,
            Phase.Ended => -1.5,
            Phase.Banner => -2.5,
            Phase.Kicker => LabelScores.Never,
            Phase.Title or Phase.Deck => -1.5,
            Phase.SignedOpen or Phase.BareOpen => (block.StartsInside ? 1.5 : 0.5) + (0.7 * block.FollowsOn),
            _ => block.StartsInside ? -1 : 0,
        };
        // A body hardly begins with a short line that has no full stop; the second line of a headline looks like that.
        score -= phase is Phase.Title or Phase.Deck or Phase.Ended or Phase.Outside && block.Length < 45 && !block.HasSentences && !block.EndsWithStop && !closes ? 2 : 0;
        var signed = phase is Phase.Byline or Phase.Signed or Phase.SignedOpen or Phase.SignedHeading;
        if (closes)
        {
            return (score + (signed ? -0.5 : 2), Phase.Ended);
        }
        return (score, signed ? (block.EndsSentence ? Phase.Signed : Phase.SignedOpen) : block.EndsSentence ? Phase.Bare : Phase.BareOpen);
    }

    private static (double Score, Phase To) Subheading(Phase phase, Block block) => phase switch
    {
        Phase.Signed => (0.3, Phase.SignedHeading),
        Phase.SignedOpen => (-2.5 - (0.7 * block.FollowsOn), Phase.SignedHeading),
        Phase.Byline => (-1, Phase.SignedHeading),
        Phase.SignedHeading => (0, Phase.SignedHeading),
        Phase.Bare => (0.3, Phase.BareHeading),
        Phase.BareOpen => (-2.5 - (0.7 * block.FollowsOn), Phase.BareHeading),
        Phase.BareHeading => (0, Phase.BareHeading),
        _ => (LabelScores.Never, phase),
    };
}
