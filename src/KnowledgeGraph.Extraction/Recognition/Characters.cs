namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>Classes of characters, as the shape of a name counts them.</summary>
internal static class Characters
{
    /// <summary>The class of a character: Han 1, digit 2, Latin letter 3, then kinds of punctuation, anything else 10.</summary>
    public static byte ClassOf(char c) => c switch
    {
        >= '一' and <= '鿿' => 1,
        >= '0' and <= '9' => 2,
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => 3,
        '“' or '”' => 4,
        '《' or '》' => 5,
        '（' or '）' or '(' or ')' => 6,
        '、' => 7,
        '，' or '：' or ':' or ',' => 8,
        '·' or '-' or '—' or '+' or '.' => 9,
        _ => 10,
    };

    /// <summary>Whether a character is a quotation mark or a bracket.</summary>
    public static bool IsMark(char c) => ClassOf(c) is 4 or 5 or 6;
}
