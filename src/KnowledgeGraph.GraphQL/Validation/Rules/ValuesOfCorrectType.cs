using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Sections 5.6.1, Values of Correct Type, 5.6.2, Input Object Field Names, and 5.6.4, Input Object Required Fields.</summary>
internal sealed class ValuesOfCorrectType : ValidationRule
{
    // A list or object that is wrong as a whole; what is inside it is not looked at.
    private ValueNode? _skipped;

    // The input field whose value is walked now or was walked last.
    private string? _field;

    public override void EnterValue(ValueNode node)
    {
        if (_skipped is not null)
            return;
        switch (node)
        {
            case VariableNode:
                break;
            case ListValueNode:
                if (Context.Info.ParentInputType?.Nullable is not ListType)
                    CheckAndSkip(node);
                break;
            case ObjectValueNode inputObject:
                if (Context.Info.InputType?.Named is InputObjectType type)
                    CheckFields(inputObject, type);
                else
                    CheckAndSkip(node);
                break;
            case NullValueNode:
                if (Context.Info.InputType is NonNullType)
                    Report(node, Context.Info.InputType);
                break;
            default:
                Check(node);
                break;
        }
    }

    public override void LeaveValue(ValueNode node)
    {
        if (ReferenceEquals(node, _skipped))
            _skipped = null;
    }

    public override void EnterObjectField(ObjectFieldNode node)
    {
        _field = node.Name.Value;
        if (_skipped is not null || Context.Info is not { InputType: null, ParentInputType: { } parent } || parent.Named is not InputObjectType type)
            return;
        var suggestion = Context.HideSuggestions ? "" : Suggestions.DidYouMean(node.Name.Value, type.Fields.Select(field => field.Name));
        Context.Report($"Input type \"{type.Name}\" has no field \"{node.Name.Value}\".{suggestion}", node);
    }

    private void CheckAndSkip(ValueNode node)
    {
        Check(node);
        _skipped = node;
    }

    private void Check(ValueNode node)
    {
        if (Context.Info.InputType is { } type && !(type.Named is ScalarType or EnumType && LiteralCoercion.TryCoerce(type.Named, node, null, out _)))
            Report(node, type);
    }

    private void CheckFields(ObjectValueNode node, InputObjectType type)
    {
        foreach (var field in type.Fields.Where(field => field.IsRequired && !Array.Exists(node.Fields, given => given.Name.Value == field.Name)))
            Context.Report($"Input field \"{type.Name}.{field.Name}\" of type \"{field.Type}\" must be given.", node);
        if (type.IsOneOf)
            CheckOneOf(node, type);
    }

    // Section 3.10.1: exactly one field, and it is not null.
    private void CheckOneOf(ObjectValueNode node, InputObjectType type)
    {
        if (node.Fields.DistinctBy(field => field.Name.Value).Count() != 1)
            Context.Report($"Input type \"{type.Name}\" must be given exactly one field.", node);
        else if (node.Fields[^1].Value is NullValueNode)
            Context.Report($"Input field \"{type.Name}.{node.Fields[0].Name.Value}\" must not be null.", node);
    }

    private void Report(ValueNode node, GraphQLType type)
    {
        // What the scalar itself says helps most, with the argument that it was said of.
        var refusal = type.Named is ScalarType scalar ? LiteralCoercion.Refusal(scalar, node) : null;
        var field = Context.Info.ParentInputType?.Nullable is InputObjectType && _field is not null ? $", field \"{_field}\"" : "";
        var where = Context.Info.Argument is { } argument ? $"argument \"{argument.Name}\"{field}: " : "";
        Context.Report($"Expected a value of type \"{type}\", found {Printer.Print(node)}{(refusal is null ? "" : $"; {where}{refusal}")}.", node);
    }
}
