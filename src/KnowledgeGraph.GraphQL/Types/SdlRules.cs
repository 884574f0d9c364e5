using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>
/// What a type system document must hold before types can be made of it (sections 3.3 to 3.13): every name defined once and known where it is used,
/// extensions of the right kind, directives in their places with their arguments.
/// </summary>
internal sealed class SdlRules
{
    private readonly DocumentNode _document;
    private readonly Action<Node?, string> _report;
    private readonly Dictionary<string, TypeDefinitionNode> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _builtInTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveDefinitionNode> _directives = new(StringComparer.Ordinal);
    private readonly HashSet<DirectiveDefinitionNode> _builtInDirectives = [];

    private SdlRules(DocumentNode document, Action<Node?, string> report)
    {
        _document = document;
        _report = report;
    }

    /// <summary>Reports everything that is wrong in <paramref name="document"/>.</summary>
    public static void Check(DocumentNode document, DocumentNode builtIns, Action<Node?, string> report)
    {
        var rules = new SdlRules(document, report);
        rules.CollectNames(builtIns);
        rules.CheckSchemaDefinitions();
        var members = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
            rules.CheckDefinition(definition, members);
        rules.CheckDirectivesPerDefinition();
    }

    private void CollectNames(DocumentNode builtIns)
    {
        foreach (var node in _document.Definitions.OfType<TypeDefinitionNode>().Where(node => !node.IsExtension))
        {
            if (!_types.TryAdd(node.Name.Value, node))
                _report(node.Name, $"Type {node.Name.Value} is defined more than once.");
        }

        foreach (var node in _document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            if (!_directives.TryAdd(node.Name.Value, node))
                _report(node.Name, $"Directive @{node.Name.Value} is defined more than once.");
        }

        foreach (var node in builtIns.Definitions)
        {
            if (node is TypeDefinitionNode type)
                _builtInTypes.Add(type.Name.Value);
            else if (node is DirectiveDefinitionNode directive && _directives.TryAdd(directive.Name.Value, directive))
                _builtInDirectives.Add(directive);
        }
    }

    // Section 3.3: one schema definition, one root type an operation.
    private void CheckSchemaDefinitions()
    {
        var schemas = _document.Definitions.OfType<SchemaDefinitionNode>().ToArray();
        foreach (var second in schemas.Where(node => !node.IsExtension).Skip(1))
            _report(second, "The schema is defined more than once.");
        var operations = new HashSet<OperationType>();
        foreach (var operationType in schemas.SelectMany(node => node.OperationTypes))
        {
            if (!operations.Add(operationType.Operation))
                _report(operationType, $"The schema has more than one {Printer.Keyword(operationType.Operation)} type.");
            CheckType(operationType.Type);
        }
    }

    private void CheckDefinition(DefinitionNode definition, Dictionary<string, HashSet<string>> members)
    {
        switch (definition)
        {
            case ExecutableDefinitionNode:
                _report(definition, "A schema can't have operations or fragments.");
                break;
            case SchemaDefinitionNode schema:
                CheckDirectives(schema.Directives, "SCHEMA");
                break;
            case DirectiveDefinitionNode directive:
                CheckArguments(directive.Arguments, $"Directive @{directive.Name.Value}");
                break;
            case TypeDefinitionNode type when IsWhole(type):
                if (!members.TryGetValue(type.Name.Value, out var names))
                    members.Add(type.Name.Value, names = new HashSet<string>(StringComparer.Ordinal));
                CheckType(type, names);
                break;
            default:
                break;
        }
    }

    // Section 3.4.3: an extension extends a type of its own kind.
    private bool IsWhole(TypeDefinitionNode type)
    {
        if (!type.IsExtension)
            return true;
        if (!_types.TryGetValue(type.Name.Value, out var extended))
        {
            _report(type.Name, $"Type {type.Name.Value} is extended but not defined.");
            return false;
        }

        if (extended.Keyword == type.Keyword)
            return true;
        _report(type, $"Type {type.Name.Value} is defined as {extended.Keyword} and can't be extended as {type.Keyword}.");
        return false;
    }

    private void CheckType(TypeDefinitionNode type, HashSet<string> names)
    {
        switch (type)
        {
            case ScalarTypeDefinitionNode:
                CheckDirectives(type.Directives, "SCALAR");
                break;
            case FieldsTypeDefinitionNode fieldsType:
                CheckDirectives(type.Directives, type is ObjectTypeDefinitionNode ? "OBJECT" : "INTERFACE");
                Array.ForEach(fieldsType.Interfaces, CheckType);
                foreach (var field in fieldsType.Fields)
                    CheckField(type, field, names);
                break;
            case UnionTypeDefinitionNode union:
                CheckDirectives(type.Directives, "UNION");
                Array.ForEach(union.Types, CheckType);
                break;
            case EnumTypeDefinitionNode @enum:
                CheckDirectives(type.Directives, "ENUM");
                foreach (var value in @enum.Values)
                    CheckMember(value, names, $"Enum {type.Name.Value}", "value", "ENUM_VALUE");
                break;
            case InputObjectTypeDefinitionNode inputObject:
                CheckDirectives(type.Directives, "INPUT_OBJECT");
                foreach (var field in inputObject.Fields)
                {
                    CheckMember(field, names, $"Input type {type.Name.Value}", "field", "INPUT_FIELD_DEFINITION");
                    CheckType(field.Type);
                    CheckUniqueFields(field.DefaultValue);
                }

                break;
            default:
                break;
        }
    }

