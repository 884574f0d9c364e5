using YamlDotNet.RepresentationModel;

namespace KnowledgeGraph.Model.Ontology;

/// <summary>A mapping of a YAML file, which reports what is missing or wrong in it with its line.</summary>
internal sealed class OntologyNode(string file, YamlMappingNode mapping, OntologyErrors errors)
{
    public string File => file;

    public bool Has(string key) => mapping.Children.ContainsKey(key);

    /// <summary>The line of a key, or of the mapping where the key is missing.</summary>
    public long LineOf(string key) => (mapping.Children.Keys.FirstOrDefault(node => node is YamlScalarNode scalar && scalar.Value == key) ?? mapping).Start.Line;

    /// <summary>Reports keys that are not among <paramref name="known"/>.</summary>
    public void Allow(string[] known)
    {
        foreach (var key in mapping.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                errors.Add(file, key.Start.Line, $"unknown key '{key}'; known: {string.Join(", ", known)}");
            }
        }
    }

    /// <summary>A scalar that is not empty, or null where there is none.</summary>
    public string? Text(string key) => mapping.Children.TryGetValue(key, out var node) && node is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    /// <summary>A scalar; reported and empty where there is none.</summary>
    public string Required(string key)
    {
        if (Text(key) is { } text)
        {
            return text;
        }
        errors.Add(file, LineOf(key), $"'{key}' is missing or empty");
        return "";
    }

    /// <summary>A truth value; false where there is none, reported where it is neither <c>true</c> nor <c>false</c>.</summary>
    public bool Flag(string key)
    {
        if (Has(key) && Text(key) is not ("true" or "false"))
        {
            errors.Add(file, LineOf(key), $"'{key}' is neither true nor false");
        }
        return Text(key) == "true";
    }

    /// <summary>A label in both languages; reported where one is missing.</summary>
    public Label Label(string key)
    {
        if (!mapping.Children.TryGetValue(key, out var node) || node is not YamlMappingNode label)
        {
            errors.Add(file, LineOf(key), $"'{key}' with zh and en is missing");
            return new("", "");
        }
        var child = new OntologyNode(file, label, errors);
        child.Allow(["zh", "en"]);
        return new(child.Required("zh"), child.Required("en"));
    }

    /// <summary>A list of scalars with their lines; reported where it is missing or empty.</summary>
    public IEnumerable<(string Text, long Line)> List(string key)
    {
        if (!mapping.Children.TryGetValue(key, out var node) || node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            errors.Add(file, LineOf(key), $"'{key}' is no list of kinds");
            return [];
        }
        return list.Children.Select(item => (item.ToString(), item.Start.Line));
    }

    /// <summary>The mappings below a key, by name; none where the key is missing.</summary>
    public IEnumerable<(string Name, OntologyNode Node)> Mappings(string key, OntologyErrors sink)
    {
        if (!mapping.Children.TryGetValue(key, out var node))
        {
            yield break;
        }
        if (node is not YamlMappingNode children)
        {
            sink.Add(file, LineOf(key), $"'{key}' is no mapping");
            yield break;
        }
        foreach (var (name, child) in children.Children)
        {
            if (child is YamlMappingNode inner)
            {
                yield return (name.ToString(), new(file, inner, sink));
            }
            else
            {
                sink.Add(file, name.Start.Line, $"'{name}' is no mapping");
            }
        }
    }
}
