using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>A relation while documents are applied. Its values are functions of its evidence.</summary>
internal sealed class RelationState(string id, RelationType type, string from, string to, string? title)
{
    private string? lastArticle;

    public string Id { get; } = id;

    public RelationType Type { get; } = type;

    public string From { get; } = from;

    public string To { get; } = to;

    public string? Title { get; } = title;

    /// <summary>The server's name for the relationship; null for one that is not there.</summary>
    public string? Element { get; private init; }

    /// <summary>True where evidence was taken away, so that the rest must be looked up.</summary>
    public bool Retracted { get; set; }

    public long ArticleCount { get; private set; }

    public double Score { get; private set; }

    public PartialDate? FirstReported { get; private set; }

    public PartialDate? LastReported { get; private set; }

    /// <summary>The relation of a row: the columns of <see cref="Rows.Relation"/>, then the server's name.</summary>
    public static RelationState Of(Row row)
    {
        var stored = Rows.ReadRelation(row, 0);
        return new(stored.Id, stored.Type, stored.From, stored.To, stored.Title)
        {
            Element = row.Text(Rows.RelationColumns),
            ArticleCount = stored.ArticleCount,
            Score = stored.Score,
            FirstReported = stored.FirstReported,
            LastReported = stored.LastReported,
        };
    }

    /// <summary>Takes one piece of evidence in. The pieces of an article come one after the other.</summary>
    public void Support(string article, double score, PartialDate? published)
    {
        if (article != lastArticle)
        {
            ArticleCount++;
            lastArticle = article;
        }
        Score = Math.Max(Score, score);
        FirstReported = ReportDates.Earlier(FirstReported, published);
        LastReported = ReportDates.Later(LastReported, published);
    }

    /// <summary>Forgets all evidence.</summary>
    public void Clear() => (lastArticle, ArticleCount, Score, FirstReported, LastReported) = (null, 0, 0, null, null);

    public IEnumerable<(string Name, object? Value)> Properties()
    {
        yield return ("id", Id);
        yield return ("title", Title);
        yield return ("sortTitle", SortText.Other(Title));
        yield return ("articleCount", ArticleCount);
        yield return ("score", Score);
        yield return ("firstReported", FirstReported?.ToString());
        yield return ("lastReported", LastReported?.ToString());
        yield return ("firstKey", DateKey.Of(FirstReported));
        yield return ("firstDay", FirstReported is { } first ? DateKey.OfDay(first.Last) : null);
    }
}
