using KnowledgeGraph.Text.Matching;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.SeedCompiler.Agencies;

/// <summary>Compiles <c>seeds/agencies/short-names.txt</c>: the automaton of the short names, whose values are indexes into the full names that follow.</summary>
internal sealed class AgencyTableWriter : ISeedTable
{
    /// <inheritdoc/>
    public string Name => "agencies";

    /// <inheritdoc/>
    public IReadOnlyList<string> Sources => ["agencies"];

    /// <inheritdoc/>
    public void Compile(string seedsDirectory, Stream output)
    {
        var file = Path.Combine(seedsDirectory, "agencies", "short-names.txt");
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.Exists(file) ? File.ReadLines(file) : throw new SeedException(file, "the list is missing"))
        {
            number++;
            if (!line.StartsWith('#') && (line.Split(' ') is not [{ Length: > 0 } name, { Length: > 0 } full] || !names.TryAdd(name, full)))
            {
                throw new SeedException(file, number, $"'{line}' is no short name with its full name, or the short name stands here twice");
            }
        }
        var table = new TableWriter();
        table.Add(stream => Automaton.Write(names.Keys.Select((name, index) => (name, index)), stream));
        table.AddStrings([.. names.Values]);
        table.Write(output);
    }
}
