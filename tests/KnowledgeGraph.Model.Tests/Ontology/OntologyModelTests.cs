using KnowledgeGraph.Model.Ontology;

namespace KnowledgeGraph.Model.Tests.Ontology;

public sealed class OntologyModelTests : IDisposable
{
    private static readonly OntologyModel Embedded = OntologyModel.Embedded;

    private readonly string folder = Directory.CreateTempSubdirectory("ontology").FullName;

    public OntologyModelTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryRoot(), "graph-schema", "ontology"), "*.yaml"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void All_kinds_and_relations_are_defined_in_order()
    {
        Assert.Equal(["Body", "Entity", "Place", "Agency", "Organization", "Programme", "Project", "Facility", "Event", "Person"], Embedded.Kinds.Select(k => k.Name));
        Assert.Equal(Enum.GetValues<RelationType>(), Embedded.Relations.Select(r => r.Type));
        Assert.Equal("地点", Embedded[EntityKind.Place].Label.Chinese);
        Assert.Equal("由其牵头", Embedded[RelationType.LedBy].Label.Chinese);
        Assert.Equal("leads", Embedded[RelationType.LedBy].Reverse.English);
    }

    [Fact]
    public void Properties_are_inherited_first() => Assert.Equal(
        ["name", "aliases", "firstReported", "lastReported", "articleCount", "level", "canonical", "code", "divisionCode", "parent"],
        Embedded[EntityKind.Place].Properties.Select(p => p.Name));

    [Theory]
    [InlineData(RelationType.PartOf, EntityKind.Place, EntityKind.Place, true)]
    [InlineData(RelationType.PartOf, EntityKind.Organization, EntityKind.Agency, true)]
    [InlineData(RelationType.PartOf, EntityKind.Person, EntityKind.Agency, false)]
    [InlineData(RelationType.LocatedIn, EntityKind.Event, EntityKind.Place, true)]
    [InlineData(RelationType.LocatedIn, EntityKind.Programme, EntityKind.Place, false)]
    [InlineData(RelationType.ImplementedIn, EntityKind.Programme, EntityKind.Place, true)]
    [InlineData(RelationType.ImplementedIn, EntityKind.Programme, EntityKind.Agency, false)]
    [InlineData(RelationType.HoldsPost, EntityKind.Person, EntityKind.Place, true)]
    [InlineData(RelationType.HoldsPost, EntityKind.Agency, EntityKind.Person, false)]
    [InlineData(RelationType.InstanceOf, EntityKind.Facility, EntityKind.Programme, true)]
    [InlineData(RelationType.PartnersWith, EntityKind.Agency, EntityKind.Organization, true)]
    public void Ends_are_allowed_as_the_guide_says(RelationType type, EntityKind from, EntityKind to, bool allowed) =>
        Assert.Equal(allowed, Embedded.Allows(type, from, to));

    [Fact]
    public void Only_partnership_is_symmetric() =>
        Assert.Equal([RelationType.PartnersWith], Embedded.Relations.Where(r => r.Symmetric).Select(r => r.Type));

    [Fact]
    public void The_folder_in_the_tree_loads_as_the_embedded_one_does() =>
        Assert.Equal(Embedded.Kinds.Select(k => k.Description), OntologyModel.Load(folder).Kinds.Select(k => k.Description));

    [Fact]
    public void An_unknown_key_is_named_with_file_and_line() =>
        Refuses("Person.yaml", text => text + "colour: red\n", "Person.yaml(7): unknown key 'colour'; known: kind, label, description, parent, abstract, properties");

    [Fact]
    public void An_unknown_parent_is_named() =>
        Refuses("Person.yaml", text => text.Replace("parent: Entity", "parent: Thing", StringComparison.Ordinal), "Person.yaml(6): unknown parent 'Thing'");

    [Fact]
    public void A_kind_that_is_its_own_ancestor_is_refused() =>
        Refuses(
            "Entity.yaml",
            text => text + "parent: Entity\n",
            "Agency.yaml(6): 'Agency' is its own ancestor",
            "Body.yaml(6): 'Body' is its own ancestor",
            "Entity.yaml(39): 'Entity' is its own ancestor",
            "Event.yaml(6): 'Event' is its own ancestor",
            "Facility.yaml(6): 'Facility' is its own ancestor",
            "Organization.yaml(6): 'Organization' is its own ancestor",
            "Person.yaml(6): 'Person' is its own ancestor",
            "Place.yaml(6): 'Place' is its own ancestor",
            "Programme.yaml(6): 'Programme' is its own ancestor",
            "Project.yaml(6): 'Project' is its own ancestor");

    [Fact]
    public void An_unknown_type_of_a_property_is_named() =>
        Refuses(
            "Place.yaml",
            text => text.Replace("type: level", "type: height", StringComparison.Ordinal),
            "Place.yaml(9): property 'level': unknown type 'height'; known: string, integer, number, boolean, date, level, or a kind");

    [Fact]
    public void An_unknown_kind_at_an_end_is_named() =>
        Refuses("LED_BY.yaml", text => text.Replace("to: [Body", "to: [Corpus", StringComparison.Ordinal), "LED_BY.yaml(10): unknown kind 'Corpus' in 'to'");

    [Fact]
    public void A_kind_twice_at_an_end_is_named() =>
        Refuses("LED_BY.yaml", text => text.Replace("to: [Body", "to: [Body, Agency", StringComparison.Ordinal), "LED_BY.yaml(10): 'Agency' stands in 'to' twice");

    [Fact]
    public void A_key_twice_is_named() =>
        Refuses("Person.yaml", text => text + "kind: Person\n", "Person.yaml(7): Duplicate key kind", "Person.yaml(1): the file is missing or does not define its kind");

    [Fact]
    public void A_missing_label_is_named() =>
        Refuses("Person.yaml", text => text.Replace("  en: Person\n", "", StringComparison.Ordinal), "Person.yaml(3): 'en' is missing or empty");

    [Fact]
    public void A_definition_twice_is_named()
    {
        File.Copy(Path.Combine(folder, "Person.yaml"), Path.Combine(folder, "Persona.yaml"));
        Assert.Equal(["Persona.yaml(1): kind 'Person' is defined in Person.yaml too"], Errors());
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(folder, "PART_OF.yaml"));
        Assert.Equal(["PART_OF.yaml(1): the file is missing or does not define its relation"], Errors());
    }

    [Fact]
    public void An_inherited_property_is_not_defined_again() =>
        Refuses("Place.yaml", text => text.Replace("  level:\n", "  name:\n", StringComparison.Ordinal), "Place.yaml(7): property 'name' is inherited already");

    [Fact]
    public void A_property_without_description_is_named() =>
        Refuses(
            "HOLDS_POST.yaml",
            text => text.Replace("    description: The post as the article says it.\n", "", StringComparison.Ordinal),
            "HOLDS_POST.yaml(13): 'description' is missing or empty");

    [Fact]
    public void All_errors_come_in_one_exception()
    {
        File.AppendAllText(Path.Combine(folder, "Person.yaml"), "colour: red\n");
        File.AppendAllText(Path.Combine(folder, "Event.yaml"), "smell: good\n");
        Assert.Equal(2, Errors().Count);
    }

    [Fact]
    public void A_file_that_is_no_mapping_is_named() =>
        Refuses("Person.yaml", _ => "- a\n", "Person.yaml(1): not one mapping of keys to values", "Person.yaml(1): the file is missing or does not define its kind");

    private void Refuses(string file, Func<string, string> change, params string[] errors)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
        Assert.Equal(errors.Order(StringComparer.Ordinal), Errors().Order(StringComparer.Ordinal));
    }

    private IReadOnlyList<string> Errors() => Assert.Throws<OntologyException>(() => OntologyModel.Load(folder)).Errors;

    private static string RepositoryRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "KnowledgeGraph.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("the tests do not run inside the repository");
        }
        return directory;
    }
}
