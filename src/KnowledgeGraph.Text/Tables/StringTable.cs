using System.Runtime.InteropServices;

namespace KnowledgeGraph.Text.Tables;

/// <summary>A list of strings read in place: their number, the starts of all (and the end of the last), then their UTF-16 text.</summary>
public readonly struct StringTable
{
    private readonly ReadOnlyMemory<byte> memory;

    internal StringTable(ReadOnlyMemory<byte> memory) => this.memory = memory;

    /// <summary>How many strings there are.</summary>
    public int Count => memory.IsEmpty ? 0 : MemoryMarshal.Read<int>(memory.Span);

    /// <summary>One string, in place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such string.</exception>
    public ReadOnlySpan<char> this[int index]
    {
        get
        {
            var bytes = memory.Span;
            var count = Count;
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
            var starts = MemoryMarshal.Cast<byte, int>(bytes.Slice(sizeof(int), sizeof(int) * (count + 1)));
            var text = MemoryMarshal.Cast<byte, char>(bytes[(sizeof(int) * (count + 2))..]);
            return text[starts[index]..starts[index + 1]];
        }
    }
}
