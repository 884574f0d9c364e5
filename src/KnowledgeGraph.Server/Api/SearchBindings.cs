using System.Globalization;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Analysis.Search;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>Search and cross-reference.</summary>
internal static class SearchBindings
{
    /// <summary>Names that a look-up within a place ranks before the place is asked for.</summary>
    private const int WithinDepth = 20;

    public static GraphQLEngineBuilder BindSearch(this GraphQLEngineBuilder builder) => builder
        .Object<SearchResults>("SearchConnection", fields => fields
            .Field("edges", results => results.Edges)
            .Field("pageInfo", results => results.PageInfo)
            .Batch<int>("totalCount", async batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i] = (await StoreCalls.Guard(batch.Parent(i).All).ConfigureAwait(false)).Count;
                }
            })
            .Batch<IReadOnlyList<KindCount>>("facets", async batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i] = Facets(await StoreCalls.Guard(batch.Parent(i).All).ConfigureAwait(false));
                }
            }))
        .Object<SearchHit>("SearchEdge", fields => fields
            .Field("cursor", hit => hit.Cursor)
            .Field("node", hit => hit.Node)
            .Field("score", hit => hit.Match.Score)
            .Field("matchedName", hit => hit.Match.Name)
            .Field("why", hit => hit.Match.Why)
            .Field("highlights", hit => Ranges(hit.Match.Highlight))
            .Field("snippet", hit => hit.Match.Snippet))
        .Object<SearchSnippet>("SearchSnippet", fields => fields
            .Batch<StoredArticle>("article", batch => StoreCalls.One(batch, batch.Context.Reader().GetArticlesAsync, snippet => snippet.Article))
            .Field("part", snippet => snippet.Part)
            .Field("sentence", snippet => snippet.Sentence)
            .Field("highlights", snippet => Ranges(snippet.Highlight)))
        .Object<LookUpResult>("LookUp", fields => fields.Field("name", result => result.Name).Field("matches", result => result.Matches))
        .Object<LookUpHit>("LookUpMatch", fields => fields
            .Field("entity", hit => hit.Entity)
            .Field("score", hit => hit.Match.Score)
            .Field("matchedName", hit => hit.Match.Name)
            .Field("why", hit => hit.Match.Why));

    public static async ValueTask<SearchResults> SearchAsync(FieldContext context)
    {
        var page = context.Page();
        var query = new SearchQuery(
            context.Argument<string>("text")!, context.Argument<IReadOnlyList<EntityKind>>("kinds"), context.Argument<string>("within"),
            context.Argument<PartialDate?>("reportedSince"), context.Argument<PartialDate?>("reportedUntil"));
        Arguments.CheckWindow("reportedSince", query.Since, "reportedUntil", query.Until);
        var names = await StoreCalls.Guard(() => context.Scope().Names(context.CancellationToken)).ConfigureAwait(false);
        var search = new EntitySearch(context.Reader(), names, query);
        var matches = await StoreCalls.Guard(() => search.ByNameAsync(context.CancellationToken)).ConfigureAwait(false);
        var after = page.After is null ? null : await StoreCalls.Guard(() => ValueTask.FromResult(ReadCursor(page.After))).ConfigureAwait(false);
        var start = StartOf(matches, after);
        if (start + page.First >= matches.Count)
        {
            matches = await StoreCalls.Guard(() => search.AllAsync(context.CancellationToken)).ConfigureAwait(false);
            start = StartOf(matches, after);
        }
        SearchMatch[] shown = [.. matches.Skip(start).Take(page.First)];
        var entities = await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync([.. shown.Select(match => match.Entity)], context.CancellationToken)).ConfigureAwait(false);
        SearchHit[] edges = [.. shown.Zip(entities).Where(pair => pair.Second is not null).Select(pair => new SearchHit(CursorOf(pair.First), pair.Second!, pair.First))];
        return new(
            edges,
            new(start + shown.Length < matches.Count, page.After is not null, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor),
            () => search.AllAsync(context.CancellationToken));
    }

    public static async ValueTask<IReadOnlyList<LookUpResult>> LookUpAsync(FieldContext context)
    {
        var texts = context.Texts("names", Arguments.MaxNames);
        var first = context.First();
        var kinds = context.Argument<IReadOnlyList<EntityKind>>("kinds");
        var within = context.Argument<string>("within");
        var names = await StoreCalls.Guard(() => context.Scope().Names(context.CancellationToken)).ConfigureAwait(false);
        IReadOnlyList<NameMatch>[] matches = [.. texts.Select(text => names.Find(text, kinds, within is null ? first : Math.Max(first, WithinDepth), NameIndex.MatchMinScore))];
        string[] ids = [.. matches.SelectMany(list => list).Select(match => match.Entity).Distinct(StringComparer.Ordinal)];
        var byId = await EntitiesAsync(context, ids, within).ConfigureAwait(false);
        return
        [
            .. texts.Select((text, index) => new LookUpResult(
                text, [.. matches[index].Where(match => byId.ContainsKey(match.Entity)).Take(first).Select(match => new LookUpHit(byId[match.Entity], match))])),
        ];
    }

    private static async ValueTask<Dictionary<string, StoredEntity>> EntitiesAsync(FieldContext context, string[] ids, string? within)
    {
        if (within is not null)
        {
            var filter = new EntityFilter { Ids = ids, Within = within };
            var inside = await StoreCalls.Guard(() => context.Reader().FindEntitiesAsync(filter, EntityOrder.Name, new(ids.Length), context.CancellationToken)).ConfigureAwait(false);
            return inside.Edges.ToDictionary(edge => edge.Node.Id, edge => edge.Node, StringComparer.Ordinal);
        }
        var entities = await StoreCalls.Guard(() => context.Reader().GetEntitiesAsync(ids, context.CancellationToken)).ConfigureAwait(false);
        return entities.OfType<StoredEntity>().ToDictionary(entity => entity.Id, StringComparer.Ordinal);
    }

    /// <summary>The index of the first match behind a place in the order: lower scores, then greater ids. The match of the cursor itself may have gone.</summary>
    private static int StartOf(IReadOnlyList<SearchMatch> matches, (double Score, string Entity)? after)
    {
        if (after is not var (score, entity))
        {
            return 0;
        }
        var start = 0;
        while (start < matches.Count && (matches[start].Score > score || (matches[start].Score == score && CodePointOrder.Instance.Compare(matches[start].Entity, entity) <= 0)))
        {
            start++;
        }
        return start;
    }

    private static string CursorOf(SearchMatch match) => new Cursor("search", match.Score.ToString("R", CultureInfo.InvariantCulture), match.Entity).ToString();

    private static (double Score, string Entity)? ReadCursor(string cursor) =>
        Cursor.Parse(cursor, "search", 2) is [string text, string entity] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) ? (score, entity)
        : throw new InvalidCursorException(cursor);

    private static IEnumerable<int[]> Ranges(IReadOnlyList<(int Start, int End)> ranges) => ranges.Select(range => new[] { range.Start, range.End });

    /// <summary>All kinds with their hits. An id begins with its kind.</summary>
    private static IReadOnlyList<KindCount> Facets(IReadOnlyList<SearchMatch> matches)
    {
        var counts = matches.CountBy(match => match.Entity[..match.Entity.IndexOf(':', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return [.. Enum.GetValues<EntityKind>().Select(kind => new KindCount(kind, counts.GetValueOrDefault(kind.ToString())))];
    }
}
