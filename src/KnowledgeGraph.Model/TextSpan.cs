namespace KnowledgeGraph.Model;

/// <summary>A half-open range of UTF-16 code units in one part of an article.</summary>
/// <param name="Part">The string that the offsets count in.</param>
/// <param name="Caption">The caption's index from 0 where <paramref name="Part"/> is <see cref="ArticlePart.Caption"/>; else 0.</param>
/// <param name="Start">The first code unit.</param>
/// <param name="End">One past the last code unit; greater than <paramref name="Start"/>.</param>
/// <param name="DocumentStart">The same start in the decoded file, or -1 where the part is not from the file's text.</param>
/// <param name="DocumentEnd">The same end in the decoded file, or -1.</param>
public readonly record struct TextSpan(ArticlePart Part, int Caption, int Start, int End, int DocumentStart = -1, int DocumentEnd = -1)
    : IComparable<TextSpan>
{
    /// <summary>Orders by part, caption, start, end.</summary>
    public int CompareTo(TextSpan other) =>
        (Part, Caption, Start, End).CompareTo((other.Part, other.Caption, other.Start, other.End));

    /// <inheritdoc/>
    public static bool operator <(TextSpan left, TextSpan right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(TextSpan left, TextSpan right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(TextSpan left, TextSpan right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(TextSpan left, TextSpan right) => left.CompareTo(right) >= 0;
}
