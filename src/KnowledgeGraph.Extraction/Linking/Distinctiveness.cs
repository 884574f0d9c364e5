using KnowledgeGraph.Extraction.Gazetteer;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// Tells whether a name can stand for itself all over the country: it holds a part that is neither a head, nor a division's name, nor a listed generic word.
/// 共富工坊 does; 党群服务中心 and 西湖区志愿服务活动 do not.
/// </summary>
internal static class Distinctiveness
{
    private const int LongestPart = 12;

    /// <summary>True if <paramref name="folded"/> can't be covered by heads, divisions' names and generic words alone.</summary>
    public static bool Of(ReadOnlySpan<char> folded, Lexicon heads)
    {
        Span<bool> covered = folded.Length < 128 ? stackalloc bool[folded.Length + 1] : new bool[folded.Length + 1];
        covered.Clear();
        covered[0] = true;
        for (var start = 0; start < folded.Length; start++)
        {
            for (var length = 1; covered[start] && length <= LongestPart && start + length <= folded.Length; length++)
            {
                covered[start + length] |= IsCommon(folded.Slice(start, length), heads);
            }
        }
        return !covered[folded.Length];
    }

    private static bool IsCommon(ReadOnlySpan<char> part, Lexicon heads) =>
        Lexicons.Embedded.Contains(heads | Lexicon.GenericProgramme, part)
        || (part.Length == 1 ? part[0] is '的' or '和' or '与' or '暨' or '及' or '第' or '·' or '-' or '、' or '（' or '）' or '(' or ')' || char.IsAsciiDigit(part[0]) || "一二三四五六七八九十百年月日".Contains(part[0])
            : DivisionTree.Embedded.FindName(part) >= 0);
}
