using System.Collections.Concurrent;
using KnowledgeGraph.GraphQL.Introspection;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>A schema whose fields all have resolvers.</summary>
internal sealed class ExecutableSchema
{
    private readonly Dictionary<(ObjectType Type, FieldDefinition Field), FieldResolver> _resolvers = [];
    private readonly Bindings _bindings;
    private readonly List<SchemaError> _errors = [];
    private readonly Func<FieldDefinition, Language.SourceLocation?> _place;

    /// <summary>Binds; all that is unbound, unknown or does not fit is told at once.</summary>
    /// <exception cref="GraphQLSchemaException">Something is.</exception>
    public ExecutableSchema(Schema schema, Bindings bindings, Func<FieldDefinition, Language.SourceLocation?> place, Action<ICollection<SchemaError>> check)
    {
        Schema = schema;
        _bindings = bindings;
        _place = place;
        check(_errors);
        var factory = new CompleterFactory(this);
        foreach (var type in schema.Types.OfType<ObjectType>().Where(type => !type.IsIntrospection))
            Bind(type, factory);
        foreach (var binding in IntrospectionResolvers.Bindings(schema))
            BindIntrospection((ObjectType)schema.Type(binding.Key)!, binding.Value, factory);
        BindMetaFields(factory);
        if (_errors.Count > 0)
            throw new GraphQLSchemaException(_errors);
    }

    public Schema Schema { get; }

    public FieldResolver Resolver(ObjectType type, FieldDefinition field) => _resolvers[(type, field)];

    /// <summary>ResolveAbstractType, section 6.4.3: the object type of a value of this type.</summary>
    public Func<object, ObjectType?> TypeResolver(NamedType type)
    {
        if (type is ObjectType known)
            return _ => known;
        var possible = Schema.PossibleTypes(type);
        if (_bindings.TypeNames(type) is { } resolve)
            return value => resolve(value) is { } name ? possible.FirstOrDefault(candidate => candidate.Name == name) : null;
        var byClrType = new ConcurrentDictionary<Type, ObjectType?>();
        return value => byClrType.GetOrAdd(
            value.GetType(), clr => possible.FirstOrDefault(candidate => _bindings.ClrType(candidate) is { } bound && bound.IsAssignableFrom(clr)));
    }

    /// <summary>Whether a value of a CLR type can be of a composite type, as far as the bindings tell.</summary>
    public bool CanBe(NamedType type, Type clr) =>
        type.IsIntrospection || Schema.PossibleTypes(type).Any(candidate =>
            _bindings.ClrType(candidate) is not { } bound || bound.IsAssignableFrom(clr) || clr.IsAssignableFrom(bound));

    private void Bind(ObjectType type, CompleterFactory factory)
    {
        foreach (var field in type.Fields)
        {
            if (_bindings.Field(type, field.Name) is not { } binding)
                Report($"Field {type.Name}.{field.Name} is not bound to a resolver.", field);
            else if (binding.Create(factory, field.Type) is { } resolver)
                Add(type, field, resolver);
            else
                Report($"Field {type.Name}.{field.Name} is {field.Type}, and its resolver gives {Describe(binding.ValueType)}, which does not fit.", field);
        }
    }

    private void Add(ObjectType type, FieldDefinition field, FieldResolver resolver)
    {
        if (ReferenceEquals(type, Schema.Subscription) != resolver is ISourceStream)
            Report($"Field {type.Name}.{field.Name} must {(resolver is ISourceStream ? "not " : "")}be bound to a stream.", field);
        else
            _resolvers.Add((type, field), resolver);
    }

    private void BindIntrospection(ObjectType type, Dictionary<string, FieldBinding> bindings, CompleterFactory factory)
    {
        foreach (var field in type.Fields)
            _resolvers.Add((type, field), bindings[field.Name].Create(factory, field.Type)!);
    }

    private void BindMetaFields(CompleterFactory factory)
    {
        foreach (var type in Schema.Types.OfType<ObjectType>())
            _resolvers.Add((type, Schema.TypeNameField), new TypeNameResolver(type));
        _resolvers.Add((Schema.Query, Schema.SchemaField), new PureResolver<object?, Schema>(_ => Schema, factory.Create<Schema>(Schema.SchemaField.Type)!));
        _resolvers.Add(
            (Schema.Query, Schema.TypeField),
            new SyncResolver<object?, GraphQLType?>((_, context) => Schema.Type(context.Argument<string>("name")!), factory.Create<GraphQLType?>(Schema.TypeField.Type)!));
    }

    private void Report(string message, FieldDefinition field) => _errors.Add(new SchemaError(message, _place(field)));

    private static string Describe(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Describe))}>"
        : type.Name;
}
