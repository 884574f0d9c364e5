using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KnowledgeGraph.Model.Ontology;

/// <summary>Reads the ontology's files one by one, then checks what they say of each other.</summary>
internal sealed class OntologyReader
{
    private static readonly string[] ValueTypes = ["string", "integer", "number", "boolean", "date", "level"];

    private readonly OntologyErrors errors = new();
    private readonly Dictionary<string, OntologyNode> kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OntologyNode> relations = new(StringComparer.Ordinal);

    /// <summary>Reads files given as name and text.</summary>
    /// <exception cref="OntologyException">Some of them are wrong.</exception>
    public static OntologyModel Read(IEnumerable<(string Name, string Text)> files)
    {
        var reader = new OntologyReader();
        foreach (var (name, text) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            reader.ReadFile(name, text);
        }
        reader.CheckComplete();
        reader.CheckParents();
        reader.errors.ThrowIfAny();
        var model = reader.Build();
        reader.errors.ThrowIfAny();
        return model;
    }

    private void ReadFile(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count != 1 || stream.Documents[0].RootNode is not YamlMappingNode root)
            {
                errors.Add(file, 1, "not one mapping of keys to values");
                return;
            }
            Register(new(file, root, errors));
        }
        catch (YamlException exception)
        {
            errors.Add(file, exception.Start.Line, exception.InnerException?.Message ?? exception.Message);
        }
    }

    private void Register(OntologyNode node)
    {
        var isKind = node.Has("kind");
        var key = isKind ? "kind" : "relation";
        node.Allow(isKind
            ? ["kind", "label", "description", "parent", "abstract", "properties"]
            : ["relation", "label", "reverse", "description", "from", "to", "symmetric", "properties"]);
        if (node.Text(key) is not { } name)
        {
            errors.Add(node.File, 1, "neither 'kind' nor 'relation'");
            return;
        }
        var known = isKind ? kinds : relations;
        if (known.TryGetValue(name, out var other))
        {
            errors.Add(node.File, node.LineOf(key), $"{key} '{name}' is defined in {other.File} too");
            return;
        }
        if (node.File != name + ".yaml")
        {
            errors.Add(node.File, node.LineOf(key), $"{key} '{name}' belongs in {name}.yaml");
        }
        var isKnown = isKind ? node.Flag("abstract") || Enum.TryParse<EntityKind>(name, out _) : Names.TryParse(name, out RelationType _);
        if (!isKnown)
        {
            errors.Add(node.File, node.LineOf(key), isKind ? $"'{name}' is none of the eight kinds and not abstract" : $"'{name}' is none of the nine relations");
        }
        known.Add(name, node);
    }

    private void CheckComplete()
    {
        foreach (var kind in Enum.GetNames<EntityKind>().Where(kind => !kinds.ContainsKey(kind)))
        {
            errors.Add(kind + ".yaml", 1, "the file is missing or does not define its kind");
        }
        foreach (var relation in Enum.GetValues<RelationType>().Select(Names.Of).Where(relation => !relations.ContainsKey(relation)))
        {
            errors.Add(relation + ".yaml", 1, "the file is missing or does not define its relation");
        }
    }

    private void CheckParents()
    {
        foreach (var (name, node) in kinds)
        {
            if (node.Text("parent") is not { } parent)
            {
                continue;
            }
            if (!kinds.ContainsKey(parent))
            {
                errors.Add(node.File, node.LineOf("parent"), $"unknown parent '{parent}'");
            }
            else if (Lineage(name).Count() > kinds.Count)
            {
                errors.Add(node.File, node.LineOf("parent"), $"'{name}' is its own ancestor");
            }
        }
    }

    /// <summary>The kind and all above it; cut short one step after a cycle shows.</summary>
    private IEnumerable<string> Lineage(string kind)
    {
        var name = kind;
        for (var steps = 0; steps <= kinds.Count && name is not null && kinds.TryGetValue(name, out var node); steps++)
        {
            yield return name;
            name = node.Text("parent");
        }
    }

    private OntologyModel Build()
    {
        var definitions = kinds.Keys.Order(StringComparer.Ordinal).Select(Kind).ToList();
        return new(
            [.. definitions.Where(kind => kind.Kind is null), .. definitions.Where(kind => kind.Kind is not null).OrderBy(kind => kind.Kind)],
            [.. relations.Select(pair => Relation(pair.Key, pair.Value)).OrderBy(relation => relation.Type)]);
    }

    private KindDefinition Kind(string name)
    {
        var node = kinds[name];
        var properties = new List<PropertyDefinition>();
        foreach (var ancestor in Lineage(name).Reverse())
        {
            var own = ancestor == name;
            foreach (var property in Properties(kinds[ancestor], report: own))
            {
                if (own && properties.Exists(inherited => inherited.Name == property.Name))
                {
                    errors.Add(node.File, node.LineOf("properties"), $"property '{property.Name}' is inherited already");
                }
                properties.Add(property);
            }
        }
        return new()
        {
            Name = name,
            Kind = node.Flag("abstract") ? null : Enum.Parse<EntityKind>(name),
            Label = node.Label("label"),
            Description = node.Required("description"),
            Parent = node.Text("parent"),
            Properties = properties,
        };
    }

    private RelationDefinition Relation(string name, OntologyNode node)
    {
        _ = Names.TryParse(name, out RelationType type);
        return new()
        {
            Type = type,
            Label = node.Label("label"),
            Reverse = node.Label("reverse"),
            Description = node.Required("description"),
            From = Ends(node, "from"),
            To = Ends(node, "to"),
            Symmetric = node.Flag("symmetric"),
            Properties = [.. Properties(node, report: true)],
        };
    }

    private List<EntityKind> Ends(OntologyNode node, string key)
    {
        var ends = new SortedSet<EntityKind>();
        foreach (var (name, line) in node.List(key))
        {
            if (!kinds.ContainsKey(name))
            {
                errors.Add(node.File, line, $"unknown kind '{name}' in '{key}'");
                continue;
            }
            var added = 0;
            foreach (var kind in Enum.GetValues<EntityKind>().Where(kind => Lineage(kind.ToString()).Contains(name)))
            {
                added += ends.Add(kind) ? 1 : 0;
            }
            if (added == 0)
            {
                errors.Add(node.File, line, $"'{name}' stands in '{key}' twice");
            }
        }
        return [.. ends];
    }

    private IEnumerable<PropertyDefinition> Properties(OntologyNode node, bool report)
    {
        var sink = report ? errors : new OntologyErrors();
        foreach (var (name, property) in node.Mappings("properties", sink))
        {
            property.Allow(["type", "many", "label", "description"]);
            var type = property.Required("type");
            if (type.Length > 0 && !ValueTypes.Contains(type) && !kinds.ContainsKey(type))
            {
                sink.Add(node.File, property.LineOf("type"), $"property '{name}': unknown type '{type}'; known: {string.Join(", ", ValueTypes)}, or a kind");
            }
            yield return new(name, type, property.Flag("many"), property.Label("label"), property.Required("description"));
        }
    }
}
