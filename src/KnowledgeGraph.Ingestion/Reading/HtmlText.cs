using System.Text;
using AngleSharp.Dom;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>The text of an element as a reader sees it: a line a block, white space collapsed.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p",
        "pre", "section", "table", "td", "th", "tr", "ul",
    };

    /// <summary>The text of <paramref name="element"/>, blocks apart by an empty line, <c>br</c> by a line feed.</summary>
    public static string Of(IElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        while (text.Length > 0 && char.IsWhiteSpace(text[^1]))
        {
            text.Length--;
        }
        return CleanText.Lines(text.ToString());
    }

    private static void Append(INode root, StringBuilder text)
    {
        // Explicit stack: a hostile page may nest deeper than the thread's stack.
        var pending = new Stack<(INode Node, bool Leaving)>();
        pending.Push((root, false));
        while (pending.TryPop(out var step))
        {
            var block = step.Node is IElement e && Blocks.Contains(e.LocalName);
            if (step.Leaving)
            {
                Break(text, 2);
                continue;
            }
            if (step.Node is IText run)
            {
                AppendCollapsed(run.Data, text);
            }
            else if (step.Node is IElement { LocalName: "br" })
            {
                Break(text, 1);
            }
            if (block)
            {
                Break(text, 2);
                pending.Push((step.Node, true));
            }
            // By index: the library finds a node's sibling by going through all of them.
            for (var i = step.Node.ChildNodes.Length - 1; i >= 0; i--)
            {
                pending.Push((step.Node.ChildNodes[i], false));
            }
        }
    }

    private static void Break(StringBuilder text, int feeds)
    {
        while (text.Length > 0 && text[^1] is ' ')
        {
            text.Length--;
        }
        if (text.Length == 0)
        {
            return;
        }
        for (var have = 0; have < feeds; have++)
        {
            if (text.Length <= have || text[^(have + 1)] != '\n')
            {
                text.Append('\n', feeds - have);
                return;
            }
        }
    }

    private static void AppendCollapsed(string data, StringBuilder text)
    {
        foreach (var c in data)
        {
            // The ideographic space indents paragraphs; it is kept for the layout to judge. Other white space is the source's own.
            if (c != '\u3000' && char.IsWhiteSpace(c))
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                {
                    text.Append(' ');
                }
            }
            else
            {
                text.Append(c);
            }
        }
    }
}
