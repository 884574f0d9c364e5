namespace KnowledgeGraph.Model.Ontology;

/// <summary>The kinds and relations of the graph, loaded from <c>graph-schema/ontology/*.yaml</c> and checked.</summary>
public sealed class OntologyModel
{
    private static readonly Lazy<OntologyModel> LazyEmbedded = new(LoadEmbedded);

    private readonly int[,] allowed = new int[Enum.GetValues<RelationType>().Length, Enum.GetValues<EntityKind>().Length];

    internal OntologyModel(IReadOnlyList<KindDefinition> kinds, IReadOnlyList<RelationDefinition> relations)
    {
        (Kinds, Relations) = (kinds, relations);
        foreach (var relation in relations)
        {
            foreach (var from in relation.From)
            {
                foreach (var to in relation.To)
                {
                    allowed[(int)relation.Type, (int)from] |= 1 << (int)to;
                }
            }
        }
    }

    /// <summary>The ontology that this assembly carries.</summary>
    public static OntologyModel Embedded => LazyEmbedded.Value;

    /// <summary>Abstract kinds first, by name, then the eight kinds in the order of <see cref="EntityKind"/>.</summary>
    public IReadOnlyList<KindDefinition> Kinds { get; }

    /// <summary>The nine relations in the order of <see cref="RelationType"/>.</summary>
    public IReadOnlyList<RelationDefinition> Relations { get; }

    /// <summary>The definition of a kind.</summary>
    public KindDefinition this[EntityKind kind] => Kinds[Kinds.Count - Enum.GetValues<EntityKind>().Length + (int)kind];

    /// <summary>The definition of a relation.</summary>
    public RelationDefinition this[RelationType type] => Relations[(int)type];

    /// <summary>True if a relation of <paramref name="type"/> may lead from the one kind to the other.</summary>
    public bool Allows(RelationType type, EntityKind from, EntityKind to) => (allowed[(int)type, (int)from] & (1 << (int)to)) != 0;

    /// <summary>Loads the files <c>*.yaml</c> of a folder.</summary>
    /// <exception cref="OntologyException">Some of them are wrong: unknown keys, parents, types or kinds, duplicates, missing labels or files. The message lists all errors.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static OntologyModel Load(string folder) => OntologyReader.Read(
        Directory.GetFiles(folder, "*.yaml").Select(file => (Path.GetFileName(file), File.ReadAllText(file))));

    private static OntologyModel LoadEmbedded()
    {
        var assembly = typeof(OntologyModel).Assembly;
        const string prefix = "ontology/";
        return OntologyReader.Read(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return (name[prefix.Length..], reader.ReadToEnd());
            }));
    }
}
