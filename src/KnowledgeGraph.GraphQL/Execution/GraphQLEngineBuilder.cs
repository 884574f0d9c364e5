using System.Text;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>
/// Binds resolvers to a schema, by name. The SDL is the contract: <see cref="Build"/> tells everything in it that is unbound, and everything bound that it does not have or that does not fit.
/// </summary>
public sealed class GraphQLEngineBuilder
{
    private readonly DocumentNode _document;
    private readonly Bindings _bindings = new();
    private readonly Dictionary<string, ScalarCoercion> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _enums = new(StringComparer.Ordinal);
    private readonly List<SchemaError> _errors = [];

    /// <summary>Begins with a schema in the schema definition language, UTF-8.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL document.</exception>
    public GraphQLEngineBuilder(ReadOnlyMemory<byte> sdl) => _document = Parser.Parse(sdl, ParserOptions.Schema);

    /// <summary>Begins with a schema in the schema definition language.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL document.</exception>
    public GraphQLEngineBuilder(string sdl)
        : this(Encoding.UTF8.GetBytes(sdl))
    {
    }

    /// <summary>Says how a custom scalar's values come in and go out.</summary>
    /// <param name="name">The scalar.</param>
    /// <param name="parse">From a number, string, boolean or structure (see <see cref="ScalarCoercion"/>) to what resolvers see; null or a <see cref="FormatException"/> where it does not fit.</param>
    /// <param name="serialize">From a resolver's value to a number, string, boolean, list or dictionary; null where it does not fit.</param>
    public GraphQLEngineBuilder Scalar<T>(string name, Func<object, T?> parse, Func<T, object?> serialize)
        where T : notnull => Scalar(name, new ScalarCoercion(value => parse(value), value => value is T typed ? serialize(typed) : null));

    /// <summary>Says how a custom scalar's values come in and go out.</summary>
    public GraphQLEngineBuilder Scalar(string name, ScalarCoercion coercion)
    {
        if (!_scalars.TryAdd(name, coercion))
            Report($"Scalar {name} is bound more than once.");
        return this;
    }

    /// <summary>
    /// Binds an enum to a CLR enum, whose members have the same names without regard to case and underscores: <c>PART_OF</c> is <c>PartOf</c>. An enum that is not bound is seen as strings.
    /// </summary>
    public GraphQLEngineBuilder Enum<T>(string name)
        where T : struct, Enum
    {
        if (!_enums.TryAdd(name, typeof(T)))
            Report($"Enum {name} is bound more than once.");
        return this;
    }

    /// <summary>Binds the fields of an object type whose resolvers work on <typeparamref name="T"/>.</summary>
    public GraphQLEngineBuilder Object<T>(string name, Action<FieldBinder<T>> bind) => Type(name, bind, null);

    /// <summary>
    /// Binds fields of an interface: objects that implement it take them over where they do not bind their own. <paramref name="typeName"/> names the object type of a value;
    /// without it the CLR type that an object type is bound to decides.
    /// </summary>
    public GraphQLEngineBuilder Interface<T>(string name, Action<FieldBinder<T>>? bind = null, Func<T, string?>? typeName = null) =>
        Type(name, bind ?? (_ => { }), typeName);

    /// <summary>Names the object type of a union's value. Without it the CLR type that an object type is bound to decides.</summary>
    public GraphQLEngineBuilder Union<T>(string name, Func<T, string?> typeName)
    {
        if (_bindings.HasType(name))
            Report($"Type {name} is bound more than once.");
        else
            _bindings.AddTypeNames(name, value => typeName((T)value));
        return this;
    }

    /// <summary>Binds the fields of the query type.</summary>
    public GraphQLEngineBuilder Query(Action<RootBinder> bind) => Root(OperationType.Query, bind);

    /// <summary>Binds the fields of the mutation type.</summary>
    public GraphQLEngineBuilder Mutation(Action<RootBinder> bind) => Root(OperationType.Mutation, bind);

    /// <summary>Binds the fields of the subscription type.</summary>
    public GraphQLEngineBuilder Subscription(Action<RootBinder> bind) => Root(OperationType.Subscription, bind);

