using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Host;

/// <summary>
/// An engine over any SDL with mock data: Int 1, Float 1.5, String "s", Boolean true, ID "id", an enum's first value, any other scalar "x", lists of two,
/// an abstract type is its first possible type; a subscription sends two equal events.
/// </summary>
internal static class MockEngine
{
    /// <summary>Limits that leave room for outside checks.</summary>
    public static GraphQLOptions Options { get; } = new()
    {
        Parser = new ParserOptions { MaxTokens = 20_000 },
        MaxDepth = 50,
        MaxFields = 10_000,
        MaxAliases = 10_000,
        MaxDirectives = 10_000,
        MaxCost = long.MaxValue,
    };

    public static GraphQLEngine Build(byte[] sdl, GraphQLOptions? options = null)
    {
        var schema = SchemaBuilder.Build(Parser.Parse(sdl, ParserOptions.Schema));
        var builder = new GraphQLEngineBuilder(sdl);
        foreach (var type in schema.Types.Where(type => !type.IsBuiltIn))
            Bind(builder, schema, type);
        return builder.Build(options ?? Options);
    }

    private static void Bind(GraphQLEngineBuilder builder, Schema schema, NamedType type)
    {
        switch (type)
        {
            case ScalarType:
                builder.Scalar(type.Name, ScalarCoercion.Any);
                break;
            case ObjectType when ReferenceEquals(type, schema.Subscription):
                builder.Subscription(binder => BindStreams(binder, (ObjectType)type));
                break;
            case ObjectType objectType:
                builder.Object<object>(type.Name, binder => BindFields(binder, objectType));
                break;
            case InterfaceType or UnionType:
                builder.Union<object>(type.Name, _ => schema.PossibleTypes(type)[0].Name);
                break;
            default:
                break;
        }
    }

    private static void BindFields(FieldBinder<object> binder, ObjectType type)
    {
        foreach (var field in type.Fields)
        {
            var value = Value(field.Type);
            binder.Field(field.Name, _ => value);
        }
    }

    private static void BindStreams(RootBinder binder, ObjectType type)
    {
        foreach (var field in type.Fields)
        {
            var value = Value(field.Type);
            binder.Stream(field.Name, _ => new[] { value, value }.ToAsyncEnumerable());
        }
    }

    private static object Value(GraphQLType type) => type.Nullable switch
    {
        ListType list => new[] { Value(list.OfType), Value(list.OfType) },
        EnumType @enum => @enum.Values[0].Name,
        ScalarType scalar => scalar.Name switch
        {
            "Int" => 1,
            "Float" => 1.5,
            "String" => "s",
            "Boolean" => true,
            "ID" => "id",
            _ => "x",
        },
        _ => type,
    };
}
