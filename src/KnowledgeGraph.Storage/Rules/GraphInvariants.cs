using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>The rules that a document must keep to enter a store: no span, no fact; no fact about what its article does not hold.</summary>
public static class GraphInvariants
{
    /// <summary>Refuses a batch that holds a document twice or one that breaks a rule.</summary>
    /// <exception cref="InvalidGraphException">It names the document and the first breach.</exception>
    public static void Check(IReadOnlyList<DocumentCommit> documents)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (!names.Add(document.Graph.Document))
            {
                throw new InvalidGraphException(document.Graph.Document, "the document stands twice in one batch");
            }
            if (Breaches(document.Graph).FirstOrDefault() is { } breach)
            {
                throw new InvalidGraphException(document.Graph.Document, breach);
            }
        }
    }

    /// <summary>All breaches, one line each, in the order of the articles; none for a sound document.</summary>
    public static IEnumerable<string> Breaches(DocumentGraph document)
    {
        if (document.Document.Length == 0)
        {
            yield return "the document has no name";
        }
        var last = 0;
        foreach (var graph in document.Articles)
        {
            var article = graph.Article;
            if (article.Document != document.Document || article.Id != FactIds.OfArticle(article.Document, article.Number))
            {
                yield return $"{article.Id} is no id of article {article.Number.ToString(CultureInfo.InvariantCulture)} of this document";
            }
            if (article.Number <= last)
            {
                yield return $"{article.Id} is not after the article before it";
            }
            last = article.Number;
            foreach (var breach in Breaches(graph))
            {
                yield return breach;
            }
        }
    }

    /// <summary>The breaches of one article.</summary>
    public static IEnumerable<string> Breaches(ArticleGraph graph)
    {
        var article = graph.Article;
        if (article.Published is null != (article.PublishedBasis == DateBasis.Unknown))
        {
            yield return $"{article.Id}: a date of publication must have a basis, and a basis a date";
        }
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var breach in EntityBreaches(graph, ids).Concat(FactBreaches(graph, ids)))
        {
            yield return breach;
        }
    }

    private static IEnumerable<string> EntityBreaches(ArticleGraph graph, HashSet<string> ids)
    {
        var article = graph.Article;
        foreach (var entity in graph.Entities)
        {
            if (entity.Id.Length == 0 || entity.Name.Length == 0)
            {
                yield return $"{article.Id}: an entity has no id or no name";
            }
            if (!HasKindOf(entity))
            {
                yield return $"{article.Id}: {entity.Id} does not begin with its kind, {entity.Kind}";
            }
            if (!ids.Add(entity.Id))
            {
                yield return $"{article.Id}: {entity.Id} occurs twice";
            }
            if (entity.Mentions.Count == 0)
            {
                yield return $"{article.Id}: {entity.Id} has no mention";
            }
            foreach (var mention in entity.Mentions)
            {
                if (SpanBreach(article, mention.Span, mention.Text, mention.Score) is { } breach)
                {
                    yield return $"{article.Id}: mention of {entity.Id}: {breach}";
                }
            }
        }
        foreach (var ancestor in graph.Ancestors)
        {
            if (ancestor.Kind != EntityKind.Place || !HasKindOf(ancestor) || ancestor.Mentions.Count > 0 || ancestor.Name.Length == 0)
            {
                yield return $"{article.Id}: ancestor {ancestor.Id} is no named Place without mentions";
            }
            if (!ids.Add(ancestor.Id))
            {
                yield return $"{article.Id}: {ancestor.Id} occurs twice";
            }
        }
    }

    private static IEnumerable<string> FactBreaches(ArticleGraph graph, HashSet<string> ids)
    {
        var article = graph.Article;
        foreach (var relation in graph.Relations)
        {
            var what = $"{article.Id}: {Names.Of(relation.Type)} from {relation.From} to {relation.To}";
            if (!ids.Contains(relation.From) || !ids.Contains(relation.To))
            {
                yield return $"{what}: an end is no entity of the article";
            }
            if (SpanBreach(article, relation.Span, relation.Quote, relation.Score) is { } breach)
            {
                yield return $"{what}: {breach}";
            }
        }
        foreach (var observation in graph.Observations)
        {
            var what = $"{article.Id}: observation of {observation.Subject}";
            if (!ids.Contains(observation.Subject) || (observation.Place is not null && !ids.Contains(observation.Place)))
            {
                yield return $"{what}: its subject or place is no entity of the article";
            }
            if (!double.IsFinite(observation.Value))
            {
                yield return $"{what}: its value is no finite number";
            }
            if (SpanBreach(article, observation.Span, observation.Quote, observation.Score) is { } breach)
            {
                yield return $"{what}: {breach}";
            }
        }
        foreach (var date in graph.Dates)
        {
            if (SpanBreach(article, date.Span, date.Text, 1) is { } breach)
            {
                yield return $"{article.Id}: date {date.Value}: {breach}";
            }
        }
    }

    /// <summary>An id tells its kind, so that two articles can't give one entity two: <c>programme:共富工坊</c>.</summary>
    private static bool HasKindOf(Entity entity)
    {
        var colon = entity.Id.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && entity.Id.AsSpan(0, colon).Equals(entity.Kind.ToString().ToLowerInvariant(), StringComparison.Ordinal);
    }

    /// <summary>What is wrong with a span and its text, or null.</summary>
    private static string? SpanBreach(Article article, TextSpan span, string text, double score)
    {
        var part = PartOf(article, span);
        if (part is null || span.Start < 0 || span.End <= span.Start || span.End > part.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"[{span.Start}, {span.End}) is not inside its {Names.Of(span.Part)}");
        }
        if (!part.AsSpan(span.Start, span.End - span.Start).SequenceEqual(text))
        {
            return string.Create(CultureInfo.InvariantCulture, $"'{text}' is not what stands at [{span.Start}, {span.End}) of its {Names.Of(span.Part)}");
        }
        if (CutsCharacter(part, span.Start) || CutsCharacter(part, span.End))
        {
            return string.Create(CultureInfo.InvariantCulture, $"[{span.Start}, {span.End}) cuts a character of its {Names.Of(span.Part)} in two");
        }
        return score is >= 0 and <= 1 ? null : string.Create(CultureInfo.InvariantCulture, $"score {score} is not between 0 and 1");
    }

    /// <summary>Whether the units before and at an offset are one character beyond U+FFFF: no half of it can be kept as UTF-8.</summary>
    private static bool CutsCharacter(string text, int offset) =>
        offset > 0 && offset < text.Length && char.IsSurrogatePair(text[offset - 1], text[offset]);

    private static string? PartOf(Article article, TextSpan span) => span.Part switch
    {
        ArticlePart.Body => article.Body,
        ArticlePart.Title => article.Title,
        ArticlePart.Subtitle => article.Subtitle,
        ArticlePart.Dateline => article.Dateline,
        ArticlePart.Caption when span.Caption >= 0 && span.Caption < article.Captions.Count => article.Captions[span.Caption],
        _ => null,
    };
}
