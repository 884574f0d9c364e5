using KnowledgeGraph.GraphQL.Language.Ast;

namespace KnowledgeGraph.GraphQL.Types;

/// <summary>Type validation (the sections "Type Validation" of 3.3 to 3.13), and the coercion of defaults, which it needs.</summary>
internal sealed class SchemaValidator
{
    private readonly SchemaParts _schema;
    private readonly Action<Node?, string> _report;
    private readonly InputObjectCycles _cycles;

    private SchemaValidator(SchemaParts schema, Action<Node?, string> report)
    {
        _schema = schema;
        _report = report;
        _cycles = new InputObjectCycles(report);
    }

    /// <summary>Reports every rule that the schema breaks; coerces its defaults.</summary>
    public static void Validate(SchemaParts schema, Action<Node?, string> report)
    {
        var validator = new SchemaValidator(schema, report);
        validator.CheckRoots();
        foreach (var directive in schema.Directives)
            validator.CheckDirective(directive);
        foreach (var type in schema.Types.Where(type => !type.IsIntrospection))
            validator.CheckType(type);
        DirectiveCycles.Check(schema, report);
        DefaultValues.Coerce(schema, report);
    }

    // Section 3.3.1: the root types are different types.
    private void CheckRoots()
    {
        if (_schema.Mutation is not null && ReferenceEquals(_schema.Mutation, _schema.Query))
            _report(_schema.Mutation.Node, "The mutation type must be another type than the query type.");
        if (_schema.Subscription is not null && (ReferenceEquals(_schema.Subscription, _schema.Query) || ReferenceEquals(_schema.Subscription, _schema.Mutation)))
            _report(_schema.Subscription.Node, "The subscription type must be another type than the query and mutation types.");
    }

    private void CheckDirective(DirectiveDefinition directive)
    {
        CheckName(directive.Node.Name);
        CheckArguments($"@{directive.Name}", directive.Arguments);
    }

    private void CheckType(NamedType type)
    {
        if (!type.IsBuiltIn)
            CheckName(type.Node.Name);
        switch (type)
        {
            case FieldsType fieldsType:
                CheckFields(fieldsType);
                foreach (var implemented in fieldsType.Interfaces)
                    CheckImplementation(fieldsType, implemented);
                break;
            case UnionType { Members.Count: 0 }:
                _report(type.Node, $"Union {type.Name} has no members.");
                break;
            case EnumType @enum:
                if (@enum.Values.Count == 0)
                    _report(type.Node, $"Enum {type.Name} has no values.");
                foreach (var value in @enum.Values)
                    CheckName(value.Node.Name);
                break;
            case InputObjectType inputObject:
                CheckInputFields(inputObject);
                _cycles.Check(inputObject);
                break;
            default:
                break;
        }
    }

    private void CheckFields(FieldsType type)
    {
        if (type.Fields.Count == 0)
            _report(type.Node, $"Type {type.Name} has no fields.");
        foreach (var field in type.Fields)
        {
            CheckName(field.Node.Name);
            if (!field.Type.IsOutput)
                _report(field.Node.Type, $"Field {type.Name}.{field.Name} must have an output type, and {field.Type} is none.");
            CheckArguments($"{type.Name}.{field.Name}", field.Arguments);
        }
    }

    private void CheckArguments(string owner, InputValue[] arguments)
    {
        foreach (var argument in arguments)
            CheckInput($"Argument {owner}({argument.Name}:)", argument);
    }

    private void CheckInputFields(InputObjectType type)
    {
        if (type.Fields.Count == 0)
            _report(type.Node, $"Input type {type.Name} has no fields.");
        foreach (var field in type.Fields)
        {
            CheckInput($"Input field {type.Name}.{field.Name}", field);
            if (type.IsOneOf && field.Type is NonNullType)
                _report(field.Node.Type, $"Input field {type.Name}.{field.Name} must be nullable, because {type.Name} is @oneOf.");
            if (type.IsOneOf && field.HasDefault)
                _report(field.Node, $"Input field {type.Name}.{field.Name} can't have a default, because {type.Name} is @oneOf.");
        }
    }

    private void CheckInput(string subject, InputValue input)
    {
        CheckName(input.Node.Name);
        if (!input.Type.IsInput)
            _report(input.Node.Type, $"{subject} must have an input type, and {input.Type} is none.");
        if (input.IsRequired && input.DeprecationReason is not null)
            _report(input.Node.Directives.First(directive => directive.Name.Value == "deprecated"), $"{subject} is required and can't be deprecated.");
    }

    private void CheckName(NameNode name)
    {
        if (name.Value.StartsWith("__", StringComparison.Ordinal))
            _report(name, $"The name {name.Value} begins with \"__\", which is kept for introspection.");
    }

    // IsValidImplementation, section 3.6.1.
    private void CheckImplementation(FieldsType type, InterfaceType implemented)
    {
        foreach (var ancestor in implemented.Interfaces.Where(ancestor => !type.Interfaces.Contains(ancestor)))
        {
            _report(type.Node, ReferenceEquals(ancestor, type)
                ? $"Type {type.Name} can't implement {implemented.Name}, which implements {type.Name} itself."
                : $"Type {type.Name} must implement {ancestor.Name}, because {implemented.Name} does.");
        }

        foreach (var expected in implemented.Fields)
        {
            if (type.Field(expected.Name) is { } field)
                CheckImplementation(type, field, implemented, expected);
            else
                _report(type.Node, $"Type {type.Name} must have the field {expected.Name} of {implemented.Name}.");
        }
    }

    private void CheckImplementation(FieldsType type, FieldDefinition field, InterfaceType implemented, FieldDefinition expected)
    {
        var name = $"{type.Name}.{field.Name}";
        if (!IsSubType(field.Type, expected.Type))
            _report(field.Node.Type, $"Field {name} is {field.Type}, which does not fit {expected.Type} of {implemented.Name}.");
        if (field.DeprecationReason is not null && expected.DeprecationReason is null)
            _report(field.Node, $"Field {name} can't be deprecated while it is not in {implemented.Name}.");
        foreach (var expectedArgument in expected.Arguments)
        {
            var argument = field.Argument(expectedArgument.Name);
            if (argument is null)
                _report(field.Node, $"Field {name} must have the argument {expectedArgument.Name} of {implemented.Name}.");
            else if (!ReferenceEquals(argument.Type, expectedArgument.Type))
                _report(argument.Node.Type, $"Argument {name}({argument.Name}:) is {argument.Type} and must be {expectedArgument.Type} as in {implemented.Name}.");
        }

        foreach (var argument in field.Arguments.Where(argument => argument.IsRequired && expected.Argument(argument.Name) is null))
            _report(argument.Node, $"Argument {name}({argument.Name}:) must not be required, because {implemented.Name} does not have it.");
    }

    /// <summary>IsSubType, section 3.6.1: whether a field of <paramref name="type"/> can stand for one of <paramref name="expected"/>.</summary>
    private static bool IsSubType(GraphQLType type, GraphQLType expected) => (type, expected) switch
    {
        (NonNullType a, NonNullType b) => IsSubType(a.OfType, b.OfType),
        (NonNullType a, _) => IsSubType(a.OfType, expected),
        (ListType a, ListType b) => IsSubType(a.OfType, b.OfType),
        (ObjectType a, UnionType b) => b.Members.Contains(a),
        (FieldsType a, InterfaceType b) => ReferenceEquals(a, b) || a.Interfaces.Contains(b),
        _ => ReferenceEquals(type, expected),
    };
}
