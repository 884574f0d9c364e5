using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.7.3, Directives Are Unique per Location, unless they are repeatable.</summary>
internal sealed class UniqueDirectivesPerLocation : ValidationRule
{
    public override void EnterDirective(DirectiveNode node, DirectiveNode[] siblings, string location)
    {
        // All repetitions at a place are reported when its first directive is met.
        if (!ReferenceEquals(node, siblings[0]) || siblings.Length == 1)
            return;
        var seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var sibling in siblings)
        {
            var name = sibling.Name.Value;
            if (Context.Schema.Directive(name) is { IsRepeatable: false } && !seen.TryAdd(name, sibling))
                Context.Report($"Directive \"@{name}\" can be used only once here.", seen[name], sibling);
        }
    }
}
