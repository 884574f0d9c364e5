namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>The objects of one level that one plan is executed on: what resolvers see of each, and its first slot in the result.</summary>
internal sealed class ObjectGroup(SelectionPlan plan)
{
    public SelectionPlan Plan { get; } = plan;

    public List<object?> Sources { get; } = [];

    public List<int> Starts { get; } = [];

    public int Count => Starts.Count;

    public void Add(object? source, int start)
    {
        Sources.Add(source);
        Starts.Add(start);
    }

    /// <summary>Keeps only the objects that <paramref name="isAlive"/> accepts, by their first slot.</summary>
    public void Keep(Func<int, bool> isAlive)
    {
        var kept = 0;
        for (var i = 0; i < Starts.Count; i++)
        {
            if (!isAlive(Starts[i]))
                continue;
            Sources[kept] = Sources[i];
            Starts[kept++] = Starts[i];
        }

        Sources.RemoveRange(kept, Sources.Count - kept);
        Starts.RemoveRange(kept, Starts.Count - kept);
    }
}
