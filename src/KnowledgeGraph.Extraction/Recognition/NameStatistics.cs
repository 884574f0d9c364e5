using System.Buffers.Binary;
using System.Numerics;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>What the first reading made of a string everywhere in plain news: as a whole name, as a name's first or last word, as the word beside a name.</summary>
internal enum NameRole
{
    /// <summary>The whole name, without quotation marks around it.</summary>
    Whole = 1,

    /// <summary>The last word of a name.</summary>
    LastWord,

    /// <summary>Its last two characters.</summary>
    LastTwo,

    /// <summary>Its last three.</summary>
    LastThree,

    /// <summary>Its first word.</summary>
    FirstWord,

    /// <summary>The word before it.</summary>
    Before,

    /// <summary>The word after it.</summary>
    After,
}

/// <summary>
/// How often strings stand in plain news and as which kind of name, in which role: an open-addressed table of hashes, read in place, that stores no string.
/// An entry has 16 bytes: a 32-bit check, eight times the binary logarithm of the occurrences, how many characters (of 64 classes) stand before and behind, the
/// largest share of any kind, then for each kind the share of the occurrences that were taken as it, in 255ths.
/// </summary>
internal sealed class NameStatistics(ReadOnlyMemory<byte> entries)
{
    /// <summary>Bytes of an entry.</summary>
    public const int EntrySize = 16;

    private const int CountAt = 4;
    private const int SharesAt = 8;

    /// <summary>No strings.</summary>
    public static NameStatistics Empty { get; } = new(new byte[EntrySize]);

    /// <summary>Whether there is nothing in the table: no features are made of it then.</summary>
    public bool IsEmpty => entries.Length <= EntrySize;

    /// <summary>The table, opened for a series of look-ups.</summary>
    public Lookup Open() => new(entries.Span);

    /// <summary>Whether a section of so many bytes is a table: a power of two of whole entries.</summary>
    public static bool IsTable(int length) => length >= EntrySize && BitOperations.IsPow2(length);

    /// <summary>The key of a string with this hash in this role.</summary>
    public static ulong Key(NameRole role, ulong hash) => SpanHash.Pair(hash, (ulong)role);

    /// <summary>The hash of a span without the quotation marks that enclose it.</summary>
    public static ulong Whole(ArticleView view, int start, int end)
    {
        if (end - start > 2 && view.At(start) is '“' or '《' && view.At(end - 1) is '”' or '》')
        {
            (start, end) = (start + 1, end - 1);
        }
        return view.Hash(start, end);
    }

    /// <summary>A table of entries, at most three quarters full.</summary>
    /// <param name="keys">Of <see cref="Key"/>.</param>
    /// <param name="rows">Twelve bytes a key: what stands behind the check.</param>
    public static byte[] Build(ReadOnlySpan<ulong> keys, ReadOnlySpan<byte> rows)
    {
        // One entry at least stays empty: a look-up ends there.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(keys.Length * 4 / 3, keys.Length + 1));
        var table = new byte[size * EntrySize];
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = SlotOf(keys[i], size);
            while (table[(slot * EntrySize) + CountAt] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }
            var entry = table.AsSpan(slot * EntrySize, EntrySize);
            BinaryPrimitives.WriteUInt32LittleEndian(entry, (uint)keys[i]);
            rows.Slice(i * (EntrySize - CountAt), EntrySize - CountAt).CopyTo(entry[CountAt..]);
        }
        return table;
    }

    private static int SlotOf(ulong key, int size) => (int)(key >> 33) & (size - 1);

    /// <summary>Look-ups in the table.</summary>
    internal readonly ref struct Lookup(ReadOnlySpan<byte> entries)
    {
        private readonly ReadOnlySpan<byte> entries = entries;

        /// <summary>What is known of a key: the bytes behind the check; empty where it is unknown.</summary>
        private ReadOnlySpan<byte> Find(ulong key)
        {
            var size = entries.Length / EntrySize;
            for (var slot = SlotOf(key, size); ; slot = (slot + 1) & (size - 1))
            {
                var entry = entries.Slice(slot * EntrySize, EntrySize);
                if (entry[CountAt] == 0)
                {
                    return [];
                }
                if (BinaryPrimitives.ReadUInt32LittleEndian(entry) == (uint)key)
                {
                    return entry[CountAt..];
                }
            }
        }

        /// <summary>Writes for a kind: its share, the largest share of another, the count (logarithm); all -1 where nothing is known.</summary>
        public void Write(NameRole role, ulong hash, int kind, Span<float> row)
        {
            var found = Find(Key(role, hash));
            if (found.IsEmpty)
            {
                row[..3].Fill(-1);
                return;
            }
            var other = 0;
            for (var k = 0; k < SemiMarkov.Kinds; k++)
            {
                other = k == kind ? other : Math.Max(other, found[SharesAt - CountAt + k]);
            }
            (row[0], row[1], row[2]) = (found[SharesAt - CountAt + kind], other, found[0]);
        }

        /// <summary>The kind that a string is taken as most, with rough steps of its share and of the count: a feature's value; 0 where nothing is known.</summary>
        public ushort Code(NameRole role, ulong hash)
        {
            var found = Find(Key(role, hash));
            if (found.IsEmpty)
            {
                return 0;
            }
            var shares = found.Slice(SharesAt - CountAt, SemiMarkov.Kinds);
            var best = 0;
            for (var k = 1; k < SemiMarkov.Kinds; k++)
            {
                best = shares[k] > shares[best] ? k : best;
            }
            var step = shares[best] switch { < 8 => 0, < 32 => 1, < 72 => 2, < 128 => 3, < 192 => 4, _ => 5 };
            var count = found[0] switch { < 24 => 0, < 40 => 1, _ => 2 };
            return (ushort)(1 + best + (step << 4) + (count << 8));
        }

        /// <summary>Rough steps of how many characters stand before and behind a whole name; 0 where nothing is known.</summary>
        public ushort Edges(ulong hash)
        {
            static int Step(byte variety) => variety switch { < 3 => 1, < 6 => 2, < 12 => 3, < 24 => 4, _ => 5 };
            var found = Find(Key(NameRole.Whole, hash));
            return found.IsEmpty ? (ushort)0 : (ushort)(Step(found[1]) | (Step(found[2]) << 4));
        }

        /// <summary>How many characters stand before and behind a whole name; -1 where nothing is known.</summary>
        public (float Left, float Right) Variety(ulong hash)
        {
            var found = Find(Key(NameRole.Whole, hash));
            return found.IsEmpty ? (-1, -1) : (found[1], found[2]);
        }
    }
}
