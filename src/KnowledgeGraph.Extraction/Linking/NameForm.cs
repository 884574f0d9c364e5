using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>One spelling of a name in an article, with all its mentions.</summary>
internal sealed class NameForm
{
    /// <summary>Its kind.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>The folded spelling.</summary>
    public required string Folded { get; init; }

    /// <summary>The spelling as first written.</summary>
    public required string Written { get; init; }

    /// <summary>The place that it belongs to.</summary>
    public required NameScope Scope { get; init; }

    /// <summary>Its mentions, by start.</summary>
    public required List<LocalMention> Mentions { get; init; }

    /// <summary>The form that stands for the same thing and represents it; itself at first.</summary>
    public NameForm? Representative { get; private set; }

    /// <summary>The form that represents all that are the same.</summary>
    public NameForm Root => Representative is null ? this : Representative.Root;

    /// <summary>Makes this form and <paramref name="other"/> the same thing, represented by the other's root.</summary>
    public void Join(NameForm other)
    {
        if (Root != other.Root)
        {
            Root.Representative = other.Root;
        }
    }
}
