using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.4.2, Argument Uniqueness.</summary>
internal sealed class UniqueArgumentNames : ValidationRule
{
    public override void EnterField(FieldNode node) => Check(node.Arguments);

    public override void EnterDirective(DirectiveNode node, DirectiveNode[] siblings, string location) => Check(node.Arguments);

    private void Check(ArgumentNode[] arguments)
    {
        if (arguments.Length < 2)
            return;
        foreach (var group in arguments.Select(argument => argument.Name).GroupBy(name => name.Value).Where(group => group.Count() > 1))
            Context.Report($"Argument \"{group.Key}\" is given more than once.", [.. group]);
    }
}
