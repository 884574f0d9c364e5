using System.Runtime.InteropServices;

namespace KnowledgeGraph.Analysis.Matching;

/// <summary>Which names hold a gram, by number, ascending.</summary>
internal sealed class Postings<TKey> where TKey : struct
{
    private readonly Dictionary<TKey, (int[] Numbers, int Count)> lists = [];

    public void Add(TKey key, int number)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out var known);
        if (!known)
        {
            list = (new int[2], 0);
        }
        if (list.Count > 0 && list.Numbers[list.Count - 1] == number)
        {
            return;
        }
        if (list.Count == list.Numbers.Length)
        {
            Array.Resize(ref list.Numbers, list.Count * 2);
        }
        list.Numbers[list.Count++] = number;
    }

    public ReadOnlySpan<int> this[TKey key] => lists.TryGetValue(key, out var list) ? list.Numbers.AsSpan(0, list.Count) : default;

    public int Count(TKey key) => lists.TryGetValue(key, out var list) ? list.Count : 0;
}
