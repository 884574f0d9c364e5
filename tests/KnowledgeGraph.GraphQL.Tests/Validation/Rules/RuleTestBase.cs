using System.Reflection;
using KnowledgeGraph.GraphQL.Language;
using KnowledgeGraph.GraphQL.Types;
using KnowledgeGraph.GraphQL.Validation;

namespace KnowledgeGraph.GraphQL.Tests.Validation.Rules;

/// <summary>Runs one rule alone on a document. An expected error is its places, each line:column, a colon and its message.</summary>
public abstract class RuleTestBase
{
    private static readonly Schema Pets = Schema.Parse(Schemas.Pets);

    internal static void IsValid<TRule>(string document)
        where TRule : ValidationRule, new() => Assert.Empty(Errors(typeof(TRule), document));

    internal static void Has<TRule>(string document, string[] errors)
        where TRule : ValidationRule, new() => Assert.Equal(errors, Errors(typeof(TRule), document));

    internal static string[] Errors(Type rule, string document)
    {
        var node = Parser.Parse(document);
        var context = new ValidationContext(Pets, node, hideSuggestions: false);
        var instance = (ValidationRule)Activator.CreateInstance(rule)!;
        rule.GetProperty(nameof(ValidationRule.Context), BindingFlags.Instance | BindingFlags.Public)!.SetValue(instance, context);
        new DocumentWalker(Pets, context.Info, [instance]).Walk(node);
        return [.. context.Errors.Select(error => $"{string.Join(' ', error.Locations.Select(place => $"{place.Line}:{place.Column}"))}: {error.Message}")];
    }
}
