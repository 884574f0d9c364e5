using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Changes of a document token by token, so that most of them still parse and break a rule of validation instead.</summary>
internal static class TokenMutator
{
    private static readonly string[] Replacements =
        ["x", "name", "null", "true", "1", "1.5", "\"s\"", "[1]", "{a: 1}", "SIT", "$v0", "$x", "Dog", "Human", "Int", "...F0", "@skip(if: true)", "@onField", "@unknown(a: 1)", "a: name", "F0", "F1"];

    public static string Mutate(string document, Random random)
    {
        var tokens = Tokens(document);
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(5))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.Insert(at, tokens[at]);
                    break;
                case 2:
                    tokens[at] = Replacements[random.Next(Replacements.Length)];
                    break;
                case 3:
                    tokens.Insert(at, Replacements[random.Next(Replacements.Length)]);
                    break;
                default:
                    var other = random.Next(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
            }

            if (tokens.Count == 0)
                break;
        }

        return string.Join(' ', tokens);
    }

    private static List<string> Tokens(string document)
    {
        var source = new Source(System.Text.Encoding.UTF8.GetBytes(document));
        var lexer = new Lexer(source);
        var tokens = new List<string>();
        for (var token = lexer.Next(0); token.Kind != TokenKind.EndOfFile; token = lexer.Next(token.End))
            tokens.Add(System.Text.Encoding.UTF8.GetString(source.Text.Span[token.Start..token.End]));
        return tokens;
    }
}
