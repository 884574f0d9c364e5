namespace KnowledgeGraph.GraphQL.Language;

/// <summary>One token: its kind and where it stands, in bytes of the source. The text stays in the source.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End);
