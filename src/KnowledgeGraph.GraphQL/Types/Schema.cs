using System.Collections.Frozen;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>A valid schema, section 3.3.</summary>
internal sealed class Schema
{
    private readonly FrozenDictionary<string, NamedType> _types;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;
    private readonly Dictionary<NamedType, ObjectType[]> _possibleTypes = [];
    private readonly Dictionary<NamedType, HashSet<ObjectType>> _possibleSets = [];

    internal Schema(SchemaParts parts)
    {
        Description = parts.Description;
        Query = parts.Query!;
        Mutation = parts.Mutation;
        Subscription = parts.Subscription;
        Types = parts.Types;
        Directives = parts.Directives;
        _types = Types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _directives = Directives.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal);
        foreach (var type in Types)
        {
            _possibleTypes.Add(type, GetPossibleTypes(type, Types));
            _possibleSets.Add(type, [.. _possibleTypes[type]]);
        }

        SchemaField = parts.SchemaField;
        TypeField = parts.TypeField;
        TypeNameField = parts.TypeNameField;
    }

    public string? Description { get; }

    public ObjectType Query { get; }

    public ObjectType? Mutation { get; }

    public ObjectType? Subscription { get; }

    /// <summary>All types in the order of introspection: the SDL's, built-in scalars where they are first used, the introspection types last.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>All directives: the SDL's, then the built-in ones.</summary>
    public IReadOnlyList<DirectiveDefinition> Directives { get; }

    /// <summary><c>__schema</c>, section 4.1.</summary>
    public FieldDefinition SchemaField { get; }

    /// <summary><c>__type</c>, section 4.1.</summary>
    public FieldDefinition TypeField { get; }

    /// <summary><c>__typename</c>, section 4.1.</summary>
    public FieldDefinition TypeNameField { get; }

    /// <summary>Reads SDL and makes a schema of it.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL document.</exception>
    /// <exception cref="GraphQLSchemaException">The schema breaks a rule of the specification.</exception>
    public static Schema Parse(string sdl) => SchemaBuilder.Build(Parser.Parse(sdl, ParserOptions.Schema));

    public NamedType? Type(string name) => _types.GetValueOrDefault(name);

    public DirectiveDefinition? Directive(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The root type of an operation, section 3.3.1; null where the schema has none.</summary>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => Query,
        OperationType.Mutation => Mutation,
        _ => Subscription,
    };

    /// <summary>GetPossibleTypes, section 5.5.2.3: the object itself, a union's members, an interface's objects in the order of the schema.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => _possibleTypes[type];

    /// <summary>Whether some object can be of both types.</summary>
    public bool Overlap(NamedType a, NamedType b) => ReferenceEquals(a, b) || _possibleSets[a].Overlaps(_possibleTypes[b]);

    /// <summary>The type that a reference of a document names; null where a named type is unknown.</summary>
    public GraphQLType? TypeOf(TypeNode node) => node switch
    {
        NamedTypeNode named => Type(named.Name.Value),
        ListTypeNode list => TypeOf(list.Type)?.List,
        NonNullTypeNode nonNull => TypeOf(nonNull.Type)?.NonNull,
        _ => null,
    };

    /// <summary>The field of a composite type, the meta fields included (section 4.1).</summary>
    public FieldDefinition? Field(NamedType parent, string name)
    {
        if (name == "__typename" && parent is ObjectType or InterfaceType or UnionType)
            return TypeNameField;
        if (ReferenceEquals(parent, Query))
        {
            if (name == "__schema")
                return SchemaField;
            if (name == "__type")
                return TypeField;
        }

        return (parent as FieldsType)?.Field(name);
    }

    private static ObjectType[] GetPossibleTypes(NamedType type, IReadOnlyList<NamedType> types) => type switch
    {
        ObjectType self => [self],
        UnionType union => [.. union.Members],
        InterfaceType @interface => [.. types.OfType<ObjectType>().Where(candidate => candidate.Interfaces.Contains(@interface))],
        _ => [],
    };
}

/// <summary>What the builder has gathered.</summary>
internal sealed record SchemaParts(
    string? Description,
    ObjectType? Query,
    ObjectType? Mutation,
    ObjectType? Subscription,
    IReadOnlyList<NamedType> Types,
    IReadOnlyList<DirectiveDefinition> Directives,
    FieldDefinition SchemaField,
    FieldDefinition TypeField,
    FieldDefinition TypeNameField);
