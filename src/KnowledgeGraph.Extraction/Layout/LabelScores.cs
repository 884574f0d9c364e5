namespace KnowledgeGraph.Extraction.Layout;

/// <summary>
/// What speaks for a label, in points: about one point for a hint, three for good evidence, six and more for what decides alone. Set by hand from the five real pages and checked on thousands of
/// simulated ones (docs/layout.md). The sum over the page decides, so a hint that fails costs little.
/// </summary>
internal static class LabelScores
{
    /// <summary>A label that can't stand there.</summary>
    public const double Never = double.NegativeInfinity;

    private const double GoingOn = 0.6;

    /// <summary>What the block alone says about <paramref name="label"/>. <paramref name="titleLevels"/> holds, for a heading level, how sure it is that it marks headlines (-1 to 1).</summary>
    public static double Emission(Block block, Label label, double[] titleLevels) => label switch
    {
        Label.Banner => Banner(block),
        Label.Kicker => Kicker(block),
        Label.Title => Title(block, titleLevels),
        Label.TitleTail => TitleTail(block),
        Label.Deck => Deck(block),
        Label.Byline => Line(block.BylineScore),
        Label.Body => Body(block),
        Label.EndByline => Line(block.BylineScore) - (block.EndByline == block.Start ? 0 : 1.5),
        Label.Subheading => Subheading(block, titleLevels),
        Label.Caption => Caption(block),
        Label.Credit => block.CreditOnly ? 8 : Never,
        Label.Boilerplate => block.Boilerplate ? 6 : Never,
        _ => Never,
    };

    // A doubtful name costs more than a good one gains: words pass for names more often than the other way round.
    private static double Line(double bylineScore) => double.IsNegativeInfinity(bylineScore) ? Never : 1.5 + (bylineScore < 0 ? 3 * bylineScore : Math.Min(3, bylineScore));

    private static double Heading(Block block)
    {
        var score = block.Length switch { < 4 => -3.0, < 6 => -0.5, <= 40 => 1, <= 60 => -2, _ => -8 };
        score -= block.EndsWithStop ? 4 : block.EndsSentence && !EndsWithCall(block) ? 3 : 0;
        score -= block.CaptionEnd && block.Gap > 2 ? 2 : 0;
        score -= block.HasSentences ? 1.5 : 0;
        score -= block.Commas > 1 ? 1.5 * (block.Commas - 1) : 0;
        score -= block.StartsInside ? 4 : 0;
        score -= (GoingOn * block.GoesOn) + (block.StartsLikeBody ? 1.5 : 0);
        score -= block.Credit ? 4 : 0;
        score -= block.EndByline >= 0 && block.EndBylineScore > 0 ? 5 : 0;
        score -= block.BylineScore > 0 ? 3 : 0;
        score -= block.QuoteBalance != 0 ? 2 : 0;
        return score;
    }

    // Headlines may end with a call or a question, hardly with a full stop.
    private static bool EndsWithCall(Block block) => block.Length <= 30 && !block.HasSentences;

    private static double Title(Block block, double[] titleLevels) =>
        Heading(block) + (block.Hash > 0 ? 2 + titleLevels[Math.Min(block.Hash, titleLevels.Length - 1)] : 0)
        + (block.Clauses == 2 ? 0.7 : 0) + (block.Colon ? 0.7 : 0) + (block.Gap > 1 ? 0.3 : -0.5) - (block.CaptionEnd ? 0.5 : 0);

    private static double TitleTail(Block block) =>
        Heading(block) - 1.8 + (block.Gap == 1 ? 1.5 : 0) - (block.Clauses > 1 ? 0.8 : 0) - (block.Colon ? 2 : 0) + (block.Length < 6 ? 1 : 0);

    private static double Kicker(Block block) =>
        Heading(block) - 1.5 + (block.Clauses > 1 ? 1.7 : -0.8) - (block.Colon ? 2 : 0) - (block.Hash > 0 ? 1.5 : 0);

    private static double Banner(Block block) =>
        Heading(block) - 2.2 + (block.Hash > 0 && block.HashBelow > block.Hash ? 3.5 : 0) + (block.Length < 6 ? 1.5 : 0);

    private static double Deck(Block block) => Heading(block) - 2.5 - (block.Hash > 0 ? 1 : 0);

    private static double Subheading(Block block, double[] titleLevels) =>
        Heading(block) - 0.5 + (block.Clauses == 2 ? 0.7 : 0) - (block.Length > 28 ? 2 : 0) - (block.Hash > 0 ? titleLevels[Math.Min(block.Hash, titleLevels.Length - 1)] : 0) - (block.CaptionEnd && block.Gap > 2 ? 1 : 0);

    private static double Body(Block block)
    {
        var score = block.Length > 45 || block.HasSentences ? 3.0 : block.Length < 12 ? -1.5 : 0;
        score += block.EndsSentence ? 1.5 : block.Commas > 0 ? 0.5 : 0;
        // Two clauses and no comma are a heading's.
        score -= block.Length < 30 && block.Commas == 0 && block.Clauses > 1 && !block.EndsSentence ? 1 : 0;
        score += GoingOn * block.GoesOn;
        score -= block.Hash > 0 ? 4 : 0;
        score -= block.BylineScore > 0 ? 3 : 0;
        score -= block.Credit && !block.HasSentences ? 4 : 0;
        return score;
    }

    private static double Caption(Block block)
    {
        var score = block.Credit ? 5.0 : -1.5;
        score += block.CaptionEnd ? 1.3 : 0;
        score += block.Gap >= 4 ? 2.5 : block.Gap == 3 ? 1 : 0;
        score -= block.Hash > 0 ? 4 : 0;
        score -= block.Length is < 6 or > 90 ? 3 : 0;
        score -= block.HasSentences ? (block.Credit ? 1 : 5) : 0;
        score -= block.EndsSentence && !block.Credit ? 1.5 : 0;
        score -= block.StartsInside ? 4 : 0;
        score -= block.CreditOnly ? 8 : 0;
        score -= !block.Credit && block.Clauses > 1 && block.Gap < 3 ? 1.5 : 0;
        score -= block.BylineScore > 0 ? 3 : 0;
        return score;
    }
}
