using System.Runtime.InteropServices;
using System.Text;

namespace KnowledgeGraph.Text.Tables;

/// <summary>
/// Writes a binary table that <see cref="Table"/> reads in place: a header (<c>KGT1</c>, the number of sections, offset and length of each)
/// and the sections, each at a multiple of eight bytes. Little-endian. The same sections give the same bytes.
/// </summary>
public sealed class TableWriter
{
    /// <summary>Sections start at multiples of this many bytes.</summary>
    internal const int Alignment = 8;

    private readonly List<byte[]> sections = [];

    /// <summary>Adds an array of plain values as the next section, and returns its index.</summary>
    public int Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        sections.Add(MemoryMarshal.AsBytes(values).ToArray());
        return sections.Count - 1;
    }

    /// <summary>Adds a list of strings as the next section (see <see cref="StringTable"/>), and returns its index.</summary>
    public int AddStrings(IReadOnlyCollection<string> strings)
    {
        var starts = new int[strings.Count + 1];
        var text = new StringBuilder();
        var i = 0;
        foreach (var item in strings)
        {
            text.Append(item);
            starts[++i] = text.Length;
        }
        var bytes = new byte[(sizeof(int) * (1 + starts.Length)) + (sizeof(char) * text.Length)];
        MemoryMarshal.Write(bytes, strings.Count);
        MemoryMarshal.AsBytes<int>(starts).CopyTo(bytes.AsSpan(sizeof(int)));
        MemoryMarshal.AsBytes(text.ToString().AsSpan()).CopyTo(bytes.AsSpan(sizeof(int) * (1 + starts.Length)));
        sections.Add(bytes);
        return sections.Count - 1;
    }

    /// <summary>Adds what <paramref name="write"/> writes as the next section, for example a whole automaton, and returns its index.</summary>
    public int Add(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        sections.Add(stream.ToArray());
        return sections.Count - 1;
    }

    /// <summary>Writes the table.</summary>
    public void Write(Stream stream)
    {
        var header = new int[2 + (2 * sections.Count)];
        header[0] = Table.Magic;
        header[1] = sections.Count;
        var offset = Align(header.Length * sizeof(int));
        for (var i = 0; i < sections.Count; i++)
        {
            (header[2 + (2 * i)], header[3 + (2 * i)]) = (offset, sections[i].Length);
            offset = Align(checked(offset + sections[i].Length));
        }
        WritePadded(stream, MemoryMarshal.AsBytes<int>(header));
        foreach (var section in sections)
        {
            WritePadded(stream, section);
        }
    }

    private static int Align(int offset) => checked(offset + Alignment - 1) & -Alignment;

    private static void WritePadded(Stream stream, ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        stream.Write(stackalloc byte[Align(bytes.Length) - bytes.Length]);
    }
}
