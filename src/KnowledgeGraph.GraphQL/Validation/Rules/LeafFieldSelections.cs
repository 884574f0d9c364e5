using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.3.3, Leaf Field Selections: a field of a scalar or enum has no selections, any other field has some.</summary>
internal sealed class LeafFieldSelections : ValidationRule
{
    public override void EnterField(FieldNode node)
    {
        if (Context.Info.Type is not { } type)
            return;
        if (type.Named is not (ScalarType or EnumType))
        {
            if (node.SelectionSet is null)
                Context.Report($"Field \"{node.Name.Value}\" of type \"{type}\" must say which of its fields it wants: \"{node.Name.Value} {{ … }}\".", node);
        }
        else if (node.SelectionSet is not null)
        {
            Context.Report($"Field \"{node.Name.Value}\" can't have selections, because its type \"{type}\" has no fields.", node.SelectionSet);
        }
    }
}
