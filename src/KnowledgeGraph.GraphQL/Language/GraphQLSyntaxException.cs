namespace KnowledgeGraph.GraphQL.Language;

/// <summary>
/// A document that is not GraphQL, or one that passes a limit of <see cref="ParserOptions"/>. The fault is the document's author's.
/// </summary>
public sealed class GraphQLSyntaxException : Exception
{
    internal GraphQLSyntaxException(Source source, int offset, string description, string? limit = null, int maximum = 0)
        : base($"{description} ({Place(source, offset)})\n{source.Excerpt(offset)}")
    {
        Description = description;
        Location = source.GetLocation(offset);
        Excerpt = source.Excerpt(offset);
        Limit = limit;
        Maximum = maximum;
    }

    /// <summary>What is wrong, one sentence, without the place.</summary>
    public string Description { get; }

    /// <summary>Line and column, both from 1.</summary>
    public SourceLocation Location { get; }

    /// <summary>The line with its number, and below it a caret at the place.</summary>
    public string Excerpt { get; }

    /// <summary>The name of the limit that the document passes, or null where it breaks the grammar.</summary>
    public string? Limit { get; }

    /// <summary>The greatest value that the limit allows; 0 where <see cref="Limit"/> is null.</summary>
    public int Maximum { get; }

    private static string Place(Source source, int offset)
    {
        var location = source.GetLocation(offset);
        return $"line {location.Line}, column {location.Column}";
    }
}
