using System.Text.RegularExpressions;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Documents on which graphql-js 16.15 is known to judge otherwise than the specification; accepted-differences.json says which and why.</summary>
internal static partial class AcceptedDifferences
{
    public static bool Concern(Schema schema, string text)
    {
        var document = Parser.Parse(text, ParserOptions.Schema);
        return HugeFloat().IsMatch(text) || document.Definitions.Any(definition => definition is not ExecutableDefinitionNode
            || (definition is OperationDefinitionNode operation && (schema.RootType(operation.Operation) is null || IsConditionalSubscription(operation, text))));
    }

    private static bool IsConditionalSubscription(OperationDefinitionNode operation, string text) => operation.Operation == OperationType.Subscription
        && (text.Contains("@skip", StringComparison.Ordinal) || text.Contains("@include", StringComparison.Ordinal));

    // Beyond 1.8e308, which graphql-js takes as infinity.
    [GeneratedRegex(@"\d[eE]\+?\d{3}")]
    private static partial Regex HugeFloat();
}
