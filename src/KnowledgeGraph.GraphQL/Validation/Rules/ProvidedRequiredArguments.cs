using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.4.3, Required Arguments, of fields and directives.</summary>
internal sealed class ProvidedRequiredArguments : ValidationRule
{
    public override void LeaveField(FieldNode node)
    {
        if (Context.Info.Field is { } field)
            Check(node, $"Field \"{field.Name}\"", field.Arguments, node.Arguments);
    }

    public override void LeaveDirective(DirectiveNode node)
    {
        if (Context.Info.Directive is { } directive)
            Check(node, $"Directive \"@{directive.Name}\"", directive.Arguments, node.Arguments);
    }

    private void Check(Node node, string owner, InputValue[] defined, ArgumentNode[] given)
    {
        foreach (var argument in defined)
        {
            if (argument.IsRequired && !Array.Exists(given, candidate => candidate.Name.Value == argument.Name))
                Context.Report($"{owner} needs the argument \"{argument.Name}\" of type \"{argument.Type}\".", node);
        }
    }
}
