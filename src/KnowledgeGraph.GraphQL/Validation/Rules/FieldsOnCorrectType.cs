using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.3.1, Field Selections: a field exists on the type that is selected from.</summary>
internal sealed class FieldsOnCorrectType : ValidationRule
{
    public override void EnterField(FieldNode node)
    {
        if (Context.Info is { ParentType: { } parent, Field: null })
            Context.Report($"Type \"{parent.Name}\" has no field \"{node.Name.Value}\".{Suggest(parent, node.Name.Value)}", node);
    }

    private string Suggest(NamedType parent, string name)
    {
        if (Context.HideSuggestions)
            return "";
        var types = parent is ObjectType ? [] : Context.Schema.PossibleTypes(parent).Where(type => type.Field(name) is not null).Take(3).ToArray();
        return types.Length > 0
            ? $" Did you mean an inline fragment on {string.Join(" or ", types.Select(type => $"\"{type.Name}\""))}?"
            : Suggestions.DidYouMean(name, (parent as FieldsType)?.Fields.Select(field => field.Name) ?? []);
    }
}
