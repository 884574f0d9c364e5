namespace KnowledgeGraph.GraphQL.Language;

/// <summary>The lexical tokens of the language (specification, section 2.1.6).</summary>
internal enum TokenKind
{
    StartOfFile,
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    ParenthesisLeft,
    ParenthesisRight,
    Spread,
    Colon,
    EqualsSign,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

/// <summary>Texts of the tokens in messages.</summary>
internal static class TokenKindExtensions
{
    /// <summary>How a message names this kind: <c>"{"</c>, <c>Name</c>, <c>end of document</c>.</summary>
    public static string Describe(this TokenKind kind) => kind switch
    {
        TokenKind.StartOfFile => "start of document",
        TokenKind.EndOfFile => "end of document",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.ParenthesisLeft => "\"(\"",
        TokenKind.ParenthesisRight => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.EqualsSign => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.BracketLeft => "\"[\"",
        TokenKind.BracketRight => "\"]\"",
        TokenKind.BraceLeft => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.BraceRight => "\"}\"",
        TokenKind.Name => "a name",
        TokenKind.Int => "an integer",
        TokenKind.Float => "a float",
        TokenKind.String => "a string",
        _ => "a block string",
    };
}
