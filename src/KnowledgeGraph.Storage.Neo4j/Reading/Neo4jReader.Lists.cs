using System.Text;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Lists of entities and articles that a filter keeps. Which pieces a statement is made of depends on what the filter asks for, never on its values.</summary>
internal abstract partial class Neo4jReader
{
    /// <summary>Relations that lead to where something is.</summary>
    private const string LeadingThere = "[:LOCATED_IN|IMPLEMENTED_IN|PART_OF|HOLDS_POST*0..4]";

    /// <summary>Grams that a full-text query asks for at most; the candidates are compared with the text itself anyway.</summary>
    private const int QueryGrams = 200;

    /// <summary>Candidates of a text search that are read at once.</summary>
    private const int CandidatePage = 100;

    /// <inheritdoc/>
    public async ValueTask<Page<StoredEntity>> FindEntitiesAsync(
        EntityFilter filter, EntityOrder order, PageRequest page, CancellationToken cancellationToken = default)
    {
        var list = $"entities-{order}";
        var after = After(page, list, 2);
        var (sortKey, descending) = SortKey(order);
        var beyond = descending ? "<" : ">";
        // Said of the properties themselves, so that the index on them gives the rows in order.
        List<string> conditions = order == EntityOrder.Name && IsPlain(filter) ? ["e.sortName IS NOT NULL", "e.sortId IS NOT NULL"] : [];
        if (after is not null)
        {
            conditions.Add($"{sortKey} {beyond}= $after[0] AND ({sortKey} {beyond} $after[0] OR e.sortId > $after[1])");
        }
        using var query = EntityQuery(
            filter, conditions,
            $"WITH e, {sortKey} AS key ORDER BY key{(descending ? " DESC" : "")}, e.sortId LIMIT $limit RETURN {Rows.Entity("e")}, key ORDER BY key{(descending ? " DESC" : "")}, e.sortId")
            .SetKey("after", after).Set("limit", page.First + 1L);
        var edges = await ReadAsync(
            query,
            row =>
            {
                var entity = Rows.ReadEntity(row, 0);
                object key = order == EntityOrder.Name ? entity.Name : row.Int64(12);
                return new Edge<StoredEntity>(entity, new(list, key, entity.Id));
            },
            cancellationToken).ConfigureAwait(false);
        long? total = page.WithTotal ? (await ReadAsync(EntityQuery(filter, [], "RETURN count(e)"), row => row.Int64(0), cancellationToken).ConfigureAwait(false))[0] : null;
        return Cut(edges, page.First, total);
    }

    /// <inheritdoc/>
    public async ValueTask<Page<StoredArticle>> FindArticlesAsync(ArticleFilter filter, PageRequest page, CancellationToken cancellationToken = default)
    {
        var after = After(page, "articles", 2);
        if (filter.Text is not null && SearchText.QueryGrams(filter.Text).Count == 0)
        {
            return Page<StoredArticle>.Empty;
        }
        var edges = new List<Edge<StoredArticle>>();
        await foreach (var article in MatchesAsync(filter, after, page.First + 1, cancellationToken).ConfigureAwait(false))
        {
            edges.Add(new(article, new("articles", DateKey.Of(article.Article.Published), article.Article.Id)));
            if (edges.Count > page.First)
            {
                break;
            }
        }
        return Cut(edges, page.First, page.WithTotal ? await CountArticlesAsync(filter, cancellationToken).ConfigureAwait(false) : null);
    }

