using System.Net;
using System.Text;
using KnowledgeGraph.Server.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KnowledgeGraph.Server.Hosting;

/// <summary><c>/</c>, the schema and the documented questions: what a visitor needs to begin.</summary>
internal static class StartPage
{
    private const string QueryPrefix = "queries/";

    /// <summary>The documented questions by file name, in order, each beginning with its title as a comment.</summary>
    public static IReadOnlyDictionary<string, string> Questions { get; } = ReadQuestions();

    public static void MapStartPage(this IEndpointRouteBuilder endpoints, ServiceOptions options)
    {
        var page = Render();
        endpoints.MapGet("/", () => Results.Content(page, "text/html; charset=utf-8"));
        if (options.Introspection != Audience.Nobody)
        {
            var schema = endpoints.MapGet("/schema.graphql", () => Results.Bytes(GraphApi.Schema, "text/plain; charset=utf-8"));
            Gate.Require(schema, options.Introspection == Audience.Admins ? ApiRole.Admin : ApiRole.Read);
        }
        endpoints.MapGet("/queries/{name}", (string name) =>
            Questions.TryGetValue(name, out var text) ? Results.Content(text, "text/plain; charset=utf-8") : Results.NotFound());
    }

    private static string Render()
    {
        var list = new StringBuilder();
        foreach (var (name, text) in Questions)
        {
            var title = WebUtility.HtmlEncode(text.Split('\n')[0].TrimStart('#', ' '));
            list.Append($"<li><a href=\"/graphiql?query={Uri.EscapeDataString(text)}\">{title}</a> <a href=\"/queries/{name}\">.graphql</a></li>\n");
        }
        return Read("start.html").Replace("<!--questions-->", list.ToString(), StringComparison.Ordinal);
    }

    private static SortedDictionary<string, string> ReadQuestions()
    {
        var questions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in typeof(StartPage).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(QueryPrefix, StringComparison.Ordinal)))
        {
            questions.Add(name[QueryPrefix.Length..], Read(name));
        }
        return questions;
    }

    private static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(StartPage).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
