using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>Coerced values as the CLR types that a resolver asks for: a list of items as an array or <see cref="IReadOnlyList{T}"/>.</summary>
internal static class InputConversion
{
    private static readonly ConcurrentDictionary<Type, Func<object?[], object>?> ListConversions = new();

    /// <summary>The value as <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidCastException">It is of another type.</exception>
    public static T To<T>(object value)
    {
        if (value is T fits)
            return fits;
        if (value is object?[] items && ListConversions.GetOrAdd(typeof(T), ListConversion) is { } convert)
            return (T)convert(items);
        throw new InvalidCastException($"The value is a {value.GetType().Name}, not a {typeof(T).Name}.");
    }

    // Found once for each type that resolvers ask for.
    private static Func<object?[], object>? ListConversion(Type type)
    {
        var item = type.IsArray ? type.GetElementType() : type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : null;
        if (item is null || !type.IsAssignableFrom(item.MakeArrayType()))
            return null;
        var convert = typeof(InputConversion).GetMethod(nameof(ToArray), BindingFlags.NonPublic | BindingFlags.Static)!;
        return convert.MakeGenericMethod(item).CreateDelegate<Func<object?[], object>>();
    }

    [SuppressMessage("Performance", "CA1859", Justification = "The return type is that of the delegate.")]
    private static object ToArray<T>(object?[] items)
    {
        var result = new T[items.Length];
        for (var i = 0; i < items.Length; i++)
            result[i] = items[i] is null ? default! : To<T>(items[i]!);
        return result;
    }
}
