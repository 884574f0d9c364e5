using KnowledgeGraph.Extraction.Relations;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>Pairs the items of a list with the numbers of a list: 甲、乙和丙分别为3个、5个和7个.</summary>
internal static class Respectively
{
    /// <summary>The item that a quantity belongs to, as a range of the text, or null where the sentence pairs nothing.</summary>
    public static (int Start, int End)? ItemOf(QuantityScene scene, int quantity)
    {
        var text = scene.Index.Text;
        var sentence = scene.Index.Sentence(scene.Quantities[quantity].Start);
        var at = text.LastIndexOf("分别", scene.Quantities[quantity].Start, StringComparison.Ordinal);
        if (at < 0 || scene.Index.Sentence(at) != sentence)
        {
            return null;
        }
        var first = quantity;
        while (first > 0 && scene.Quantities[first - 1].Start > at)
        {
            first--;
        }
        var last = quantity;
        while (last + 1 < scene.Quantities.Length && IsListGap(text, scene.Quantities[last].End, scene.Quantities[last + 1].Start))
        {
            last++;
        }
        for (var i = first; i < quantity; i++)
        {
            if (!IsListGap(text, scene.Quantities[i].End, scene.Quantities[i + 1].Start))
            {
                return null;
            }
        }
        var items = Items(text, at);
        return items.Count == last - first + 1 && items.Count > 1 ? items[quantity - first] : null;
    }

    private static bool IsListGap(string text, int end, int start) => start - end is >= 0 and <= 2 && text.AsSpan(end, start - end).IndexOfAnyExcept('、', '和', '，') < 0;

    /// <summary>The items of the list that ends at <paramref name="end"/>, within its clause.</summary>
    private static List<(int Start, int End)> Items(string text, int end)
    {
        var start = end;
        while (start > 0 && text[start - 1] is not ('，' or '：' or ',') && !ArticleIndex.EndsSentence(text[start - 1]))
        {
            start--;
        }
        var items = new List<(int, int)>();
        var begin = start;
        for (var i = start; i <= end; i++)
        {
            if (i == end || text[i] is '、' or '和' or '与')
            {
                if (i > begin)
                {
                    items.Add((begin, i));
                }
                begin = i + 1;
            }
        }
        return items;
    }
}
