using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>A relation while documents are applied.</summary>
internal sealed class RelationState(long key, string hash, RelationType type)
{
    private long lastArticle;

    public long Key { get; } = key;

    public string Hash { get; } = hash;

    public RelationType Type { get; } = type;

    public long Source { get; init; }

    public long Target { get; init; }

    public string? Title { get; init; }

    /// <summary>False until its row is written.</summary>
    public bool Exists { get; init; }

    /// <summary>True where evidence was taken away, so that its merged values must be worked out from what is left.</summary>
    public bool Retracted { get; set; }

    public long ArticleCount { get; set; }

    public double Score { get; set; }

    public PartialDate? FirstReported { get; set; }

    public PartialDate? LastReported { get; set; }

    /// <summary>Takes one piece of evidence into the merged values. The pieces of an article come one after the other.</summary>
    public void Support(long article, double score, PartialDate? published)
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
}
