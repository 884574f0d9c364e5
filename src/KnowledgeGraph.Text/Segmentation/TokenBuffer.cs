namespace KnowledgeGraph.Text.Segmentation;

/// <summary>The tokens of a text, with the scratch space that cutting needs. Keep one a thread and use it again: it grows to the longest text and allocates nothing after that.</summary>
public sealed class TokenBuffer
{
    private Token[] tokens = new Token[256];

    /// <summary>How many tokens there are.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens, in order and without gaps; valid until the buffer is used again.</summary>
    public ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, Count);

    /// <summary>The best route through the block that is being cut.</summary>
    internal RouteStep[] Route { get; private set; } = new RouteStep[256];

    /// <summary>The states of the run that the hidden Markov model is cutting.</summary>
    internal byte[] Path { get; private set; } = new byte[64];

    internal void Clear() => Count = 0;

    internal void Add(int start, int length, byte tag)
    {
        if (Count == tokens.Length)
        {
            Array.Resize(ref tokens, 2 * Count);
        }
        tokens[Count++] = new(start, length, tag);
    }

    /// <summary>Makes room for a block of <paramref name="length"/> code units.</summary>
    internal void Reserve(int length)
    {
        if (Route.Length <= length)
        {
            Route = new RouteStep[Math.Max(length + 1, 2 * Route.Length)];
        }
        if (Path.Length <= length)
        {
            Path = new byte[Math.Max(length + 1, 2 * Path.Length)];
        }
    }
}
