using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.2, Fragment Spread Type Existence, and the same for the types of variables (5.8.2).</summary>
internal sealed class KnownTypeNames : ValidationRule
{
    public override void EnterNamedType(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (Context.Schema.Type(name) is not null)
            return;
        var suggestion = Context.HideSuggestions ? "" : Suggestions.DidYouMean(name, Context.Schema.Types.Select(type => type.Name));
        Context.Report($"There is no type \"{name}\".{suggestion}", node);
    }
}
