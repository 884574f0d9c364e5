using KnowledgeGraph.Text.Matching;
using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>Full names of departments for their short ones (住建局: 住房和城乡建设局), so that both have one identity. Safe to use from several threads at once.</summary>
internal sealed class AgencyNames
{
    private static readonly Lazy<AgencyNames> LazyEmbedded = new(() => new(SeedTables.Open("agencies")));

    private readonly Automaton automaton;
    private readonly Table table;

    private AgencyNames(Table table)
    {
        this.table = table;
        automaton = Automaton.Open(table.Section(0));
    }

    public static AgencyNames Embedded => LazyEmbedded.Value;

    /// <summary>The name with the longest short name that it begins with spelled out; a name that is already full stays.</summary>
    public string Expand(string name)
    {
        var walker = automaton.Walk();
        int length = 0, full = -1;
        for (var i = 0; i < name.Length && walker.Step(name[i]); i++)
        {
            if (walker.Value >= 0)
            {
                (length, full) = (i + 1, walker.Value);
            }
        }
        return full < 0 ? name : string.Concat(table.Strings(1)[full], name.AsSpan(length));
    }
}
