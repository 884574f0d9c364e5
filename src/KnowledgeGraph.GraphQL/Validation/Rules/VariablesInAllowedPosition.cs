using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Validation.Rules;

/// <summary>Section 5.8.5, All Variable Usages Are Allowed.</summary>
internal sealed class VariablesInAllowedPosition : ValidationRule
{
    public override void LeaveOperation(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.Length == 0)
            return;
        foreach (var usage in Context.RecursiveVariableUsages(node))
        {
            var definition = Array.FindLast(node.VariableDefinitions, candidate => candidate.Variable.Name.Value == usage.Node.Name.Value);
            if (definition is not null && usage.Type is { } type && Context.Schema.TypeOf(definition.Type) is { } variableType)
                Check(usage, definition, variableType, type);
        }
    }

    private void Check(VariableUsage usage, VariableDefinitionNode definition, GraphQLType variableType, GraphQLType type)
    {
        var name = usage.Node.Name.Value;
        if (!IsVariableUsageAllowed(variableType, definition, type, usage.HasDefault))
            Context.Report($"Variable \"${name}\" of type \"{variableType}\" can't be used where \"{type}\" is expected.", definition, usage.Node);
        if (usage.ParentType is InputObjectType { IsOneOf: true } oneOf && variableType is not NonNullType)
            Context.Report($"Variable \"${name}\" of type \"{variableType}\" must be non-null to be used in \"{oneOf.Name}\", which is @oneOf.", definition, usage.Node);
    }

    // IsVariableUsageAllowed, section 5.8.5.
    private static bool IsVariableUsageAllowed(GraphQLType variableType, VariableDefinitionNode definition, GraphQLType type, bool hasLocationDefault)
    {
        if (type is NonNullType nonNull && variableType is not NonNullType)
        {
            var hasNonNullDefault = definition.DefaultValue is not null and not NullValueNode;
            return (hasNonNullDefault || hasLocationDefault) && AreTypesCompatible(variableType, nonNull.OfType);
        }

        return AreTypesCompatible(variableType, type);
    }

    // AreTypesCompatible, section 5.8.5.
    private static bool AreTypesCompatible(GraphQLType variableType, GraphQLType locationType) => (variableType, locationType) switch
    {
        (NonNullType variable, NonNullType location) => AreTypesCompatible(variable.OfType, location.OfType),
        (_, NonNullType) => false,
        (NonNullType variable, _) => AreTypesCompatible(variable.OfType, locationType),
        (ListType variable, ListType location) => AreTypesCompatible(variable.OfType, location.OfType),
        _ => ReferenceEquals(variableType, locationType),
    };
}
