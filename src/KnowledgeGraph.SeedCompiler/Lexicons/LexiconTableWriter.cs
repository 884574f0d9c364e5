using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.SeedCompiler.Lexicons;

/// <summary>
/// Compiles <c>seeds/lexicons/*.txt</c> into one automaton. A word's value is the set of the lexicons that hold it: bit N for the Nth of
/// <see cref="Files"/>, which is the order of <c>KnowledgeGraph.Extraction.Gazetteer.Lexicon</c>.
/// </summary>
internal sealed class LexiconTableWriter : ISeedTable
{
    private static readonly string[] Files =
    [
        "surnames", "agency-heads", "organization-heads", "programme-heads", "project-heads", "facility-heads", "event-heads",
        "person-titles", "honorifics", "units", "generic-programmes", "reporting-verbs", "left-boundaries", "known-programmes",
    ];

    /// <inheritdoc/>
    public string Name => "lexicons";

    /// <inheritdoc/>
    public IReadOnlyList<string> Sources => ["lexicons"];

    /// <inheritdoc/>
    public void Compile(string seedsDirectory, Stream output)
    {
        var folder = Path.Combine(seedsDirectory, "lexicons");
        var sets = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Files.Length; i++)
        {
            Read(Path.Combine(folder, Files[i] + ".txt"), 1 << i, sets);
        }
        var unknown = Directory.GetFiles(folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Except(Files).Order(StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
        {
            throw new SeedException(Path.Combine(folder, unknown + ".txt"), "no lexicon of this name is known to the compiler: add it to LexiconTableWriter and to Lexicon");
        }
        Automaton.Write(sets.Select(pair => (pair.Key, pair.Value)), output);
    }

    private static void Read(string file, int bit, Dictionary<string, int> sets)
    {
        if (!File.Exists(file))
        {
            throw new SeedException(file, "the lexicon is missing");
        }
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            foreach (var word in line.StartsWith('#') ? [] : line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var set = sets.GetValueOrDefault(word);
                sets[word] = (set & bit) == 0 ? set | bit : throw new SeedException(file, number, $"'{word}' stands here twice");
            }
        }
    }
}
