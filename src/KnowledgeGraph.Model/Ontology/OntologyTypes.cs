namespace KnowledgeGraph.Model.Ontology;

/// <summary>What people read.</summary>
/// <param name="Chinese">The Chinese label.</param>
/// <param name="English">The English label.</param>
public sealed record Label(string Chinese, string English);

/// <summary>A property of a kind or relation.</summary>
/// <param name="Name">Its name in the API.</param>
/// <param name="Type"><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>date</c>, <c>level</c>, or the name of a kind.</param>
/// <param name="Many">True if there may be several values.</param>
/// <param name="Label">What people read.</param>
/// <param name="Description">One sentence.</param>
public sealed record PropertyDefinition(string Name, string Type, bool Many, Label Label, string Description);

/// <summary>A kind of entity, or an abstract kind above several.</summary>
public sealed record KindDefinition
{
    /// <summary>Its name in the ontology: <c>Place</c>, <c>Body</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The kind that entities have; null for an abstract one.</summary>
    public EntityKind? Kind { get; init; }

    /// <summary>What people read.</summary>
    public required Label Label { get; init; }

    /// <summary>One sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The name of the kind that it is a special case of; null for the root.</summary>
    public string? Parent { get; init; }

    /// <summary>Its properties, the inherited ones first.</summary>
    public required IReadOnlyList<PropertyDefinition> Properties { get; init; }
}

/// <summary>A type of relation.</summary>
public sealed record RelationDefinition
{
    /// <summary>Its type.</summary>
    public required RelationType Type { get; init; }

    /// <summary>The label read from its start to its end.</summary>
    public required Label Label { get; init; }

    /// <summary>The label read from its end to its start.</summary>
    public required Label Reverse { get; init; }

    /// <summary>One sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The kinds that it may start from, in their order.</summary>
    public required IReadOnlyList<EntityKind> From { get; init; }

    /// <summary>The kinds that it may lead to, in their order.</summary>
    public required IReadOnlyList<EntityKind> To { get; init; }

    /// <summary>True if both directions mean the same.</summary>
    public bool Symmetric { get; init; }

    /// <summary>Its properties.</summary>
    public required IReadOnlyList<PropertyDefinition> Properties { get; init; }
}
