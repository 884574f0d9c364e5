using System.Runtime.InteropServices;

namespace KnowledgeGraph.Text.Tables;

/// <summary>A binary table read in place: nothing is copied, and opening costs the same however large it is. Written by <see cref="TableWriter"/>.</summary>
public sealed class Table
{
    /// <summary><c>KGT1</c>.</summary>
    internal const int Magic = 'K' | ('G' << 8) | ('T' << 16) | ('1' << 24);

    private readonly ReadOnlyMemory<byte> memory;

    private Table(ReadOnlyMemory<byte> memory) => this.memory = memory;

    /// <summary>Opens a table.</summary>
    /// <param name="memory">The bytes; they must stay unchanged as long as the table is in use.</param>
    /// <exception cref="InvalidDataException">The bytes are no table, or are cut short.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine is big-endian.</exception>
    public static Table Open(ReadOnlyMemory<byte> memory)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("tables are little-endian and are read in place; this machine is big-endian");
        }
        var table = new Table(memory);
        table.Check();
        return table;
    }

    /// <summary>How many sections there are.</summary>
    public int Count => Header(1);

    /// <summary>The bytes of a section.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such section.</exception>
    public ReadOnlyMemory<byte> Section(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        return memory.Slice(Header(2 + (2 * index)), Header(3 + (2 * index)));
    }

    /// <summary>A section as an array of plain values. Take it once per call, not once per element.</summary>
    public ReadOnlySpan<T> Section<T>(int index)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Section(index).Span);

    /// <summary>A section that <see cref="TableWriter.AddStrings"/> wrote.</summary>
    public StringTable Strings(int index) => new(Section(index));

    private int Header(int index) => MemoryMarshal.Read<int>(memory.Span[(index * sizeof(int))..]);

    private void Check()
    {
        if (memory.Length < 2 * sizeof(int) || Header(0) != Magic)
        {
            throw new InvalidDataException("not a table: the bytes do not begin with KGT1");
        }
        if (Count < 0 || (2L + (2L * Count)) * sizeof(int) > memory.Length)
        {
            throw new InvalidDataException("the table is cut short in its header");
        }
        for (var i = 0; i < Count; i++)
        {
            int offset = Header(2 + (2 * i)), length = Header(3 + (2 * i));
            if (offset < 0 || length < 0 || (long)offset + length > memory.Length)
            {
                throw new InvalidDataException($"the table is cut short in section {i}");
            }
        }
    }
}