    /// <summary>Makes the engine.</summary>
    /// <exception cref="GraphQLSchemaException">The schema is not valid, or the bindings do not fit it; all that is wrong is told at once.</exception>
    public GraphQLEngine Build(GraphQLOptions? options = null)
    {
        var schema = SchemaBuilder.Build(_document, _scalars, InternalValue);
        return new GraphQLEngine(
            new ExecutableSchema(schema, _bindings, field => _document.Source.GetLocation(field.Node.Start), errors => Check(schema, errors)),
            options ?? new GraphQLOptions());
    }

    private GraphQLEngineBuilder Type<T>(string name, Action<FieldBinder<T>> bind, Func<T, string?>? typeName)
    {
        if (_bindings.HasType(name))
        {
            Report($"Type {name} is bound more than once.");
            return this;
        }

        var binder = new FieldBinder<T>();
        bind(binder);
        binder.Repeated.ForEach(field => Report($"Field {name}.{field} is bound more than once."));
        _bindings.AddType(name, typeof(T), binder.Fields);
        if (typeName is not null)
            _bindings.AddTypeNames(name, value => typeName((T)value));
        return this;
    }

    private GraphQLEngineBuilder Root(OperationType operation, Action<RootBinder> bind)
    {
        var named = _document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(node => node.OperationTypes).FirstOrDefault(node => node.Operation == operation);
        var binder = new RootBinder();
        bind(binder);
        var name = named?.Type.Name.Value ?? operation.ToString();
        binder.Fields.Repeated.ForEach(field => Report($"Field {name}.{field} is bound more than once."));
        if (_bindings.HasType(name))
            Report($"Type {name} is bound more than once.");
        else
            _bindings.AddType(name, typeof(object), binder.Fields.Fields);
        return this;
    }

    private void Report(string message) => _errors.Add(new SchemaError(message, null));

    /// <summary>What a resolver sees for an enum's value: the member of the bound CLR enum, null where none has its name.</summary>
    private object? InternalValue(string type, string value) =>
        _enums.TryGetValue(type, out var clr) && System.Enum.TryParse(clr, value.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var member) ? member : null;

    private void Check(Schema schema, ICollection<SchemaError> errors)
    {
        _errors.ForEach(errors.Add);
        foreach (var scalar in schema.Types.OfType<ScalarType>().Where(scalar => !scalar.IsBuiltIn && !_scalars.ContainsKey(scalar.Name)))
            errors.Add(new SchemaError($"Scalar {scalar.Name} is not bound.", Place(scalar.Node)));
        foreach (var name in _scalars.Keys.Where(name => schema.Type(name) is not ScalarType { IsBuiltIn: false }))
            errors.Add(new SchemaError($"Scalar {name} is bound, and the schema does not have it.", null));
        foreach (var name in _enums.Keys)
            CheckEnum(schema, name, errors);
        foreach (var name in _bindings.BoundTypes.Where(name => schema.Type(name) is not (FieldsType or UnionType)))
            errors.Add(new SchemaError($"Type {name} is bound, and the schema does not have it.", null));
        foreach (var (type, field) in _bindings.BoundFields.Where(bound => schema.Type(bound.Type) is FieldsType owner && owner.Field(bound.Field) is null))
            errors.Add(new SchemaError($"Field {type}.{field} is bound, and the schema does not have it.", null));
        foreach (var type in schema.Types.Where(type => type is InterfaceType or UnionType && _bindings.TypeNames(type) is null))
            CheckTypeResolution(schema, type, errors);
    }

    private void CheckEnum(Schema schema, string name, ICollection<SchemaError> errors)
    {
        if (schema.Type(name) is not EnumType type)
        {
            errors.Add(new SchemaError($"Enum {name} is bound, and the schema does not have it.", null));
            return;
        }

        foreach (var value in type.Values.Where(value => !_enums[name].IsInstanceOfType(value.InternalValue)))
            errors.Add(new SchemaError($"Enum value {name}.{value.Name} has no member in {_enums[name].Name}.", Place(value.Node)));
    }

    private void CheckTypeResolution(Schema schema, NamedType type, ICollection<SchemaError> errors)
    {
        var ambiguous = schema.PossibleTypes(type).GroupBy(_bindings.ClrType).FirstOrDefault(group => group.Key is not null && group.Count() > 1);
        if (ambiguous is not null)
        {
            errors.Add(new SchemaError(
                $"Type {type.Name} does not say which type a {ambiguous.Key!.Name} is: {string.Join(", ", ambiguous.Select(candidate => candidate.Name))}.", Place(type.Node)));
        }
    }

    private SourceLocation Place(Node node) => _document.Source.GetLocation(node.Start);
}
