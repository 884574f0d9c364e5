using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.4.1, Argument Names, of fields and directives.</summary>
internal sealed class KnownArgumentNames : ValidationRule
{
    private DirectiveNode? _directive;

    public override void EnterDirective(DirectiveNode node, DirectiveNode[] siblings, string location)
    {
        _directive = node;
        if (Context.Info.Directive is not { } directive)
            return;
        foreach (var argument in node.Arguments.Where(argument => directive.Argument(argument.Name.Value) is null))
            Report($"Directive \"@{directive.Name}\"", argument, directive.Arguments.Select(known => known.Name));
    }

    public override void LeaveDirective(DirectiveNode node) => _directive = null;

    public override void EnterArgument(ArgumentNode node)
    {
        if (_directive is null && Context.Info is { Argument: null, Field: { } field, ParentType: { } parent })
            Report($"Field \"{parent.Name}.{field.Name}\"", node, field.Arguments.Select(known => known.Name));
    }

    private void Report(string owner, ArgumentNode node, IEnumerable<string> known)
    {
        var suggestion = Context.HideSuggestions ? "" : Suggestions.DidYouMean(node.Name.Value, known);
        Context.Report($"{owner} has no argument \"{node.Name.Value}\".{suggestion}", node);
    }
}
