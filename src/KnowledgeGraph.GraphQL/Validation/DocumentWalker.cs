using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation;

/// <summary>Goes through an executable document once, keeps the <see cref="TypeInfo"/>, and tells every rule of every node.</summary>
internal sealed class DocumentWalker(Schema schema, TypeInfo info, ValidationRule[] rules)
{
    public void Walk(DocumentNode document)
    {
        foreach (var rule in rules)
            rule.EnterDocument(document);
        foreach (var definition in document.Definitions)
        {
            if (definition is ExecutableDefinitionNode executable)
                Walk(executable);
        }

        foreach (var rule in rules)
            rule.LeaveDocument(document);
    }

    public void Walk(ExecutableDefinitionNode definition)
    {
        if (definition is OperationDefinitionNode operation)
            WalkOperation(operation);
        else
            WalkFragmentDefinition((FragmentDefinitionNode)definition);
    }

    private void WalkOperation(OperationDefinitionNode node)
    {
        info.Type = schema.RootType(node.Operation);
        foreach (var rule in rules)
            rule.EnterOperation(node);
        foreach (var variable in node.VariableDefinitions)
            WalkVariableDefinition(variable);
        WalkDirectives(node.Directives, LocationOf(node.Operation));
        WalkSelectionSet(node.SelectionSet, isOfInlineFragment: false);
        foreach (var rule in rules)
            rule.LeaveOperation(node);
        info.Type = null;
    }

    private static string LocationOf(OperationType operation) => operation switch
    {
        OperationType.Query => "QUERY",
        OperationType.Mutation => "MUTATION",
        _ => "SUBSCRIPTION",
    };

    private void WalkFragmentDefinition(FragmentDefinitionNode node)
    {
        info.Type = OutputType(node.TypeCondition);
        foreach (var rule in rules)
            rule.EnterFragmentDefinition(node);
        WalkType(node.TypeCondition);
        WalkDirectives(node.Directives, "FRAGMENT_DEFINITION");
        WalkSelectionSet(node.SelectionSet, isOfInlineFragment: false);
        info.Type = null;
    }

    private void WalkVariableDefinition(VariableDefinitionNode node)
    {
        info.InputType = schema.TypeOf(node.Type) is { IsInput: true } type ? type : null;
        foreach (var rule in rules)
            rule.EnterVariableDefinition(node);
        WalkType(node.Type);
        if (node.DefaultValue is not null)
            WalkValue(node.DefaultValue);
        WalkDirectives(node.Directives, "VARIABLE_DEFINITION");
        info.InputType = null;
    }

    private void WalkType(TypeNode node)
    {
        while (node is not NamedTypeNode)
            node = node is ListTypeNode list ? list.Type : ((NonNullTypeNode)node).Type;
        foreach (var rule in rules)
            rule.EnterNamedType((NamedTypeNode)node);
    }

    private void WalkSelectionSet(SelectionSetNode node, bool isOfInlineFragment)
    {
        var parentType = info.ParentType;
        info.ParentType = info.Type?.Named is ObjectType or InterfaceType or UnionType ? info.Type.Named : null;
        foreach (var rule in rules)
            rule.EnterSelectionSet(node, isOfInlineFragment);
        foreach (var selection in node.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    WalkField(field);
                    break;
                case FragmentSpreadNode spread:
                    WalkFragmentSpread(spread);
                    break;
                case InlineFragmentNode fragment:
                    WalkInlineFragment(fragment);
                    break;
                default:
                    break;
            }
        }

