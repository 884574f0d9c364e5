using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Text.Matching;

/// <summary>A place in an <see cref="Automaton"/>: the prefix of its keys that has been read so far. Copy it to walk on in two ways.</summary>
public ref struct AutomatonWalker
{
    private readonly ReadOnlySpan<ushort> pages;
    private readonly ReadOnlySpan<ushort> codes;
    private readonly ReadOnlySpan<AutomatonNode> nodes;
    private int state;

    internal AutomatonWalker(ReadOnlySpan<ushort> pages, ReadOnlySpan<ushort> codes, ReadOnlySpan<AutomatonNode> nodes)
    {
        this.pages = pages;
        this.codes = codes;
        this.nodes = nodes;
    }

    /// <summary>The value of the key read so far, or -1 if it is no key.</summary>
    public readonly int Value => nodes[state].Value;

    /// <summary>Reads one UTF-16 code unit.</summary>
    /// <returns>False, and the place stays, if no key goes on with <paramref name="c"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Step(char c)
    {
        // An unknown character has code 0, and the slot Base + 0 is never a child of this state: no test of its own is needed.
        var next = nodes[state].Base + codes[pages[c >> 8] + (c & 0xFF)];
        if ((uint)next >= (uint)nodes.Length || nodes[next].Check != state)
        {
            return false;
        }
        state = next;
        return true;
    }

    /// <summary>Goes back to the root.</summary>
    public void Reset() => state = 0;
}
