using System.Net;
using System.Text;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Reconciliation;

/// <summary>An entity in a few lines of HTML, without scripts or outside files, for a frame of a given size.</summary>
internal static class EntityPreview
{
    /// <summary>Width of the frame in CSS pixels.</summary>
    public const int Width = 420;

    /// <summary>Height of the frame in CSS pixels.</summary>
    public const int Height = 180;

    private const int ShownAliases = 6;

    /// <summary>A whole page.</summary>
    public static string Page(StoredEntity entity) =>
        $"""
        <!DOCTYPE html>
        <html lang="zh"><head><meta charset="utf-8"><title>{Html(entity.Name)}</title><style>body{"{"}font:14px/1.5 sans-serif;margin:8px{"}"}h1{"{"}font-size:16px;margin:0{"}"}p{"{"}margin:4px 0{"}"}</style></head>
        <body>{Fragment(entity)}</body></html>

        """;

    /// <summary>What stands on it, to be put into another page.</summary>
    public static string Fragment(StoredEntity entity)
    {
        var html = new StringBuilder($"<h1>{Html(entity.Name)}</h1><p>{EntityTypes.NameOf(entity.Kind)}, {Html(entity.Id)}</p>");
        if (entity.Canonical is { } path && path != entity.Name)
        {
            html.Append($"<p>{Html(path)}</p>");
        }
        if (entity.Aliases.Count > 0)
        {
            html.Append($"<p>又称 {Html(string.Join('、', entity.Aliases.Take(ShownAliases)))}</p>");
        }
        html.Append(FormattableString.Invariant($"<p>{entity.ArticleCount} 篇文章"));
        if (entity.FirstReported is { } first)
        {
            html.Append($"，{first} 至 {entity.LastReported}");
        }
        return html.Append("</p>").ToString();
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
