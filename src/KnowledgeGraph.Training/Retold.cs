using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>Which plain texts repeat an annotated one: what a reader learned from it would be found again there.</summary>
internal sealed class Retold
{
    private const int Run = 16;
    private const int Enough = 4;
    private readonly HashSet<ulong> runs = [];

    /// <summary>Remembers the annotated texts.</summary>
    public Retold(IEnumerable<string> texts)
    {
        foreach (var letters in texts.Select(Letters))
        {
            for (var i = 0; i + Run <= letters.Length; i++)
            {
                runs.Add(SpanHash.Of(letters.AsSpan(i, Run)));
            }
        }
    }

    /// <summary>Whether <paramref name="text"/> shares several runs of sixteen letters with one of them.</summary>
    public bool Repeats(string text)
    {
        var letters = Letters(text);
        var shared = 0;
        for (var i = 0; i + Run <= letters.Length && shared < Enough; i++)
        {
            shared += runs.Contains(SpanHash.Of(letters.AsSpan(i, Run))) ? 1 : 0;
        }
        return shared >= Enough;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
