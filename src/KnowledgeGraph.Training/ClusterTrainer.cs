namespace KnowledgeGraph.Training;

/// <summary>Learns word clusters from plain news.</summary>
internal static class ClusterTrainer
{
    private const int MinCount = 12;
    private const int Size = 48;
    private const int Fine = 511;
    private const int Coarse = 63;

    public static (ulong[] Words, ushort[] Clusters) Learn(IEnumerable<IEnumerable<ulong>> texts, TextWriter log)
    {
        var all = new List<ulong>();
        var counts = new Dictionary<ulong, int>();
        foreach (var text in texts)
        {
            foreach (var word in text)
            {
                all.Add(word);
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
            }
            all.Add(0);
        }
        var vocabulary = counts.Where(c => c.Value >= MinCount).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select(c => c.Key).ToArray();
        var index = vocabulary.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i);
        log.WriteLine($"{all.Count} words, {vocabulary.Length} in the vocabulary");
        var words = all.ConvertAll(w => w == 0 ? -2 : index.GetValueOrDefault(w, -1)).ToArray();
        var vectors = new WordVectors(words, vocabulary.Length, Size);
        vectors.Train(2);
        log.WriteLine("vectors");
        var (fine, centres) = Clusters.Find(vectors.Vectors, Size, Fine, 12);
        var (coarse, _) = Clusters.Find(centres, Size, Coarse, 12);
        // Fine clusters are numbered so that the coarse one is part of the number: coarse * 512 + fine, each from 1.
        return (vocabulary, fine.Select(f => (ushort)(((coarse[f] + 1) * 512) + f + 1)).ToArray());
    }
}
