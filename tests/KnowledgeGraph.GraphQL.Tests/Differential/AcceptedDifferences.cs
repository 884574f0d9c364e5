using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Documents on which graphql-js 16.15 is known to judge otherwise than the specification; accepted-differences.json says which and why.</summary>
internal static class AcceptedDifferences
{
    public static bool Concern(string text)
    {
        var document = Parser.Parse(text);
        return document.Definitions.Any(definition =>
            definition is not ExecutableDefinitionNode
            || definition is OperationDefinitionNode { Operation: OperationType.Mutation }
            || (definition is OperationDefinitionNode { Operation: OperationType.Subscription } && (text.Contains("@skip") || text.Contains("@include"))));
    }
}
