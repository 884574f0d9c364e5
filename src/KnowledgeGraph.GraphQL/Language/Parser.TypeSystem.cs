using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Language;

/// <content>The type system (specification, section 3). An extension is the definition's own production after <c>extend</c>, and may not be empty.</content>
internal ref partial struct Parser
{
    // TypeSystemExtension : SchemaExtension | TypeExtension
    private TypeSystemNode ParseTypeSystemExtension()
    {
        var keyword = _lexer.Next(_token.End);
        return (keyword.Kind == TokenKind.Name ? ParseExtensible(Text(keyword)) : null) ?? throw Unexpected(keyword);
    }

    /// <summary>The definition, or extension, that a keyword begins; null where the keyword begins none that can be extended.</summary>
    private TypeSystemNode? ParseExtensible(string keyword) => keyword switch
    {
        "schema" => ParseSchemaDefinition(),
        "scalar" => ParseScalarTypeDefinition(),
        "type" => ParseObjectTypeDefinition(),
        "interface" => ParseInterfaceTypeDefinition(),
        "union" => ParseUnionTypeDefinition(),
        "enum" => ParseEnumTypeDefinition(),
        "input" => ParseInputObjectTypeDefinition(),
        _ => null,
    };

    /// <summary>Description? or <c>extend</c>, then the keyword.</summary>
    private Head ParseHead(ReadOnlySpan<byte> keyword)
    {
        var start = _token.Start;
        var description = ParseDescription();
        var isExtension = description is null && SkipKeyword("extend"u8);
        ExpectKeyword(keyword);
        return new Head(start, description, isExtension);
    }

    private readonly record struct Head(int Start, StringValueNode? Description, bool IsExtension);

    private readonly void RefuseEmptyExtension(Head head, bool isEmpty)
    {
        if (head.IsExtension && isEmpty)
            throw Error(_token, $"An extension must add something, found {Describe(_token)}.");
    }

    // SchemaDefinition : Description? schema Directives[Const]? { RootOperationTypeDefinition+ }
    // SchemaExtension : extend schema Directives[Const]? { RootOperationTypeDefinition+ }?
    private SchemaDefinitionNode ParseSchemaDefinition()
    {
        var head = ParseHead("schema"u8);
        var directives = ParseDirectives(isConst: true);
        var operationTypes = new List<OperationTypeDefinitionNode>();
        if (!head.IsExtension || Peek(TokenKind.BraceLeft))
        {
            Expect(TokenKind.BraceLeft);
            do
            {
                operationTypes.Add(ParseOperationTypeDefinition());
            }
            while (!Skip(TokenKind.BraceRight));
        }

        RefuseEmptyExtension(head, directives.Length + operationTypes.Count == 0);
        return new SchemaDefinitionNode(head.Start, head.Description, directives, [.. operationTypes], head.IsExtension);
    }

    // RootOperationTypeDefinition : OperationType : NamedType
    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var start = _token.Start;
        var operation = ParseOperationType();
        Expect(TokenKind.Colon);
        return new OperationTypeDefinitionNode(start, operation, ParseNamedType());
    }

    // ScalarTypeDefinition : Description? scalar Name Directives[Const]?
    private ScalarTypeDefinitionNode ParseScalarTypeDefinition()
    {
        var head = ParseHead("scalar"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        RefuseEmptyExtension(head, directives.Length == 0);
        return new ScalarTypeDefinitionNode(head.Start, head.Description, name, directives, head.IsExtension);
    }

    // ObjectTypeDefinition : Description? type Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    private ObjectTypeDefinitionNode ParseObjectTypeDefinition()
    {
        var head = ParseHead("type"u8);
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RefuseEmptyExtension(head, interfaces.Length + directives.Length + fields.Length == 0);
        return new ObjectTypeDefinitionNode(head.Start, head.Description, name, interfaces, directives, fields, head.IsExtension);
    }

    // InterfaceTypeDefinition : Description? interface Name ImplementsInterfaces? Directives[Const]? FieldsDefinition?
    private InterfaceTypeDefinitionNode ParseInterfaceTypeDefinition()
    {
        var head = ParseHead("interface"u8);
        var name = ParseName();
        var interfaces = ParseImplementsInterfaces();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldsDefinition();
        RefuseEmptyExtension(head, interfaces.Length + directives.Length + fields.Length == 0);
        return new InterfaceTypeDefinitionNode(head.Start, head.Description, name, interfaces, directives, fields, head.IsExtension);
    }

    // ImplementsInterfaces : implements &? NamedType, more after &
    private NamedTypeNode[] ParseImplementsInterfaces() => SkipKeyword("implements"u8) ? ParseDelimitedTypes(TokenKind.Ampersand) : [];

    private NamedTypeNode[] ParseDelimitedTypes(TokenKind delimiter)
    {
        Skip(delimiter);
        var types = new List<NamedTypeNode>();
        do
        {
            types.Add(ParseNamedType());
        }
        while (Skip(delimiter));
        return [.. types];
    }

    // FieldsDefinition : { FieldDefinition+ }
    private FieldDefinitionNode[] ParseFieldsDefinition()
    {
        if (!Skip(TokenKind.BraceLeft))
            return [];
        var fields = new List<FieldDefinitionNode>();
        do
        {
            fields.Add(ParseFieldDefinition());
        }
        while (!Skip(TokenKind.BraceRight));
        return [.. fields];
    }

    // FieldDefinition : Description? Name ArgumentsDefinition? : Type Directives[Const]?
    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseInputValueDefinitions(TokenKind.ParenthesisLeft, TokenKind.ParenthesisRight);
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        return new FieldDefinitionNode(start, description, name, arguments, type, ParseDirectives(isConst: true));
    }

    // ArgumentsDefinition : ( InputValueDefinition+ ); InputFieldsDefinition : { InputValueDefinition+ }
    private InputValueDefinitionNode[] ParseInputValueDefinitions(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
            return [];
        var values = new List<InputValueDefinitionNode>();
        do
        {
            values.Add(ParseInputValueDefinition());
        }
        while (!Skip(close));
        return [.. values];
    }

    // InputValueDefinition : Description? Name : Type DefaultValue? Directives[Const]?
    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
        return new InputValueDefinitionNode(start, description, name, type, defaultValue, ParseDirectives(isConst: true));
    }

    // UnionTypeDefinition : Description? union Name Directives[Const]? UnionMemberTypes?
    private UnionTypeDefinitionNode ParseUnionTypeDefinition()
    {
        var head = ParseHead("union"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var types = Skip(TokenKind.EqualsSign) ? ParseDelimitedTypes(TokenKind.Pipe) : [];
        RefuseEmptyExtension(head, directives.Length + types.Length == 0);
        return new UnionTypeDefinitionNode(head.Start, head.Description, name, directives, types, head.IsExtension);
    }

    // EnumTypeDefinition : Description? enum Name Directives[Const]? EnumValuesDefinition?
    private EnumTypeDefinitionNode ParseEnumTypeDefinition()
    {
        var head = ParseHead("enum"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = ParseEnumValuesDefinition();
        RefuseEmptyExtension(head, directives.Length + values.Length == 0);
        return new EnumTypeDefinitionNode(head.Start, head.Description, name, directives, values, head.IsExtension);
    }

    // EnumValuesDefinition : { EnumValueDefinition+ }
    private EnumValueDefinitionNode[] ParseEnumValuesDefinition()
    {
        if (!Skip(TokenKind.BraceLeft))
            return [];
        var values = new List<EnumValueDefinitionNode>();
        do
        {
            values.Add(ParseEnumValueDefinition());
        }
        while (!Skip(TokenKind.BraceRight));
        return [.. values];
    }

    // EnumValueDefinition : Description? EnumValue Directives[Const]?
    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
            throw Error(_token, $"{Describe(_token)} can't be the name of an enum value.");
        var name = ParseName();
        return new EnumValueDefinitionNode(start, description, name, ParseDirectives(isConst: true));
    }

    // InputObjectTypeDefinition : Description? input Name Directives[Const]? InputFieldsDefinition?
    private InputObjectTypeDefinitionNode ParseInputObjectTypeDefinition()
    {
        var head = ParseHead("input"u8);
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseInputValueDefinitions(TokenKind.BraceLeft, TokenKind.BraceRight);
        RefuseEmptyExtension(head, directives.Length + fields.Length == 0);
        return new InputObjectTypeDefinitionNode(head.Start, head.Description, name, directives, fields, head.IsExtension);
    }

    // DirectiveDefinition : Description? directive @ Name ArgumentsDefinition? repeatable? on DirectiveLocations
    private DirectiveDefinitionNode ParseDirectiveDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        ExpectKeyword("directive"u8);
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseInputValueDefinitions(TokenKind.ParenthesisLeft, TokenKind.ParenthesisRight);
        var isRepeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        return new DirectiveDefinitionNode(start, description, name, arguments, isRepeatable, ParseDirectiveLocations());
    }

    // DirectiveLocations : |? DirectiveLocation, more after |
    private NameNode[] ParseDirectiveLocations()
    {
        Skip(TokenKind.Pipe);
        var locations = new List<NameNode>();
        do
        {
            var token = _token;
            var name = ParseName();
            locations.Add(DirectiveLocations.IsKnown(name.Value) ? name : throw Error(token, $"\"{name.Value}\" is no place for a directive."));
        }
        while (Skip(TokenKind.Pipe));
        return [.. locations];
    }
}
