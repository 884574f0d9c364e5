using KnowledgeGraph.GraphQL.Types;

namespace KnowledgeGraph.GraphQL.Execution;

/// <summary>What was bound, by name of the type.</summary>
internal sealed class Bindings
{
    private readonly Dictionary<string, (Type ClrType, Dictionary<string, FieldBinding> Fields)> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<object, string?>> _typeNames = new(StringComparer.Ordinal);

    public void AddType(string name, Type clrType, Dictionary<string, FieldBinding> fields) => _types.Add(name, (clrType, fields));

    public void AddTypeNames(string name, Func<object, string?> resolve) => _typeNames.Add(name, resolve);

    public bool HasType(string name) => _types.ContainsKey(name) || _typeNames.ContainsKey(name);

    public IEnumerable<(string Type, string Field)> BoundFields => _types.SelectMany(type => type.Value.Fields.Keys.Select(name => (type.Key, name)));

    public IEnumerable<string> BoundTypes => _types.Keys.Union(_typeNames.Keys);

    public Type? ClrType(NamedType type) => _types.TryGetValue(type.Name, out var bound) ? bound.ClrType : null;

    public Func<object, string?>? TypeNames(NamedType type) => _typeNames.GetValueOrDefault(type.Name);

    /// <summary>The field's own binding, else that of an interface that the type implements, in the order of the SDL.</summary>
    public FieldBinding? Field(ObjectType type, string field)
    {
        foreach (var owner in type.Interfaces.Prepend<NamedType>(type))
        {
            if (_types.TryGetValue(owner.Name, out var bound) && bound.Fields.TryGetValue(field, out var binding))
                return binding;
        }

        return null;
    }
}
