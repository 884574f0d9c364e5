namespace KnowledgeGraph.Model;

/// <summary>How the date of an article is known.</summary>
public enum DateBasis
{
    /// <summary>Given by metadata.</summary>
    Stated,

    /// <summary>Worked out from the text.</summary>
    Inferred,

    /// <summary>Not known; the value is null.</summary>
    Unknown,
}
