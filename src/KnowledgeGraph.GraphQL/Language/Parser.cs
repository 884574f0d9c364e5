using System.Diagnostics.CodeAnalysis;
using System.Text;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Language;

/// <summary>
/// A recursive-descent parser of the whole grammar (specification, Appendix B), one method a production.
/// Its recursion is bounded by <see cref="ParserOptions"/>, so a document can't overflow the stack.
/// </summary>
internal ref partial struct Parser
{
    private readonly Source _source;
    private readonly ParserOptions _options;
    private readonly Lexer _lexer;
    private readonly NameTable _names;
    private Token _token;
    private int _tokenCount;
    private int _selectionDepth;
    private int _valueDepth;

    private Parser(Source source, ParserOptions options, NameTable names)
    {
        _source = source;
        _options = options;
        _names = names;
        _lexer = new Lexer(source);
        _token = new Token(TokenKind.StartOfFile, 0, 0);
        Advance();
    }

    /// <summary>Parses a document, executable or type system.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL document, or passes a limit.</exception>
    public static DocumentNode Parse(ReadOnlyMemory<byte> text, ParserOptions? options = null)
    {
        var source = new Source(text);
        var parser = new Parser(source, options ?? ParserOptions.Default, new NameTable());
        return parser.ParseDocument();
    }

    /// <summary>Parses a document given as a string.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is no GraphQL document, or passes a limit.</exception>
    public static DocumentNode Parse(string text, ParserOptions? options = null) => Parse(Encoding.UTF8.GetBytes(text), options);

    // Document : Definition+
    private DocumentNode ParseDocument()
    {
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(ParseDefinition());
        }
        while (_token.Kind != TokenKind.EndOfFile);
        return new DocumentNode(_source, [.. definitions]);
    }

    // Definition : ExecutableDefinition | TypeSystemDefinitionOrExtension
    private DefinitionNode ParseDefinition()
    {
        if (Peek(TokenKind.BraceLeft))
            return ParseOperationDefinition();
        var hasDescription = PeekDescription();
        var keyword = hasDescription ? _lexer.Next(_token.End) : _token;
        if (hasDescription && keyword.Kind == TokenKind.BraceLeft)
            throw Error(_token, "A query in short form can't have a description.");
        if (keyword.Kind != TokenKind.Name)
            throw Unexpected(keyword);
        return Text(keyword) switch
        {
            "query" or "mutation" or "subscription" => ParseOperationDefinition(),
            "fragment" => ParseFragmentDefinition(),
            "directive" => ParseDirectiveDefinition(),
            "extend" when !hasDescription => ParseTypeSystemExtension(),
            var name => ParseExtensible(name) ?? throw (hasDescription ? Error(_token, "Only a definition can have a description.") : Unexpected(keyword)),
        };
    }

    // Name : a Name token
    private NameNode ParseName()
    {
        var token = Expect(TokenKind.Name);
        return new NameNode(token.Start, Text(token));
    }

    private readonly string Text(Token token) => _names.Intern(_source.Text.Span[token.Start..token.End]);

    private readonly bool Peek(TokenKind kind) => _token.Kind == kind;

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword) =>
        _token.Kind == TokenKind.Name && _source.Text.Span[_token.Start.._token.End].SequenceEqual(keyword);

    private void Advance()
    {
        _token = _lexer.Next(_token.End);
        if (_token.Kind != TokenKind.EndOfFile && ++_tokenCount > _options.MaxTokens)
            throw LimitError(_token, $"The document has more than {_options.MaxTokens} tokens.", "tokens", _options.MaxTokens);
    }

    private Token Expect(TokenKind kind)
    {
        var token = _token;
        if (token.Kind != kind)
            throw Error(token, $"Expected {kind.Describe()}, found {Describe(token)}.");
        Advance();
        return token;
    }

    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
            throw Error(_token, $"Expected \"{Encoding.UTF8.GetString(keyword)}\", found {Describe(_token)}.");
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword))
            return false;
        Advance();
        return true;
    }

    private void EnterSelectionSet(Token token)
    {
        if (++_selectionDepth > _options.MaxSelectionDepth)
            throw LimitError(token, $"Selection sets are nested more than {_options.MaxSelectionDepth} deep.", "selectionDepth", _options.MaxSelectionDepth);
    }

    private void EnterValue(Token token)
    {
        if (++_valueDepth > _options.MaxValueDepth)
            throw LimitError(token, $"Values or types are nested more than {_options.MaxValueDepth} deep.", "valueDepth", _options.MaxValueDepth);
    }

    private readonly GraphQLSyntaxException Unexpected(Token token) => Error(token, $"Unexpected {Describe(token)}.");

    private readonly GraphQLSyntaxException Error(Token token, string description) => new(_source, token.Start, description);

    private readonly GraphQLSyntaxException LimitError(Token token, string description, string limit, int maximum) =>
        new(_source, token.Start, description, limit, maximum);

    [SuppressMessage("Style", "IDE0072", Justification = "The other kinds have no text of their own.")]
    private readonly string Describe(Token token) => token.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float => $"\"{Text(token)}\"",
        _ => token.Kind.Describe(),
    };
}
