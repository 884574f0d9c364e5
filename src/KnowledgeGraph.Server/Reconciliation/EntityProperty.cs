using KnowledgeGraph.Model;
using KnowledgeGraph.Model.Ontology;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Reconciliation;

/// <summary>A property whose values data extension gives: read from the entity itself, or the other ends of its relations of a type.</summary>
/// <param name="Id">What requests call it.</param>
/// <param name="Name">English and Chinese.</param>
internal sealed record EntityProperty(string Id, string Name)
{
    /// <summary>All, in the order in which they are proposed.</summary>
    public static IReadOnlyList<EntityProperty> All { get; } =
    [
        new("name", "name 名称") { Read = entity => [entity.Name] },
        new("kind", "kind 种类") { Read = entity => [EntityTypes.NameOf(entity.Kind)] },
        new("aliases", "aliases 别名") { Read = entity => entity.Aliases },
        new("article_count", "article count 文章数") { Read = entity => [entity.ArticleCount] },
        new("first_reported", "first reported 首次报道") { Read = entity => entity.FirstReported is { } date ? [date] : [] },
        new("last_reported", "last reported 最近报道") { Read = entity => entity.LastReported is { } date ? [date] : [] },
        new("path", "path 全称") { Read = entity => entity.Canonical is { } path ? [path] : [], Kinds = [EntityKind.Place] },
        new("level", "level 层级") { Read = entity => entity.Level is { } level ? [level.ToString().ToUpperInvariant()] : [], Kinds = [EntityKind.Place] },
        new("code", "code 行政区划代码") { Read = entity => entity.Code is { } code ? [code] : [], Kinds = [EntityKind.Place] },
        new("division_code", "division code 统计用区划代码") { Read = entity => entity.DivisionCode is { } code ? [code] : [], Kinds = [EntityKind.Place] },
        new("parent", "parent 上级") { Read = entity => entity.Parent is { } parent ? [new EntityId(parent)] : [], Kinds = [EntityKind.Place] },
        .. OntologyModel.Embedded.Relations.Select(relation => new EntityProperty(Names.Of(relation.Type).ToLowerInvariant(), $"{relation.Label.English} {relation.Label.Chinese}")
        {
            Relation = relation.Type,
            Kinds = relation.Symmetric ? [.. relation.From.Union(relation.To)] : relation.From,
        }),
    ];

    /// <summary>The kinds of entities that have it; null for all.</summary>
    public IReadOnlyList<EntityKind>? Kinds { get; private init; }

    /// <summary>The relations whose other ends it gives; null where <see cref="Read"/> does.</summary>
    public RelationType? Relation { get; private init; }

    /// <summary>Its values: <see cref="string"/>, <see cref="int"/>, <see cref="PartialDate"/> or <see cref="EntityId"/>.</summary>
    public Func<StoredEntity, IReadOnlyList<object>> Read { get; private init; } = _ => [];

    /// <summary>Those that entities of a kind have; of no kind in particular, all.</summary>
    public static IEnumerable<EntityProperty> Of(EntityKind? kind) => All.Where(property => kind is not { } known || property.Kinds is null || property.Kinds.Contains(known));
}

/// <summary>A value that is another entity.</summary>
/// <param name="Id">Its id.</param>
internal sealed record EntityId(string Id);
