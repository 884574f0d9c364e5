namespace KnowledgeGraph.Training;

/// <summary>
/// Which annotated articles tell one story: those that share more than a tenth of their runs of eight letters, directly or through others. Folds keep them
/// together, so that no fold is asked about a story that the others told.
/// </summary>
internal static class Stories
{
    private const int Run = 8;
    private const int ShareOf = 10;

    /// <summary>Runs that stand in more articles than this are formulas (an agency's signature) and tell no story.</summary>
    private const int Common = 40;

    /// <summary>For each text the fold that its story falls into.</summary>
    public static int[] Folds(IReadOnlyList<string> texts, int folds)
    {
        var story = Of(texts);
        var fold = new int[texts.Count];
        var next = 0;
        for (var i = 0; i < fold.Length; i++)
        {
            fold[i] = story[i] == i ? next++ % folds : fold[story[i]];
        }
        return fold;
    }

    /// <summary>For each text the first text of its story.</summary>
    public static int[] Of(IReadOnlyList<string> texts)
    {
        var runs = texts.Select(Runs).ToArray();
        var holders = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < runs.Length; i++)
        {
            foreach (var run in runs[i])
            {
                if (!holders.TryGetValue(run, out var list))
                {
                    holders.Add(run, list = []);
                }
                list.Add(i);
            }
        }
        var story = Enumerable.Range(0, texts.Count).ToArray();
        var shared = new int[texts.Count];
        for (var i = 0; i < runs.Length; i++)
        {
            Array.Clear(shared);
            foreach (var other in runs[i].Select(run => holders[run]).Where(list => list.Count <= Common).SelectMany(list => list))
            {
                shared[other]++;
            }
            for (var j = 0; j < i; j++)
            {
                if (shared[j] * ShareOf > Math.Min(runs[i].Count, runs[j].Count))
                {
                    Join(story, i, j);
                }
            }
        }
        return [.. story.Select((_, i) => Root(story, i))];
    }

    private static HashSet<ulong> Runs(string text)
    {
        var letters = new string([.. text.Where(char.IsLetterOrDigit)]);
        var runs = new HashSet<ulong>();
        for (var i = 0; i + Run <= letters.Length; i++)
        {
            var hash = 14695981039346656037UL;
            foreach (var c in letters.AsSpan(i, Run))
            {
                hash = (hash ^ c) * 1099511628211UL;
            }
            runs.Add(hash);
        }
        return runs;
    }

    private static int Root(int[] story, int i)
    {
        while (story[i] != i)
        {
            i = story[i];
        }
        return i;
    }

    private static void Join(int[] story, int i, int j)
    {
        var (a, b) = (Root(story, i), Root(story, j));
        story[Math.Max(a, b)] = Math.Min(a, b);
    }
}
