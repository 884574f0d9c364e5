using System.Numerics;
using System.Text;

namespace KnowledgeGraph.GraphQL.Language;

/// <summary>Names by their UTF-8 bytes, so that a name that a schema or a document has already seen costs no new string.</summary>
internal sealed class NameTable
{
    private Entry[] _entries = new Entry[64];
    private int _count;

    /// <summary>The string of <paramref name="name"/>; the first one that was made of these bytes.</summary>
    public string Intern(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        for (var i = hash & (uint)(_entries.Length - 1); ; i = (i + 1) & (uint)(_entries.Length - 1))
        {
            ref var entry = ref _entries[i];
            if (entry.Text is null)
                return Add(ref entry, hash, Encoding.UTF8.GetString(name));
            if (entry.Hash == hash && IsSame(entry.Text, name))
                return entry.Text;
        }
    }

    private string Add(ref Entry entry, uint hash, string text)
    {
        entry = new Entry(hash, text);
        if (++_count * 2 > _entries.Length)
            Grow();
        return text;
    }

    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        foreach (var entry in old)
        {
            if (entry.Text is null)
                continue;
            var i = entry.Hash & (uint)(_entries.Length - 1);
            while (_entries[i].Text is not null)
                i = (i + 1) & (uint)(_entries.Length - 1);
            _entries[i] = entry;
        }
    }

    // Names are ASCII by the grammar, so bytes and chars compare one by one.
    private static bool IsSame(string text, ReadOnlySpan<byte> name) => Ascii.Equals(name, text);

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261u;
        foreach (var b in name)
            hash = (hash ^ b) * 16777619u;
        return hash ^ BitOperations.RotateRight(hash, 15);
    }

    private readonly record struct Entry(uint Hash, string? Text);
}
