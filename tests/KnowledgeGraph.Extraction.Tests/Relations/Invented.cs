using KnowledgeGraph.Extraction.Dates;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Relations;

/// <summary>An invented article with entities found by their surfaces, for tests of facts.</summary>
internal sealed class Invented
{
    private readonly List<LocalEntity> entities = [];
    private readonly List<string?> paths = [];

    public Invented(string body, string? title = null) =>
        Text = new(new Article { Id = "article:t/1", Document = "t", Number = 1, Title = title, Body = body });

    public ArticleText Text { get; }

    public string this[int start, int end] => Text.Text[start..end];

    /// <summary>Adds an entity whose mentions are all occurrences of its surfaces (the name alone where none is given).</summary>
    public Invented With(EntityKind kind, string name, params string[] surfaces) => Add(kind, name, null, null, surfaces);

    /// <summary>Adds a place with its full path.</summary>
    public Invented Place(PlaceLevel level, string name, string path, params string[] surfaces) => Add(EntityKind.Place, name, level, path, surfaces);

    /// <summary>The relations as "TYPE from to".</summary>
    public string[] Relations() => [.. Extract().Select(r => $"{Names.Of(r.Type)} {entities[r.From].Name} {entities[r.To].Name}").Order(StringComparer.Ordinal)];

    public LocalRelation[] Extract() => RelationExtractor.Extract(Text, entities, [.. paths], RelationModel.Embedded);

    public LocalRelation Relation(RelationType type, string from, string to) =>
        Extract().Single(r => r.Type == type && entities[r.From].Name == from && entities[r.To].Name == to);

    public LocalObservation[] Observations() => ObservationExtractor.Extract(Text, entities, Extract(), [.. paths], ObservationModel.Embedded);

    public LocalDate[] Dates() => DateExtractor.Extract(Text, entities, [.. paths], DateModel.Embedded);

    public ArticleIndex Index() => new(Text, entities, paths);

    public string NameOf(int entity) => entities[entity].Name;

    private Invented Add(EntityKind kind, string name, PlaceLevel? level, string? path, string[] surfaces)
    {
        var mentions = new SortedSet<(int Start, int End)>();
        foreach (var surface in surfaces.Length == 0 ? [name] : surfaces)
        {
            for (var at = Text.Text.IndexOf(surface, StringComparison.Ordinal); at >= 0; at = Text.Text.IndexOf(surface, at + 1, StringComparison.Ordinal))
            {
                mentions.Add((at, at + surface.Length));
            }
        }
        entities.Add(new()
        {
            Index = entities.Count,
            Kind = kind,
            Name = name,
            Level = level,
            Mentions = [.. mentions.Select(m => new LocalMention(m.Start, m.End, kind, 1))],
        });
        paths.Add(path);
        return this;
    }
}
