using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.2, Fragment Spreads Must Not Form Cycles.</summary>
internal sealed class NoFragmentCycles : ValidationRule
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _pathIndices = new(StringComparer.Ordinal);

    public override void EnterFragmentDefinition(FragmentDefinitionNode node) => DetectFragmentCycles(node);

    // DetectFragmentCycles, section 5.5.2.2. Its depth is that of the chain of fragments, which the limit for tokens bounds; so it keeps its own stack.
    private void DetectFragmentCycles(FragmentDefinitionNode start)
    {
        var stack = new Stack<(FragmentDefinitionNode Fragment, int Next)>();
        Enter(start, stack);
        while (stack.TryPop(out var frame))
        {
            var spreads = Context.FragmentSpreads(frame.Fragment.SelectionSet);
            if (frame.Next > 0)
                _path.RemoveAt(_path.Count - 1);
            if (frame.Next == spreads.Count)
            {
                _pathIndices.Remove(frame.Fragment.Name!.Value);
                continue;
            }

            stack.Push((frame.Fragment, frame.Next + 1));
            var spread = spreads[frame.Next];
            _path.Add(spread);
            if (_pathIndices.TryGetValue(spread.Name.Value, out var index))
                ReportCycle(spread, index);
            else if (Context.Fragment(spread.Name.Value) is { } fragment)
                Enter(fragment, stack);
        }
    }

    private void Enter(FragmentDefinitionNode fragment, Stack<(FragmentDefinitionNode Fragment, int Next)> stack)
    {
        if (!_visited.Add(fragment.Name!.Value))
            return;
        _pathIndices[fragment.Name.Value] = _path.Count;
        stack.Push((fragment, 0));
    }

    private void ReportCycle(FragmentSpreadNode spread, int index)
    {
        var cycle = _path.Skip(index).ToArray();
        var via = string.Join(", ", cycle.SkipLast(1).Select(step => $"\"{step.Name.Value}\""));
        Context.Report($"Fragment \"{spread.Name.Value}\" contains itself{(via.Length == 0 ? "" : $" through {via}")}.", [.. cycle]);
    }
}
