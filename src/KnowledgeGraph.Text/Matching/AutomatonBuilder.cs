namespace KnowledgeGraph.Text.Matching;

/// <summary>
/// Lays a sorted list of keys out as a double array. The trie is first built in breadth-first order, where the children of a node stand side
/// by side; then nodes get their places, those with most children first, so that the many nodes with one child fill the holes that are left.
/// </summary>
internal sealed class AutomatonBuilder
{
    private readonly (string Key, int Value)[] keys;
    private readonly AlphabetBuilder alphabet;

    // The trie: node 0 is the root.
    private readonly List<ushort> codes = [0];
    private readonly List<int> firstChild = [];
    private readonly List<int> childCount = [];
    private readonly List<int> values = [];

    public AutomatonBuilder((string Key, int Value)[] sorted, AlphabetBuilder alphabet)
    {
        keys = sorted;
        this.alphabet = alphabet;
    }

    /// <summary>Checks the keys and orders them by code units.</summary>
    public static (string Key, int Value)[] Sort(IEnumerable<(string Key, int Value)> keys)
    {
        var sorted = keys.ToArray();
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        for (var i = 0; i < sorted.Length; i++)
        {
            var (key, value) = sorted[i];
            if (string.IsNullOrEmpty(key))
            {
                throw new ArgumentException("a key is empty", nameof(keys));
            }
            if (value < 0)
            {
                throw new ArgumentException($"the value of the key '{key}' is negative: {value}", nameof(keys));
            }
            if (i > 0 && sorted[i - 1].Key == key)
            {
                throw new ArgumentException($"the key '{key}' is given twice", nameof(keys));
            }
        }
        return sorted;
    }

    /// <summary>The states, the root first.</summary>
    public AutomatonNode[] Build()
    {
        Grow();
        var bases = Place(out var size);
        var nodes = new AutomatonNode[size];
        Array.Fill(nodes, new() { Check = AutomatonNode.NoParent, Value = AutomatonNode.NoValue });
        nodes[0] = new() { Base = bases[0], Check = AutomatonNode.NoParent, Value = AutomatonNode.NoValue };
        var slots = new int[codes.Count];
        for (var parent = 0; parent < codes.Count; parent++)
        {
            for (var child = firstChild[parent]; child < firstChild[parent] + childCount[parent]; child++)
            {
                slots[child] = bases[parent] + codes[child];
                nodes[slots[child]] = new() { Base = bases[child], Check = slots[parent], Value = values[child] };
            }
        }
        return nodes;
    }

    /// <summary>Builds the trie level by level; each node is a range of the sorted keys that share a prefix.</summary>
    private void Grow()
    {
        var level = new List<(int From, int To)> { (0, keys.Length) };
        for (var depth = 0; level.Count > 0; depth++)
        {
            var next = new List<(int From, int To)>();
            foreach (var (start, to) in level)
            {
                // A key that ends here sorts before those that go on.
                var from = start;
                var ends = from < to && keys[from].Key.Length == depth;
                values.Add(ends ? keys[from++].Value : AutomatonNode.NoValue);
                firstChild.Add(codes.Count);
                while (from < to)
                {
                    var c = keys[from].Key[depth];
                    var end = from + 1;
                    while (end < to && keys[end].Key[depth] == c)
                    {
                        end++;
                    }
                    codes.Add((ushort)alphabet.CodeOf(c));
                    next.Add((from, end));
                    from = end;
                }
                childCount.Add(codes.Count - firstChild[^1]);
            }
            level = next;
        }
    }

    /// <summary>Chooses the base of every node that has children.</summary>
    private int[] Place(out int size)
    {
        var bases = new int[codes.Count];
        var slots = new SlotAllocator();
        size = 1;
        foreach (var node in ByChildCount())
        {
            var children = Codes(node);
            bases[node] = slots.Allocate(children);
            foreach (var code in children)
            {
                size = Math.Max(size, bases[node] + code + 1);
            }
        }
        return bases;
    }

    /// <summary>The nodes with children, those with most children first, else in breadth-first order.</summary>
    private int[] ByChildCount()
    {
        var order = Enumerable.Range(0, codes.Count).Where(node => childCount[node] > 0).ToArray();
        var ranks = Array.ConvertAll(order, node => ((long)-childCount[node] << 32) + node);
        Array.Sort(ranks, order);
        return order;
    }

    private ReadOnlySpan<ushort> Codes(int node) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(codes).Slice(firstChild[node], childCount[node]);
}
