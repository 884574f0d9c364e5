using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Language;

/// <content>Operations, fragments, directives (specification, sections 2.3 to 2.9 and 2.13).</content>
internal ref partial struct Parser
{
    // OperationDefinition : SelectionSet | Description? OperationType Name? VariablesDefinition? Directives? SelectionSet
    private OperationDefinitionNode ParseOperationDefinition()
    {
        var start = _token.Start;
        if (Peek(TokenKind.BraceLeft))
            return new OperationDefinitionNode(start, null, OperationType.Query, null, [], [], ParseSelectionSet());
        var description = ParseDescription();
        var operation = ParseOperationType();
        var name = Peek(TokenKind.Name) ? ParseName() : null;
        var variables = ParseVariablesDefinition();
        var directives = ParseDirectives(isConst: false);
        return new OperationDefinitionNode(start, description, operation, name, variables, directives, ParseSelectionSet());
    }

    // OperationType : one of query mutation subscription
    private OperationType ParseOperationType()
    {
        var keyword = Expect(TokenKind.Name);
        return Text(keyword) switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(keyword),
        };
    }

    // VariablesDefinition : ( VariableDefinition+ )
    private VariableDefinitionNode[] ParseVariablesDefinition()
    {
        if (!Skip(TokenKind.ParenthesisLeft))
            return [];
        var definitions = new List<VariableDefinitionNode>();
        do
        {
            definitions.Add(ParseVariableDefinition());
        }
        while (!Skip(TokenKind.ParenthesisRight));
        return [.. definitions];
    }

    // VariableDefinition : Description? Variable : Type DefaultValue? Directives[Const]?
    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ParseValue(isConst: true) : null;
        return new VariableDefinitionNode(start, description, variable, type, defaultValue, ParseDirectives(isConst: true));
    }

    // SelectionSet : { Selection+ }
    private SelectionSetNode ParseSelectionSet()
    {
        var open = _token;
        EnterSelectionSet(open);
        Expect(TokenKind.BraceLeft);
        var selections = new List<SelectionNode>();
        do
        {
            selections.Add(ParseSelection());
        }
        while (!Skip(TokenKind.BraceRight));
        _selectionDepth--;
        return new SelectionSetNode(open.Start, [.. selections]);
    }

    // Selection : Field | FragmentSpread | InlineFragment
    private SelectionNode ParseSelection() => Peek(TokenKind.Spread) ? ParseFragment() : ParseField();

    // Field : Alias? Name Arguments? Directives? SelectionSet?
    private FieldNode ParseField()
    {
        var start = _token.Start;
        NameNode? alias = null;
        var name = ParseName();
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        return new FieldNode(start, alias, name, arguments, directives, Peek(TokenKind.BraceLeft) ? ParseSelectionSet() : null);
    }

    // Arguments[Const] : ( Argument[?Const]+ )
    private ArgumentNode[] ParseArguments(bool isConst)
    {
        if (!Skip(TokenKind.ParenthesisLeft))
            return [];
        var arguments = new List<ArgumentNode>();
        do
        {
            arguments.Add(ParseArgument(isConst));
        }
        while (!Skip(TokenKind.ParenthesisRight));
        return [.. arguments];
    }

    // Argument[Const] : Name : Value[?Const]
    private ArgumentNode ParseArgument(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name.Start, name, ParseValue(isConst));
    }

    // FragmentSpread : ... FragmentName Directives?
    // InlineFragment : ... TypeCondition? Directives? SelectionSet
    private SelectionNode ParseFragment()
    {
        var start = Expect(TokenKind.Spread).Start;
        var hasTypeCondition = SkipKeyword("on"u8);
        if (!hasTypeCondition && Peek(TokenKind.Name))
        {
            var name = ParseName();
            return new FragmentSpreadNode(start, name, ParseDirectives(isConst: false));
        }

        var typeCondition = hasTypeCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(isConst: false);
        return new InlineFragmentNode(start, typeCondition, directives, ParseSelectionSet());
    }

    // FragmentDefinition : Description? fragment FragmentName TypeCondition Directives? SelectionSet
    private FragmentDefinitionNode ParseFragmentDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        ExpectKeyword("fragment"u8);
        if (PeekKeyword("on"u8))
            throw Error(_token, "A fragment can't be named \"on\".");
        var name = ParseName();
        ExpectKeyword("on"u8);
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        return new FragmentDefinitionNode(start, description, name, typeCondition, directives, ParseSelectionSet());
    }

    // Directives[Const] : Directive[?Const]+
    private DirectiveNode[] ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
            return [];
        var directives = new List<DirectiveNode>();
        while (Peek(TokenKind.At))
            directives.Add(ParseDirective(isConst));
        return [.. directives];
    }

    // Directive[Const] : @ Name Arguments[?Const]?
    private DirectiveNode ParseDirective(bool isConst)
    {
        var start = Expect(TokenKind.At).Start;
        var name = ParseName();
        return new DirectiveNode(start, name, ParseArguments(isConst));
    }
}
