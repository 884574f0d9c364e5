using System.Text;
using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Changes one or two tokens of a schema: names become other names of the schema, pieces are dropped or doubled.</summary>
internal static class SchemaMutator
{
    private static readonly string[] Replacements =
        ["Int", "Query", "Dog", "Pet", "Filter", "Kind", "Node", "Book", "Hit", "id", "name", "@deprecated", "@oneOf", "!", "implements Node", "__x", "type", "input", "null", "\"d\"", "extend"];

    public static string Mutate(string sdl, Random random)
    {
        var source = new Source(Encoding.UTF8.GetBytes(sdl));
        var lexer = new Lexer(source);
        var tokens = new List<string>();
        for (var token = lexer.Next(0); token.Kind != TokenKind.EndOfFile; token = lexer.Next(token.End))
            tokens.Add(Encoding.UTF8.GetString(source.Text.Span[token.Start..token.End]));
        for (var count = random.Next(1, 3); count > 0; count--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    tokens[at] = tokens[random.Next(tokens.Count)];
                    break;
                default:
                    tokens[at] = Replacements[random.Next(Replacements.Length)];
                    break;
            }
        }

        return string.Join(' ', tokens);
    }
}
