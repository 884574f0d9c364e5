using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Introspection;

/// <summary>The resolvers of the introspection types, section 4.2; bound like any others.</summary>
internal static class IntrospectionResolvers
{
    /// <summary>By type, then by field.</summary>
    public static Dictionary<string, Dictionary<string, FieldBinding>> Bindings(Schema schema) => new(StringComparer.Ordinal)
    {
        ["__Schema"] = OfSchema(),
        ["__Type"] = OfType(schema),
        ["__Field"] = OfField(),
        ["__InputValue"] = OfInputValue(),
        ["__EnumValue"] = OfEnumValue(),
        ["__Directive"] = OfDirective(),
    };

    private static Dictionary<string, FieldBinding> OfSchema() => new FieldBinder<Schema>()
        .Field("description", schema => schema.Description)
        .Field("types", schema => schema.Types)
        .Field("queryType", schema => schema.Query)
        .Field("mutationType", schema => schema.Mutation)
        .Field("subscriptionType", schema => schema.Subscription)
        .Field("directives", schema => schema.Directives)
        .Fields;

    private static Dictionary<string, FieldBinding> OfType(Schema schema) => new FieldBinder<GraphQLType>()
        .Field("kind", Kind)
        .Field("name", type => (type as NamedType)?.Name)
        .Field("description", type => (type as NamedType)?.Description)
        .Field("specifiedByURL", type => (type as ScalarType)?.SpecifiedByUrl)
        .Field("fields", (type, context) => Listed((type as FieldsType)?.Fields, field => field.DeprecationReason, context))
        .Field("interfaces", type => (type as FieldsType)?.Interfaces)
        .Field("possibleTypes", type => type is InterfaceType or UnionType ? schema.PossibleTypes((NamedType)type) : null)
        .Field("enumValues", (type, context) => Listed((type as EnumType)?.Values, value => value.DeprecationReason, context))
        .Field("inputFields", (type, context) => Listed((type as InputObjectType)?.Fields, field => field.DeprecationReason, context))
        .Field("ofType", type => (type as ListType)?.OfType ?? (type as NonNullType)?.OfType)
        .Field("isOneOf", type => (type as InputObjectType)?.IsOneOf)
        .Fields;

    private static Dictionary<string, FieldBinding> OfField() => new FieldBinder<FieldDefinition>()
        .Field("name", field => field.Name)
        .Field("description", field => field.Description)
        .Field("args", (field, context) => Listed(field.Arguments, argument => argument.DeprecationReason, context))
        .Field("type", field => field.Type)
        .Field("isDeprecated", field => field.DeprecationReason is not null)
        .Field("deprecationReason", field => field.DeprecationReason)
        .Fields;

    private static Dictionary<string, FieldBinding> OfInputValue() => new FieldBinder<InputValue>()
        .Field("name", input => input.Name)
        .Field("description", input => input.Description)
        .Field("type", input => input.Type)
        .Field("defaultValue", input => input.Node.DefaultValue is { } value ? DefaultValuePrinter.Print(input.Type, value) : null)
        .Field("isDeprecated", input => input.DeprecationReason is not null)
        .Field("deprecationReason", input => input.DeprecationReason)
        .Fields;

    private static Dictionary<string, FieldBinding> OfEnumValue() => new FieldBinder<EnumValue>()
        .Field("name", value => value.Name)
        .Field("description", value => value.Description)
        .Field("isDeprecated", value => value.DeprecationReason is not null)
        .Field("deprecationReason", value => value.DeprecationReason)
        .Fields;

    // The edition has no deprecated directives; the two fields are there because the reference implementation's tools ask for them.
    private static Dictionary<string, FieldBinding> OfDirective() => new FieldBinder<DirectiveDefinition>()
        .Field("name", directive => directive.Name)
        .Field("description", directive => directive.Description)
        .Field("isRepeatable", directive => directive.IsRepeatable)
        .Field("locations", directive => directive.Locations)
        .Field("args", (directive, context) => Listed(directive.Arguments, argument => argument.DeprecationReason, context))
        .Field("isDeprecated", _ => false)
        .Field("deprecationReason", _ => (string?)null)
        .Fields;

    private static IReadOnlyList<T>? Listed<T>(IReadOnlyList<T>? members, Func<T, string?> deprecationReason, FieldContext context) =>
        members is null || context.Argument<bool>("includeDeprecated") ? members : [.. members.Where(member => deprecationReason(member) is null)];

    private static string Kind(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
