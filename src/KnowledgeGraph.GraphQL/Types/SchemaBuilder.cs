using System.Diagnostics.CodeAnalysis;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>
/// Makes a <see cref="Schema"/> of a type system document (section 3): definitions are checked, extensions merged into them, names resolved, the whole validated, defaults coerced.
/// </summary>
internal sealed class SchemaBuilder
{
    private static readonly DocumentNode BuiltIns = Parser.Parse(ReadBuiltIns(), ParserOptions.Schema);

    private readonly DocumentNode _document;
    private readonly IReadOnlyDictionary<string, ScalarCoercion> _scalars;
    private readonly List<SchemaError> _errors = [];
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveDefinition> _directives = new(StringComparer.Ordinal);
    private readonly List<NamedType> _declared = [];

    private SchemaBuilder(DocumentNode document, IReadOnlyDictionary<string, ScalarCoercion> scalars)
    {
        _document = document;
        _scalars = scalars;
    }

    /// <summary>Builds the schema; <paramref name="scalars"/> gives custom scalars their coercion, <see cref="ScalarCoercion.Any"/> where it has none.</summary>
    /// <param name="enumValues">What resolvers see for an enum's value, by type and name of the value; the name itself where null is returned.</param>
    /// <exception cref="GraphQLSchemaException">The schema breaks a rule of the specification.</exception>
    public static Schema Build(
        DocumentNode document, IReadOnlyDictionary<string, ScalarCoercion>? scalars = null, Func<string, string, object?>? enumValues = null)
    {
        var builder = new SchemaBuilder(document, scalars ?? new Dictionary<string, ScalarCoercion>());
        return builder.Build(enumValues);
    }

    private Schema Build(Func<string, string, object?>? enumValues)
    {
        SdlRules.Check(_document, BuiltIns, Report);
        ThrowIfAny();
        Declare(BuiltIns, isBuiltIn: true);
        Declare(_document, isBuiltIn: false);
        foreach (var type in _types.Values)
            Define(type, enumValues);
        var directives = Directives();
        var parts = new SchemaParts(
            Definition()?.Description?.Value,
            Root(OperationType.Query),
            Root(OperationType.Mutation),
            Root(OperationType.Subscription),
            OrderedTypes(directives),
            directives,
            MetaField("__schema: __Schema!", "Access the current type schema of this server."),
            MetaField("__type(name: String!): __Type", "Request the type information of a single type."),
            MetaField("__typename: String!", "The name of the current Object type at runtime."));
        ThrowIfAny();
        SchemaValidator.Validate(parts, Report);
        ThrowIfAny();
        return new Schema(parts);
    }

    private void Report(Node? node, string message) => _errors.Add(new SchemaError(message, node is null ? null : _document.Source.GetLocation(node.Start)));

