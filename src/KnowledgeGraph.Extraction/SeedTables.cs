using System.Buffers;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Extraction;

/// <summary>The tables that the seed compiler made of <c>seeds/</c>, read in place from this assembly's mapped image: opening one loads and copies nothing.</summary>
public static class SeedTables
{
    /// <summary>The names of all tables of this build, in ordinal order.</summary>
    public static IReadOnlyList<string> Names =>
        [.. typeof(SeedTables).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".bin", StringComparison.Ordinal)).Select(name => name[..^4]).Order(StringComparer.Ordinal)];

    /// <summary>Opens a table of <see cref="TableWriter"/>.</summary>
    /// <param name="name">Its name without <c>.bin</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such table in this build.</exception>
    public static Table Open(string name) => Table.Open(Read(name));

    /// <summary>The bytes of a table.</summary>
    /// <param name="name">Its name without <c>.bin</c>.</param>
    /// <exception cref="InvalidOperationException">There is no such table in this build.</exception>
    public static unsafe ReadOnlyMemory<byte> Read(string name)
    {
        var stream = typeof(SeedTables).Assembly.GetManifestResourceStream(name + ".bin")
            ?? throw new InvalidOperationException($"no table '{name}' is embedded in this build; the seed compiler makes them");
        return stream is UnmanagedMemoryStream mapped
            ? new MappedMemory(mapped.PositionPointer, checked((int)mapped.Length)).Memory
            : throw new InvalidOperationException($"the table '{name}' is not mapped in memory");
    }

    /// <summary>A view of the image, which stays mapped as long as the process lives.</summary>
    private sealed unsafe class MappedMemory(byte* start, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => new(start, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(start + elementIndex);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
