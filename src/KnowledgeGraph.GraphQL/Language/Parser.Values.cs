using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Language;

/// <content>Values and references to types (specification, sections 2.10 to 2.12).</content>
internal ref partial struct Parser
{
    // Value[Const] : Variable (unless Const) | IntValue | FloatValue | StringValue | BooleanValue | NullValue | EnumValue | ListValue | ObjectValue
    private ValueNode ParseValue(bool isConst)
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseListValue(isConst);
            case TokenKind.BraceLeft:
                return ParseObjectValue(isConst);
            case TokenKind.Int:
                Advance();
                return new IntValueNode(token.Start, Text(token));
            case TokenKind.Float:
                Advance();
                return new FloatValueNode(token.Start, Text(token));
            case TokenKind.String or TokenKind.BlockString:
                return ParseStringValue();
            case TokenKind.Name:
                Advance();
                return NamedValue(token);
            case TokenKind.Dollar:
                return isConst ? throw VariableInConst() : ParseVariable();
            default:
                throw Unexpected(token);
        }
    }

    // BooleanValue : one of true false; NullValue : null; EnumValue : any other Name
    private readonly ValueNode NamedValue(Token token) => Text(token) switch
    {
        "true" => new BooleanValueNode(token.Start, true),
        "false" => new BooleanValueNode(token.Start, false),
        "null" => new NullValueNode(token.Start),
        var name => new EnumValueNode(token.Start, name),
    };

    private GraphQLSyntaxException VariableInConst()
    {
        var dollar = Expect(TokenKind.Dollar);
        return Peek(TokenKind.Name) ? Error(dollar, $"Variable \"${Text(_token)}\" can't be used in a constant value.") : Unexpected(dollar);
    }

    // Variable : $ Name
    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar).Start;
        return new VariableNode(start, ParseName());
    }

    private StringValueNode ParseStringValue()
    {
        var token = _token;
        Advance();
        return new StringValueNode(token.Start, _lexer.StringValue(token), token.Kind == TokenKind.BlockString);
    }

    // ListValue[Const] : [ ] | [ Value[?Const]+ ]
    private ListValueNode ParseListValue(bool isConst)
    {
        EnterValue(_token);
        var start = Expect(TokenKind.BracketLeft).Start;
        var values = new List<ValueNode>();
        while (!Skip(TokenKind.BracketRight))
            values.Add(ParseValue(isConst));
        _valueDepth--;
        return new ListValueNode(start, [.. values]);
    }

    // ObjectValue[Const] : { } | { ObjectField[?Const]+ }
    private ObjectValueNode ParseObjectValue(bool isConst)
    {
        EnterValue(_token);
        var start = Expect(TokenKind.BraceLeft).Start;
        var fields = new List<ObjectFieldNode>();
        while (!Skip(TokenKind.BraceRight))
            fields.Add(ParseObjectField(isConst));
        _valueDepth--;
        return new ObjectValueNode(start, [.. fields]);
    }

    // ObjectField[Const] : Name : Value[?Const]
    private ObjectFieldNode ParseObjectField(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ObjectFieldNode(name.Start, name, ParseValue(isConst));
    }

    // Type : NamedType | ListType | NonNullType
    private TypeNode ParseTypeReference()
    {
        var start = _token.Start;
        TypeNode type;
        if (Peek(TokenKind.BracketLeft))
        {
            EnterValue(_token);
            Advance();
            type = new ListTypeNode(start, ParseTypeReference());
            Expect(TokenKind.BracketRight);
            _valueDepth--;
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(start, type) : type;
    }

    // NamedType : Name
    private NamedTypeNode ParseNamedType() => new(ParseName());

    private readonly bool PeekDescription() => _token.Kind is TokenKind.String or TokenKind.BlockString;

    // Description : StringValue
    private StringValueNode? ParseDescription() => PeekDescription() ? ParseStringValue() : null;
}
