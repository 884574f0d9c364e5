namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>Small random changes of a document: pieces dropped, doubled, swapped, or replaced by other pieces of the language.</summary>
internal static class DocumentMutator
{
    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "..", ".", ",", "\"", "\"\"\"", "\\", "\\u", "\\u{1F600}", "\\uD83D", "#", "\n", "\r\n", "\r",
        "on", "query", "mutation", "subscription", "fragment", "type", "extend", "input", "enum", "union", "interface", "implements", "directive", "repeatable", "schema", "scalar",
        "true", "false", "null", "0", "-", "1", "01", "1.5", "1e5", "1.e", "x", "_", "汉", "😀", "\t", " ", "'", "?", "\u0000", "\uFEFF", "\u2028",
    ];

    public static string Mutate(string document, Random random)
    {
        for (var count = random.Next(1, 4); count > 0; count--)
            document = MutateOnce(document, random);
        return document;
    }

    private static string MutateOnce(string document, Random random)
    {
        // A cut inside a surrogate pair would not survive the way to UTF-8.
        var at = Boundary(document, random.Next(document.Length + 1));
        var end = Boundary(document, Math.Min(document.Length, at + random.Next(12)));
        return random.Next(5) switch
        {
            0 => document.Remove(at, end - at),
            1 => document.Insert(at, Pieces[random.Next(Pieces.Length)]),
            2 => document.Insert(at, document[at..end]),
            3 => document.Remove(at, end - at).Insert(at, Pieces[random.Next(Pieces.Length)]),
            _ => document[..end],
        };
    }

    private static int Boundary(string document, int index) =>
        index > 0 && index < document.Length && char.IsLowSurrogate(document[index]) ? index - 1 : index;
}
