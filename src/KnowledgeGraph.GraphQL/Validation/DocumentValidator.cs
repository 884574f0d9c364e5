using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Response;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.GraphQL.Validation.Rules;

namespace KnowledgeGraph.GraphQL.Validation;

/// <summary>Validation, section 5: whether a document can be executed against a schema.</summary>
internal static class DocumentValidator
{
    /// <summary>How many errors a response gets at most.</summary>
    public const int MaxErrors = 100;

    /// <summary>Everything that is wrong with the document, up to <see cref="MaxErrors"/>; empty if it is valid.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, bool hideSuggestions = false)
    {
        var context = new ValidationContext(schema, document, hideSuggestions);
        try
        {
            new DocumentWalker(schema, context.Info, Rules(context)).Walk(document);
        }
        catch (ValidationAbortedException aborted)
        {
            context.Add(new GraphQLError { Message = aborted.Message, Code = ErrorCodes.ValidationFailed });
        }

        return context.Errors;
    }

    // In the reference implementation's order, so that errors at one node come in the same order.
    private static ValidationRule[] Rules(ValidationContext context) =>
    [
        new ExecutableDefinitions { Context = context },
        new OperationTypeExistence { Context = context },
        new UniqueOperationNames { Context = context },
        new LoneAnonymousOperation { Context = context },
        new SingleFieldSubscriptions { Context = context },
        new KnownTypeNames { Context = context },
        new FragmentsOnCompositeTypes { Context = context },
        new VariablesAreInputTypes { Context = context },
        new LeafFieldSelections { Context = context },
        new FieldsOnCorrectType { Context = context },
        new UniqueFragmentNames { Context = context },
        new KnownFragmentNames { Context = context },
        new NoUnusedFragments { Context = context },
        new PossibleFragmentSpreads { Context = context },
        new NoFragmentCycles { Context = context },
        new UniqueVariableNames { Context = context },
        new NoUndefinedVariables { Context = context },
        new NoUnusedVariables { Context = context },
        new KnownDirectives { Context = context },
        new UniqueDirectivesPerLocation { Context = context },
        new KnownArgumentNames { Context = context },
        new UniqueArgumentNames { Context = context },
        new ValuesOfCorrectType { Context = context },
        new ProvidedRequiredArguments { Context = context },
        new VariablesInAllowedPosition { Context = context },
        new OverlappingFieldsCanBeMerged { Context = context },
        new UniqueInputFieldNames { Context = context },
        new MaxIntrospectionDepth { Context = context },
    ];
}
