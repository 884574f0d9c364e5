using KnowledgeGraph.Extraction.Explaining;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>Relations, observations, mentions, evidence, articles, and the connections of all lists.</summary>
internal static class FactBindings
{
    private const int DisplayTitleLength = 24;

    public static GraphQLEngineBuilder BindFacts(this GraphQLEngineBuilder builder) => builder
        .Object<StoredRelation>("Relation", fields => fields
            .Field("id", relation => relation.Id)
            .Field("type", relation => relation.Type)
            .Field("title", relation => relation.Title)
            .Batch<StoredEntity>("source", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, relation => relation.From, relation => relation.Source))
            .Batch<StoredEntity>("target", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, relation => relation.To, relation => relation.Target))
            .Field("articleCount", relation => relation.ArticleCount)
            .Field("score", relation => relation.Score)
            .Field("firstReported", relation => relation.FirstReported)
            .Field("lastReported", relation => relation.LastReported)
            .Batch<Connection<StoredEvidence>>("evidence", batch =>
            {
                var minScore = batch.Context.MinScore();
                return StoreCalls.Pages(batch, (ids, page, token) => batch.Context.Reader().GetEvidenceAsync(ids, minScore, page, token), relation => relation.Id);
            }))
        .Object<StoredEvidence>("Evidence", fields => fields
            .Batch<StoredArticle>("article", batch => StoreCalls.One(batch, batch.Context.Reader().GetArticlesAsync, evidence => evidence.Article))
            .Field("quote", evidence => evidence.Quote)
            .Span(evidence => evidence.Span)
            .Field("sentence", evidence => evidence.Sentence)
            .Field("score", evidence => evidence.Score)
            .Field("documentStart", evidence => Offset(evidence.Span.DocumentStart))
            .Field("documentEnd", evidence => Offset(evidence.Span.DocumentEnd))
            .Batch<IReadOnlyList<WhyStep>>("why", WhyBindings.OfEvidence))
        .Object<StoredMention>("Mention", fields => fields
            .Batch<StoredEntity>("entity", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, mention => mention.Entity))
            .Batch<StoredArticle>("article", batch => StoreCalls.One(batch, batch.Context.Reader().GetArticlesAsync, mention => mention.Article))
            .Field("text", mention => mention.Text)
            .Span(mention => mention.Span)
            .Field("score", mention => mention.Score)
            .Batch<IReadOnlyList<WhyStep>>("why", WhyBindings.OfMentions))
        .Object<StoredObservation>("Observation", fields => fields
            .Field("id", observation => observation.Id)
            .Batch<StoredEntity>("subject", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, observation => observation.Value.Subject))
            .Batch<StoredEntity>("place", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, observation => observation.Value.Place))
            .Field("metric", observation => observation.Value.Metric)
            .Field("value", observation => observation.Value.Value)
            .Field("unit", observation => observation.Value.Unit)
            .Field("comparison", observation => observation.Value.Comparison)
            .Field("change", observation => observation.Value.Change)
            .Field("period", observation => observation.Value.Period)
            .Field("score", observation => observation.Value.Score)
            .Field("evidence", EvidenceOf))
        .Object<StoredArticle>("Article", BindArticle)
        .Object<PageInfo>("PageInfo", fields => fields
            .Field("hasNextPage", page => page.HasNextPage)
            .Field("hasPreviousPage", page => page.HasPreviousPage)
            .Field("startCursor", page => page.StartCursor)
            .Field("endCursor", page => page.EndCursor))
        .BindConnection<StoredEntity>("Entity")
        .BindConnection<StoredEntity>("Place")
        .BindConnection<StoredEntity>("Programme")
        .BindConnection<StoredMention>("Mention")
        .BindConnection<StoredRelation>("Relation")
        .BindConnection<StoredObservation>("Observation")
        .BindConnection<StoredEvidence>("Evidence")
        .BindConnection<Adoption>("Adoption")
        .BindConnection<StoredArticle>("Article");

    /// <summary>Where a fact's characters stand in its article.</summary>
    private static FieldBinder<T> Span<T>(this FieldBinder<T> fields, Func<T, TextSpan> span) => fields
        .Field("part", fact => span(fact).Part)
        .Field("caption", fact => Caption(span(fact)))
        .Field("start", fact => span(fact).Start)
        .Field("end", fact => span(fact).End);

    private static GraphQLEngineBuilder BindConnection<T>(this GraphQLEngineBuilder builder, string node) => builder
        .Object<Connection<T>>(node + "Connection", fields => fields
            .Field("edges", connection => connection.Edges.Select(edge => new EdgeNode<T>(edge)))
            .Field("pageInfo", connection => connection.PageInfo)
            .Batch<int>("totalCount", async batch =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i] = await batch.Parent(i).TotalAsync().ConfigureAwait(false);
                }
            }))
        .Object<EdgeNode<T>>(node + "Edge", fields => fields
            .Field("cursor", edge => edge.Value.Cursor.ToString())
            .Field("node", edge => edge.Value.Node));

    private static void BindArticle(FieldBinder<StoredArticle> fields) => fields
        .Field("id", stored => stored.Article.Id)
        .Field("title", stored => stored.Article.Title)
        .Field("displayTitle", DisplayTitle)
        .Field("subtitle", stored => stored.Article.Subtitle)
        .Field("authors", stored => stored.Article.Authors)
        .Field("source", stored => stored.Article.Source)
        .Field("url", stored => stored.Article.Url)
        .Field("published", stored => stored.Article.Published)
        .Field("publishedBasis", stored => stored.Article.PublishedBasis)
        .Field("document", stored => stored.Article.Document)
        .Field("dateline", stored => stored.Article.Dateline)
        .Field("body", (stored, context) => context.Scope().WithBodies ? stored.Article.Body : "")
        .Field("captions", (stored, context) => context.Scope().WithBodies ? stored.Article.Captions : [])
        .Batch<StoredEntity>("homePlace", batch => StoreCalls.One(batch, batch.Context.Reader().GetEntitiesAsync, stored => stored.HomePlace))
        .Batch<Connection<StoredEntity>>("entities", batch =>
        {
            var kinds = batch.Context.Argument<IReadOnlyList<EntityKind>>("kinds");
            return StoreCalls.Pages(batch, (ids, page, token) => batch.Context.Reader().GetEntitiesOfAsync(ids, kinds, page, token), stored => stored.Article.Id);
        })
        .Batch<Connection<StoredMention>>("mentions", batch =>
        {
            var minScore = batch.Context.MinScore();
            return StoreCalls.Pages(batch, (ids, page, token) => batch.Context.Reader().GetMentionsInAsync(ids, minScore, page, token), stored => stored.Article.Id);
        });

    /// <summary>The headline, else the first characters of the body, cut between characters.</summary>
    private static string DisplayTitle(StoredArticle stored)
    {
        if (stored.Article.Title is { } title)
        {
            return title;
        }
        var body = stored.Article.Body;
        if (body.Length <= DisplayTitleLength)
        {
            return body.Length > 0 ? body : stored.Article.Id;
        }
        var length = char.IsHighSurrogate(body[DisplayTitleLength - 1]) ? DisplayTitleLength - 1 : DisplayTitleLength;
        return string.Concat(body.AsSpan(0, length), "…");
    }

    private static StoredEvidence EvidenceOf(StoredObservation observation) => new(
        observation.Id, observation.Article, observation.Published, observation.Value.Quote, observation.Value.Span, observation.Value.Score, observation.Sentence);

    private static int? Caption(TextSpan span) => span.Part == ArticlePart.Caption ? span.Caption : null;

    private static int? Offset(int value) => value < 0 ? null : value;
}

/// <summary>An edge as an object of its own type.</summary>
internal sealed record EdgeNode<T>(Edge<T> Value);
