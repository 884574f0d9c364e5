using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Sections 5.7.1, Directives Are Defined, and 5.7.2, Directives Are in Valid Locations.</summary>
internal sealed class KnownDirectives : ValidationRule
{
    public override void EnterDirective(DirectiveNode node, DirectiveNode[] siblings, string location)
    {
        if (Context.Info.Directive is not { } directive)
            Context.Report($"There is no directive \"@{node.Name.Value}\".", node);
        else if (!directive.Locations.Contains(location))
            Context.Report($"Directive \"@{directive.Name}\" can't be used on {location}.", node);
    }
}