        info.ParentType = parentType;
    }

    private void WalkField(FieldNode node)
    {
        var (field, type) = (info.Field, info.Type);
        info.Field = info.ParentType is null ? null : schema.Field(info.ParentType, node.Name.Value);
        info.Type = info.Field?.Type;
        foreach (var rule in rules)
            rule.EnterField(node);
        foreach (var argument in node.Arguments)
            WalkArgument(argument);
        WalkDirectives(node.Directives, "FIELD");
        if (node.SelectionSet is not null)
            WalkSelectionSet(node.SelectionSet, isOfInlineFragment: false);
        foreach (var rule in rules)
            rule.LeaveField(node);
        (info.Field, info.Type) = (field, type);
    }

    private void WalkFragmentSpread(FragmentSpreadNode node)
    {
        foreach (var rule in rules)
            rule.EnterFragmentSpread(node);
        WalkDirectives(node.Directives, "FRAGMENT_SPREAD");
    }

    private void WalkInlineFragment(InlineFragmentNode node)
    {
        var type = info.Type;
        info.Type = node.TypeCondition is null ? type?.Named : OutputType(node.TypeCondition);
        foreach (var rule in rules)
            rule.EnterInlineFragment(node);
        if (node.TypeCondition is not null)
            WalkType(node.TypeCondition);
        WalkDirectives(node.Directives, "INLINE_FRAGMENT");
        WalkSelectionSet(node.SelectionSet, isOfInlineFragment: true);
        info.Type = type;
    }

    private NamedType? OutputType(NamedTypeNode node) => schema.Type(node.Name.Value) is { IsOutput: true } type ? type : null;

    private void WalkDirectives(DirectiveNode[] directives, string location)
    {
        foreach (var directive in directives)
        {
            info.Directive = schema.Directive(directive.Name.Value);
            foreach (var rule in rules)
                rule.EnterDirective(directive, directives, location);
            foreach (var argument in directive.Arguments)
                WalkArgument(argument);
            foreach (var rule in rules)
                rule.LeaveDirective(directive);
            info.Directive = null;
        }
    }

    private void WalkArgument(ArgumentNode node)
    {
        // The arguments of an unknown directive are checked as the field's, as the reference implementation does.
        info.Argument = info.Directive is not null ? info.Directive.Argument(node.Name.Value) : info.Field?.Argument(node.Name.Value);
        var (inputType, parentInputType) = (info.InputType, info.ParentInputType);
        info.ParentInputType = null;
        info.InputType = info.Argument?.Type;
        info.HasDefault = info.Argument?.HasDefault ?? false;
        foreach (var rule in rules)
            rule.EnterArgument(node);
        WalkValue(node.Value);
        info.Argument = null;
        (info.InputType, info.ParentInputType) = (inputType, parentInputType);
        info.HasDefault = false;
    }

    private void WalkValue(ValueNode node)
    {
        var (inputType, parentInputType, hasDefault) = (info.InputType, info.ParentInputType, info.HasDefault);
        if (node is ListValueNode)
        {
            info.ParentInputType = inputType;
            info.InputType = inputType?.Nullable is ListType listType ? listType.OfType : inputType?.Nullable;
            info.HasDefault = false;
        }

        foreach (var rule in rules)
            rule.EnterValue(node);
        if (node is ListValueNode list)
        {
            foreach (var item in list.Values)
                WalkValue(item);
        }
        else if (node is ObjectValueNode inputObject)
        {
            foreach (var field in inputObject.Fields)
                WalkObjectField(field);
        }

        foreach (var rule in rules)
            rule.LeaveValue(node);
        (info.InputType, info.ParentInputType, info.HasDefault) = (inputType, parentInputType, hasDefault);
    }

    private void WalkObjectField(ObjectFieldNode node)
    {
        var (inputType, parentInputType, hasDefault) = (info.InputType, info.ParentInputType, info.HasDefault);
        var field = (inputType?.Named as InputObjectType)?.Field(node.Name.Value);
        info.ParentInputType = inputType;
        info.InputType = field?.Type;
        info.HasDefault = field?.HasDefault ?? false;
        foreach (var rule in rules)
            rule.EnterObjectField(node);
        WalkValue(node.Value);
        (info.InputType, info.ParentInputType, info.HasDefault) = (inputType, parentInputType, hasDefault);
    }
}
