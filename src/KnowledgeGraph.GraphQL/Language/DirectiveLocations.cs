namespace KnowledgeGraph.GraphQL.Language;

/// <summary>DirectiveLocation, section 3.13: the places where a directive may stand, in the specification's order.</summary>
internal static class DirectiveLocations
{
    /// <summary>All of them. <c>DIRECTIVE_DEFINITION</c> is newer than the edition; the reference implementation's introspection has it.</summary>
    public static readonly string[] All =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION", "DIRECTIVE_DEFINITION",
    ];

    /// <summary>Whether <paramref name="name"/> is one of them.</summary>
    public static bool IsKnown(string name) => Array.IndexOf(All, name) >= 0;
}
