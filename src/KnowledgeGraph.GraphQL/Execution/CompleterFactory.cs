using System.Collections;
using System.Reflection;
using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>Finds the completer for a field's type and the CLR type that its resolver gives; null where these do not fit. All reflection is here, at start-up.</summary>
internal sealed class CompleterFactory(ExecutableSchema schema)
{
    public Completer<T>? Create<T>(GraphQLType type) => (Completer<T>?)Create(type, typeof(T));

    private object? Create(GraphQLType type, Type clr)
    {
        var isNonNull = type is NonNullType;
        if (Nullable.GetUnderlyingType(clr) is { } underlying)
        {
            var inner = Create(type, underlying);
            return inner is null ? null : Activator.CreateInstance(typeof(NullableValueCompleter<>).MakeGenericType(underlying), isNonNull, inner);
        }

        return type.Nullable switch
        {
            ListType list => List(list, clr, isNonNull),
            ScalarType scalar => Scalar(scalar, clr, isNonNull),
            EnumType @enum => Enum(@enum, clr, isNonNull),
            var composite => Object(composite.Named, clr, isNonNull),
        };
    }

    private object? List(ListType type, Type clr, bool isNonNull)
    {
        if (clr == typeof(object))
            return Create<object?>(type.OfType) is { } untyped ? new UntypedListCompleter(untyped, isNonNull) : null;
        if (clr == typeof(string) || clr.GetInterfaces().Append(clr).FirstOrDefault(IsEnumerable) is not { } enumerable)
            return null;
        var item = enumerable.GetGenericArguments()[0];
        var inner = Create(type.OfType, item);
        return inner is null ? null : Activator.CreateInstance(typeof(ListCompleter<,>).MakeGenericType(clr, item), inner, isNonNull);
    }

    private static bool IsEnumerable(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    private static object? Scalar(ScalarType type, Type clr, bool isNonNull)
    {
        if (!type.IsBuiltIn)
            return Leaf(type, clr, isNonNull);
        return (type.Name, clr) switch
        {
            ("String" or "ID", _) when clr == typeof(string) => new StringCompleter(isNonNull),
            ("Int", _) when clr == typeof(int) => new IntCompleter(),
            ("Boolean", _) when clr == typeof(bool) => new BooleanCompleter(),
            ("Float", _) when clr == typeof(double) => new DoubleCompleter(),
            (var name, _) when clr == typeof(object) || Fitting(name).Contains(clr) => Leaf(type, clr, isNonNull),
            _ => null,
        };
    }

    private static Type[] Fitting(string scalar) => scalar switch
    {
        "Int" => [typeof(short), typeof(ushort), typeof(byte), typeof(sbyte), typeof(uint), typeof(long)],
        "Float" => [typeof(float), typeof(decimal), typeof(int), typeof(long), typeof(short)],
        "ID" => [typeof(int), typeof(long), typeof(Guid)],
        _ => [],
    };

    private static object? Enum(EnumType type, Type clr, bool isNonNull)
    {
        if (clr == typeof(string) || clr == typeof(object))
            return Leaf(type, clr, isNonNull);
        if (!clr.IsEnum || !type.Values.TrueForAll(value => clr.IsInstanceOfType(value.InternalValue)))
            return null;
        var create = typeof(CompleterFactory).GetMethod(nameof(BoundEnum), BindingFlags.NonPublic | BindingFlags.Static)!;
        return create.MakeGenericMethod(clr).Invoke(null, [type]);
    }

    private static EnumCompleter<T> BoundEnum<T>(EnumType type)
        where T : struct, Enum => new(type, type.Values.ToDictionary(value => (T)value.InternalValue, value => value.Name));

    private static object? Leaf(NamedType type, Type clr, bool isNonNull) =>
        Activator.CreateInstance(typeof(LeafCompleter<>).MakeGenericType(clr), type, isNonNull);

    private object? Object(NamedType type, Type clr, bool isNonNull)
    {
        if (clr.IsValueType || (clr != typeof(string) && typeof(IEnumerable).IsAssignableFrom(clr)))
            return null;
        return schema.CanBe(type, clr)
            ? Activator.CreateInstance(typeof(ObjectCompleter<>).MakeGenericType(clr), type, schema.TypeResolver(type), isNonNull)
            : null;
    }
}