    private void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new GraphQLSchemaException(_errors);
    }

    private void Declare(DocumentNode document, bool isBuiltIn)
    {
        foreach (var node in document.Definitions.OfType<TypeDefinitionNode>().Where(node => !node.IsExtension))
        {
            // A schema may repeat a built-in scalar for its readers; it stays the built-in one.
            if (!_types.TryGetValue(node.Name.Value, out var type))
                _types.Add(node.Name.Value, type = Create(node, isBuiltIn));
            if (!isBuiltIn)
                _declared.Add(type);
        }

        foreach (var node in document.Definitions.OfType<TypeDefinitionNode>().Where(node => node.IsExtension))
        {
            if (_types[node.Name.Value] is { IsBuiltIn: false } type)
                type.Extensions.Add(node);
        }
    }

    private static NamedType Create(TypeDefinitionNode node, bool isBuiltIn) => node switch
    {
        ScalarTypeDefinitionNode => new ScalarType(node.Name.Value, node) { IsBuiltIn = isBuiltIn },
        ObjectTypeDefinitionNode => new ObjectType(node.Name.Value, node) { IsBuiltIn = isBuiltIn },
        InterfaceTypeDefinitionNode => new InterfaceType(node.Name.Value, node) { IsBuiltIn = isBuiltIn },
        UnionTypeDefinitionNode => new UnionType(node.Name.Value, node) { IsBuiltIn = isBuiltIn },
        EnumTypeDefinitionNode => new EnumType(node.Name.Value, node) { IsBuiltIn = isBuiltIn },
        _ => new InputObjectType(node.Name.Value, node) { IsBuiltIn = isBuiltIn },
    };

    private void Define(NamedType type, Func<string, string, object?>? enumValues)
    {
        switch (type)
        {
            case ScalarType scalar:
                scalar.Coercion = (scalar.IsBuiltIn ? ScalarCoercion.BuiltIn(scalar.Name) : _scalars.GetValueOrDefault(scalar.Name)) ?? ScalarCoercion.Any;
                scalar.SpecifiedByUrl = type.Nodes.Select(node => StringArgument(node.Directives, "specifiedBy", "url")).LastOrDefault(url => url is not null);
                break;
            case FieldsType fieldsType:
                foreach (var node in type.Nodes.Cast<FieldsTypeDefinitionNode>())
                    DefineFields(fieldsType, node);
                break;
            case UnionType union:
                foreach (var member in type.Nodes.SelectMany(node => ((UnionTypeDefinitionNode)node).Types))
                    AddMember(union, member);
                break;
            case EnumType @enum:
                foreach (var value in type.Nodes.SelectMany(node => ((EnumTypeDefinitionNode)node).Values))
                    @enum.Values.Add(DefineValue(type.Name, value, enumValues));
                break;
            case InputObjectType inputObject:
                inputObject.IsOneOf = type.Nodes.Any(node => node.Directives.Any(directive => directive.Name.Value == "oneOf"));
                foreach (var field in type.Nodes.SelectMany(node => ((InputObjectTypeDefinitionNode)node).Fields))
                    inputObject.Fields.Add(DefineInput(field));
                break;
            default:
                break;
        }
    }

    private void DefineFields(FieldsType type, FieldsTypeDefinitionNode node)
    {
        foreach (var reference in node.Interfaces)
        {
            if (_types[reference.Name.Value] is not InterfaceType implemented)
                Report(reference, $"Type {type.Name} can implement interfaces only, and {reference.Name.Value} is none.");
            else if (ReferenceEquals(implemented, type))
                Report(reference, $"Type {type.Name} can't implement itself.");
            else if (type.Interfaces.Contains(implemented))
                Report(reference, $"Type {type.Name} implements {implemented.Name} more than once.");
            else
                type.Interfaces.Add(implemented);
        }

        foreach (var field in node.Fields)
            type.Fields.Add(DefineField(field));
    }

    private FieldDefinition DefineField(FieldDefinitionNode node) =>
        new(node, Resolve(node.Type), Array.ConvertAll(node.Arguments, DefineInput)) { DeprecationReason = DeprecationReason(node.Directives) };

    private InputValue DefineInput(InputValueDefinitionNode node) => new(node, Resolve(node.Type)) { DeprecationReason = DeprecationReason(node.Directives) };

    private static EnumValue DefineValue(string type, EnumValueDefinitionNode node, Func<string, string, object?>? enumValues)
    {
        var value = new EnumValue(node) { DeprecationReason = DeprecationReason(node.Directives) };
        value.InternalValue = enumValues?.Invoke(type, value.Name) ?? value.InternalValue;
        return value;
    }

    private void AddMember(UnionType union, NamedTypeNode reference)
    {
        if (_types[reference.Name.Value] is not ObjectType member)
            Report(reference, $"Union {union.Name} can have object types only, and {reference.Name.Value} is none.");
        else if (union.Members.Contains(member))
            Report(reference, $"Union {union.Name} has {member.Name} more than once.");
        else
            union.Members.Add(member);
    }

    private GraphQLType Resolve(TypeNode node) => node switch
    {
        ListTypeNode list => Resolve(list.Type).List,
        NonNullTypeNode nonNull => Resolve(nonNull.Type).NonNull,
        _ => _types[((NamedTypeNode)node).Name.Value],
    };

    private List<DirectiveDefinition> Directives()
    {
        foreach (var (document, isBuiltIn) in new[] { (_document, false), (BuiltIns, true) })
        {
            foreach (var node in document.Definitions.OfType<DirectiveDefinitionNode>())
                _directives.TryAdd(node.Name.Value, new DirectiveDefinition(node, Array.ConvertAll(node.Arguments, DefineInput)) { IsBuiltIn = isBuiltIn });
        }

        return [.. _directives.Values];
    }

    private SchemaDefinitionNode? Definition() => _document.Definitions.OfType<SchemaDefinitionNode>().FirstOrDefault(node => !node.IsExtension);

    // Section 3.3.1: without a schema definition, the types named Query, Mutation and Subscription are the root types.
    private ObjectType? Root(OperationType operation)
    {
        var named = _document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(node => node.OperationTypes).FirstOrDefault(node => node.Operation == operation);
        var type = named is not null ? _types[named.Type.Name.Value] : Definition() is null ? _types.GetValueOrDefault(operation.ToString()) : null;
        if (type is null && operation == OperationType.Query)
            Report(Definition(), "The schema has no query type; a type named Query, or schema { query: … }, gives it one.");
        else if (type is not null and not ObjectType)
            Report((Node?)named?.Type ?? type.Node, $"The {Printer.Keyword(operation)} type must be an object type, and {type.Name} is none.");
        return type as ObjectType;
    }

    private List<NamedType> OrderedTypes(List<DirectiveDefinition> directives)
    {
        var order = new TypeOrder(_declared);
        foreach (var type in _declared)
            order.Add(type);
        foreach (var argument in directives.SelectMany(directive => directive.Arguments))
            order.AddReferenced(argument.Type.Named);
        order.AddReferenced(_types["__Schema"]);
        return order.Types;
    }

    // A meta field is written as a field of a type that nobody sees.
    private FieldDefinition MetaField(string text, string description)
    {
        var document = Parser.Parse($"type T {{ \"{description}\" {text} }}");
        return DefineField(((ObjectTypeDefinitionNode)document.Definitions[0]).Fields[0]);
    }

    // A reason that is null says that nothing is deprecated, as in the reference implementation.
    private static string? DeprecationReason(DirectiveNode[] directives)
    {
        if (Array.Find(directives, directive => directive.Name.Value == "deprecated") is not { } deprecated)
            return null;
        return deprecated.Arguments is [{ Value: NullValueNode }] ? null : StringArgument(directives, "deprecated", "reason") ?? "No longer supported";
    }

    private static string? StringArgument(DirectiveNode[] directives, string directive, string argument)
    {
        var node = Array.Find(directives, candidate => candidate.Name.Value == directive);
        return (node is null ? null : Array.Find(node.Arguments, candidate => candidate.Name.Value == argument)?.Value as StringValueNode)?.Value;
    }

    private static byte[] ReadBuiltIns()
    {
        using var stream = typeof(SchemaBuilder).Assembly.GetManifestResourceStream("introspection.graphql")!;
        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }

    /// <summary>The order of introspection: a declared type where it is declared, a built-in one where a type first refers to it.</summary>
    private sealed class TypeOrder(IEnumerable<NamedType> declared)
    {
        private readonly HashSet<NamedType> _seen = [.. declared];

        public List<NamedType> Types { get; } = [];

        public void AddReferenced(NamedType type)
        {
            if (_seen.Add(type))
                Add(type);
        }

        [SuppressMessage("Style", "IDE0010", Justification = "Leaf types refer to no other.")]
        public void Add(NamedType type)
        {
            Types.Add(type);
            switch (type)
            {
                case FieldsType fieldsType:
                    foreach (var field in fieldsType.Fields)
                    {
                        AddReferenced(field.Type.Named);
                        foreach (var argument in field.Arguments)
                            AddReferenced(argument.Type.Named);
                    }

                    break;
                case InputObjectType inputObject:
                    foreach (var field in inputObject.Fields)
                        AddReferenced(field.Type.Named);
                    break;
            }
        }
    }
}
