using System.Globalization;

namespace KnowledgeGraph.DeepReading;

/// <summary>What a run has used, told to the user. Safe to count from several threads.</summary>
public sealed class Usage
{
    private long articles, kept, tokensIn, tokensOut, dropped;

    /// <summary>Articles that were read, those from kept answers among them.</summary>
    public long Articles => Interlocked.Read(ref articles);

    /// <summary>Articles whose answer was kept from an earlier run.</summary>
    public long Kept => Interlocked.Read(ref kept);

    /// <summary>Tokens sent.</summary>
    public long TokensIn => Interlocked.Read(ref tokensIn);

    /// <summary>Tokens of answers.</summary>
    public long TokensOut => Interlocked.Read(ref tokensOut);

    /// <summary>Facts that were not believed, because their characters are not in the article or they name what the answer does not hold.</summary>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>One line after a run, such as <c>14 articles read (3 from kept answers), 41200 tokens in, 9800 out, cost 0.13; 2 facts dropped: their characters are not in the text</c>.</summary>
    public string Summary((decimal In, decimal Out)? prices)
    {
        var cost = prices is { } price ? string.Create(CultureInfo.InvariantCulture, $", cost {((TokensIn * price.In) + (TokensOut * price.Out)) / 1_000_000m:0.00}") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Articles} articles read ({Kept} from kept answers), {TokensIn} tokens in, {TokensOut} out{cost}; {Dropped} facts dropped: their characters are not in the text");
    }

    internal void Read(bool fromCache)
    {
        Interlocked.Increment(ref articles);
        if (fromCache)
        {
            Interlocked.Increment(ref kept);
        }
    }

    internal void Spend(int sent, int received)
    {
        Interlocked.Add(ref tokensIn, sent);
        Interlocked.Add(ref tokensOut, received);
    }

    internal void Drop() => Interlocked.Increment(ref dropped);
}
