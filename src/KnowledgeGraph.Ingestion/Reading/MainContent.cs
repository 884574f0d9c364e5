using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>Finds the element of a page that holds its running text.</summary>
internal static class MainContent
{
    private const string Furniture = "script,style,noscript,template,iframe,svg,nav,header,footer,aside,form,button,select,[hidden],[aria-hidden=true]";

    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal) { "article", "main", "section", "div", "td", "body" };

    /// <summary>
    /// The container with the most text outside links in its own paragraphs, after taking menus, scripts and forms out of the page; what an inner
    /// container holds counts half for the outer one, so that the innermost whole text wins.
    /// </summary>
    public static IElement Find(IHtmlDocument page)
    {
        foreach (var element in page.QuerySelectorAll(Furniture).ToArray())
        {
            element.Remove();
        }
        var root = page.Body ?? page.DocumentElement;
        var (best, bestScore) = (root, 0.0);
        foreach (var (element, score) in Scores(root))
        {
            // Parents come after their children and win ties no more than any other.
            if (score > bestScore)
            {
                (best, bestScore) = (element, score);
            }
        }
        return best;
    }

    /// <summary>Children before their parents; an explicit stack, since a hostile page may nest deeper than the thread's.</summary>
    private static IEnumerable<(IElement Element, double Score)> Scores(IElement root)
    {
        var open = new Stack<Frame>();
        open.Push(new(root));
        while (open.TryPeek(out var frame))
        {
            if (frame.Next < frame.Element.ChildNodes.Length)
            {
                var node = frame.Element.ChildNodes[frame.Next++];
                if (node is IElement element)
                {
                    open.Push(new(element));
                }
                else if (node is IText text)
                {
                    frame.Score += text.Data.AsSpan().Trim().Length;
                }
                continue;
            }
            open.Pop();
            if (frame.IsContainer)
            {
                yield return (frame.Element, frame.Score);
            }
            if (open.TryPeek(out var parent) && frame.Element.LocalName != "a")
            {
                parent.Score += frame.IsContainer ? frame.Score / 2 : frame.Score;
            }
        }
    }

    private sealed class Frame(IElement element)
    {
        public IElement Element { get; } = element;

        public bool IsContainer { get; } = Containers.Contains(element.LocalName);

        public int Next { get; set; }

        public double Score { get; set; }
    }
}
