using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>A coerced input object: the fields that were given or have defaults, in the order of the type. A field that is absent is not the same as one that is null.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "Named after the specification's input object.")]
public sealed class InputObject : IReadOnlyDictionary<string, object?>
{
    private readonly List<KeyValuePair<string, object?>> _fields = [];

    /// <inheritdoc/>
    public int Count => _fields.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _fields.Select(pair => pair.Key);

    /// <inheritdoc/>
    public IEnumerable<object?> Values => _fields.Select(pair => pair.Value);

    /// <inheritdoc/>
    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The input object has no field \"{key}\".");

    /// <summary>The field as <typeparamref name="T"/>; <paramref name="absent"/> where it was not given or is null.</summary>
    /// <exception cref="InvalidCastException">The field holds another type.</exception>
    public T? Get<T>(string name, T? absent = default) => TryGetValue(name, out var value) && value is not null ? InputConversion.To<T>(value) : absent;

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out object? value)
    {
        foreach (var field in _fields)
        {
            if (field.Key == key)
            {
                value = field.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(string name, object? value) => _fields.Add(new KeyValuePair<string, object?>(name, value));
}