    private async Task<long> CountArticlesAsync(ArticleFilter filter, CancellationToken cancellationToken)
    {
        // One gram is found where the text is, and nowhere else; more may stand apart.
        if (filter.Text is null || SearchText.QueryGrams(filter.Text).Any(gram => gram.Gram == SearchText.Fold(filter.Text)))
        {
            return (await ReadAsync(ArticleQuery(filter, [], "RETURN count(a)"), row => row.Int64(0), cancellationToken).ConfigureAwait(false))[0];
        }
        return await MatchesAsync(filter, null, CandidatePage, cancellationToken).LongCountAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The articles of a filter in order, read page by page; where a text is asked for, only those that contain it.</summary>
    private async IAsyncEnumerable<StoredArticle> MatchesAsync(
        ArticleFilter filter, object?[]? after, int size, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folded = filter.Text is null ? null : SearchText.Fold(filter.Text);
        List<StoredArticle> articles;
        do
        {
            List<string> conditions = after switch
            {
                null => [],
                [null, _] => [$"a.publishedKey IS NULL AND {ArticleKey} > $after[1]"],
                _ => [$"(a.publishedKey IS NULL OR a.publishedKey < $after[0] OR (a.publishedKey = $after[0] AND {ArticleKey} > $after[1]))"],
            };
            articles = await ReadAsync(
                ArticleQuery(
                    filter, conditions,
                    $$"""
                    WITH a ORDER BY coalesce(a.publishedKey, -1) DESC, a.id LIMIT $limit
                    OPTIONAL MATCH (h:Entity {id: a.homePlace})
                    RETURN {{Rows.Article}} ORDER BY coalesce(a.publishedKey, -1) DESC, a.id
                    """).SetKey("after", after).Set("limit", size),
                row => Rows.ReadArticle(row, 0), cancellationToken).ConfigureAwait(false);
            foreach (var article in articles)
            {
                if (folded is null || SearchText.Contains(article.Article, folded))
                {
                    yield return article;
                }
                after = [DateKey.Of(article.Article.Published), SortText.Of(article.Article.Id)];
            }
        }
        while (articles.Count == size);
    }

    private static CypherQuery EntityQuery(EntityFilter filter, List<string> more, string tail)
    {
        var (source, conditions) = EntitySource(filter);
        conditions.AddRange(more);
        if (filter.Kinds is not null)
        {
            conditions.Add("e.kind IN $kinds");
        }
        if (filter.Level is not null)
        {
            conditions.Add("e.level = $level");
        }
        if (filter.ReportedSince is not null || filter.ReportedUntil is not null)
        {
            conditions.Add("EXISTS { MATCH (e)<-[:MENTIONS]-(a:Article) WHERE a.publishedKey / 4 <= $until AND a.publishedLast >= $since }");
        }
        var grams = filter.NameContains is null ? [] : SearchText.QueryGrams(filter.NameContains).Select(gram => gram.Gram);
        return new CypherQuery(Join(source, conditions, tail))
            .Set("ids", filter.Ids).Set("kinds", Values.Of(filter.Kinds)).Set("level", Values.Of(filter.Level)).Set("within", filter.Within)
            .Set("folded", filter.NameContains is { } part ? SearchText.Fold(part) : null).Set("grams", grams)
            .Set("until", filter.ReportedUntil is { } last ? DateKey.OfDay(last.Last) : long.MaxValue).Set("since", filter.ReportedSince is { } first ? DateKey.OfDay(first.First) : 0);
    }

    /// <summary>Where the search begins: with what is fewest, as far as that can be known from the filter's form.</summary>
    private static (string Source, List<string> Conditions) EntitySource(EntityFilter filter)
    {
        const string HasName = "EXISTS { MATCH (e)-[:NAMED]->(n:Name) WHERE n.folded CONTAINS $folded }";
        var named = filter.NameContains is not null;
        return filter switch
        {
            { Ids: not null, Within: not null } => (
                $"MATCH (top:Entity&Place {{id: $within}}) UNWIND $ids AS id MATCH (e:Entity {{id: id}}) WITH DISTINCT e, top",
                [$"EXISTS {{ (e)-{LeadingThere}->(:Entity)-{UpOrHere}->(top) }}", .. named ? [HasName] : Array.Empty<string>()]),
            { Ids: not null } => ("UNWIND $ids AS id MATCH (e:Entity {id: id}) WITH DISTINCT e", named ? [HasName] : []),
            { Within: not null } => (
                $"MATCH (top:Entity&Place {{id: $within}})<-{UpOrHere}-(below:Entity) WITH DISTINCT below MATCH (below)<-{LeadingThere}-(e:Entity) WITH DISTINCT e", named ? [HasName] : []),
            _ when named && SearchText.QueryGrams(filter.NameContains!).Count > 0 => (
                """
                UNWIND $grams AS gram MATCH (g:Gram {text: gram}) WITH g ORDER BY g.names, g.text LIMIT 1
                MATCH (g)<-[:HOLDS]-(n:Name) WHERE n.folded CONTAINS $folded
                MATCH (n)<-[:NAMED]-(e:Entity) WITH DISTINCT e
                """, []),
            _ when named => ("MATCH (n:Name) WHERE n.folded CONTAINS $folded MATCH (n)<-[:NAMED]-(e:Entity) WITH DISTINCT e", []),
            { Level: not null } => ("MATCH (e:Entity&Place)", []),
            _ => ("MATCH (e:Entity)", []),
        };
    }

    private static bool IsPlain(EntityFilter filter) => filter is { Ids: null, Within: null, NameContains: null, Level: null };

    private static CypherQuery ArticleQuery(ArticleFilter filter, List<string> conditions, string tail)
    {
        string[] mentions = [.. (filter.Mentions ?? []).Distinct(StringComparer.Ordinal)];
        var others = "all(id IN $mentions WHERE EXISTS { (a)-[:MENTIONS]->(:Entity {id: id}) })";
        var source = "MATCH (a:Article)";
        if (filter.Text is not null)
        {
            source = "CALL db.index.fulltext.queryNodes('article_grams', $text) YIELD node AS a";
            conditions = mentions.Length > 0 ? [.. conditions, others] : conditions;
        }
        else if (mentions.Length > 0)
        {
            source = "MATCH (:Entity {id: $mentions[0]})<-[:MENTIONS]-(a:Article)";
            conditions = mentions.Length > 1 ? [.. conditions, others] : conditions;
        }
        if (filter.Source is not null)
        {
            conditions = [.. conditions, "a.source = $source"];
        }
        if (filter.PublishedSince is not null)
        {
            conditions = [.. conditions, "a.publishedLast >= $since"];
        }
        if (filter.PublishedUntil is not null)
        {
            conditions = [.. conditions, "a.publishedKey / 4 <= $until"];
        }
        // After CALL … YIELD a WHERE belongs to the WITH that follows.
        return new CypherQuery(Join(filter.Text is null ? source : source + " WITH a", conditions, tail))
            .Set("text", filter.Text is null ? null : FullText(filter.Text)).Set("mentions", mentions).Set("source", filter.Source)
            .Set("since", filter.PublishedSince is { } first ? DateKey.OfDay(first.First) : 0).Set("until", filter.PublishedUntil is { } last ? DateKey.OfDay(last.Last) : 0);
    }

    /// <summary>A full-text query for the grams of a text, all of which must be there. Grams hold letters and digits only, so that quotes need no escape.</summary>
    private static string FullText(string text)
    {
        var query = new StringBuilder();
        foreach (var (gram, isPrefix) in SearchText.QueryGrams(text).Take(QueryGrams))
        {
            query.Append(isPrefix ? $"+{gram}* " : $"+\"{gram}\" ");
        }
        return query.ToString();
    }

    private static string Join(string source, List<string> conditions, string tail) =>
        conditions.Count == 0 ? $"{source} {tail}" : $"{source} WHERE {string.Join(" AND ", conditions)} {tail}";

    private static (string Expression, bool Descending) SortKey(EntityOrder order) => order switch
    {
        EntityOrder.Name => ("e.sortName", false),
        EntityOrder.ArticleCount => ("e.articleCount", true),
        EntityOrder.FirstReported => (FormattableString.Invariant($"coalesce(e.firstKey, {DateKey.None})"), false),
        _ => ("coalesce(e.lastKey, -1)", true),
    };

    private static Page<T> Cut<T>(List<Edge<T>> edges, int first, long? total)
    {
        var more = edges.Count > first;
        return new(more ? edges[..first] : edges, more, total);
    }
}