    private void CheckField(TypeDefinitionNode type, FieldDefinitionNode field, HashSet<string> names)
    {
        CheckMember(field, names, $"Type {type.Name.Value}", "field", "FIELD_DEFINITION");
        CheckType(field.Type);
        CheckArguments(field.Arguments, $"Field {type.Name.Value}.{field.Name.Value}");
    }

    private void CheckArguments(InputValueDefinitionNode[] arguments, string owner)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            CheckMember(argument, names, owner, "argument", "ARGUMENT_DEFINITION");
            CheckType(argument.Type);
            CheckUniqueFields(argument.DefaultValue);
        }
    }

    private void CheckMember(MemberDefinitionNode member, HashSet<string> names, string owner, string kind, string location)
    {
        if (!names.Add(member.Name.Value))
            _report(member.Name, $"{owner} has more than one {kind} {member.Name.Value}.");
        CheckDirectives(member.Directives, location);
    }

    private void CheckType(TypeNode node)
    {
        switch (node)
        {
            case ListTypeNode list:
                CheckType(list.Type);
                break;
            case NonNullTypeNode nonNull:
                CheckType(nonNull.Type);
                break;
            case NamedTypeNode named when !_types.ContainsKey(named.Name.Value) && !_builtInTypes.Contains(named.Name.Value):
                _report(named, $"Type {named.Name.Value} is not defined.");
                break;
            default:
                break;
        }
    }

    private void CheckUniqueFields(ValueNode? value)
    {
        if (value is ListValueNode list)
        {
            Array.ForEach(list.Values, CheckUniqueFields);
        }
        else if (value is ObjectValueNode inputObject)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in inputObject.Fields)
            {
                if (!names.Add(field.Name.Value))
                    _report(field.Name, $"Input field {field.Name.Value} is given more than once.");
                CheckUniqueFields(field.Value);
            }
        }
    }

    // Section 5.7, for the directives of a schema.
    private void CheckDirectives(DirectiveNode[] directives, string location)
    {
        foreach (var directive in directives)
        {
            if (!_directives.TryGetValue(directive.Name.Value, out var definition))
            {
                _report(directive, $"Directive @{directive.Name.Value} is not defined.");
                continue;
            }

            if (!Array.Exists(definition.Locations, candidate => candidate.Value == location))
                _report(directive, $"Directive @{directive.Name.Value} can't stand on {location}.");
            else
                CheckDirectiveArguments(directive, definition);
        }
    }

    private void CheckDirectiveArguments(DirectiveNode directive, DirectiveDefinitionNode definition)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var argument in directive.Arguments)
        {
            if (!names.Add(argument.Name.Value))
                _report(argument.Name, $"Argument {argument.Name.Value} is given more than once.");
            if (!Array.Exists(definition.Arguments, candidate => candidate.Name.Value == argument.Name.Value))
                _report(argument, $"Directive @{directive.Name.Value} has no argument {argument.Name.Value}.");
            CheckUniqueFields(argument.Value);
            if (_builtInDirectives.Contains(definition) && !IsText(argument, definition))
                _report(argument.Value, $"Argument {argument.Name.Value} of directive @{directive.Name.Value} must be a string.");
        }

        foreach (var argument in definition.Arguments.Where(argument => argument is { Type: NonNullTypeNode, DefaultValue: null }))
        {
            if (!names.Contains(argument.Name.Value))
                _report(directive, $"Directive @{directive.Name.Value} needs the argument {argument.Name.Value}.");
        }
    }

    // The built-in directives that can stand in a schema take strings only.
    private static bool IsText(ArgumentNode argument, DirectiveDefinitionNode definition) => argument.Value is StringValueNode
        || Array.Find(definition.Arguments, candidate => candidate.Name.Value == argument.Name.Value)?.Type is null
        || (argument.Value is NullValueNode && !Array.Exists(definition.Arguments, candidate => candidate.Name.Value == argument.Name.Value && candidate.Type is NonNullTypeNode));

    // Section 5.7.3: a definition and its extensions are one place.
    private void CheckDirectivesPerDefinition()
    {
        foreach (var group in _document.Definitions.OfType<TypeSystemNode>().GroupBy(node => (node as TypeDefinitionNode)?.Name.Value))
            CheckUniqueDirectives(group.SelectMany(node => node.Directives));
        foreach (var directives in _document.Definitions.SelectMany(MemberDirectives))
            CheckUniqueDirectives(directives);
    }

    private static IEnumerable<DirectiveNode[]> MemberDirectives(DefinitionNode definition) => definition switch
    {
        FieldsTypeDefinitionNode type => type.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Directives).Append(field.Directives)),
        EnumTypeDefinitionNode type => type.Values.Select(value => value.Directives),
        InputObjectTypeDefinitionNode type => type.Fields.Select(field => field.Directives),
        DirectiveDefinitionNode directive => directive.Arguments.Select(argument => argument.Directives),
        _ => [],
    };

    private void CheckUniqueDirectives(IEnumerable<DirectiveNode> directives)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            if (_directives.TryGetValue(directive.Name.Value, out var definition) && !definition.IsRepeatable && !names.Add(directive.Name.Value))
                _report(directive, $"Directive @{directive.Name.Value} can stand only once here.");
        }
    }
}
