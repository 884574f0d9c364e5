using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>Mentions are parallel lists on a relationship <c>m</c>: one entry a mention.</summary>
internal static class MentionLists
{
    /// <summary>Columns of all mentions of <c>m</c>: 8.</summary>
    public const string Columns = "m.texts, m.partKeys, m.starts, m.ends, m.scores, m.documentStarts, m.documentEnds, m.position";

    /// <summary>Part and caption of entry <c>i</c>, as the keys of lists hold them. Without part keys all stand in the body.</summary>
    public const string Part = "CASE WHEN coalesce(m.partKeys[i], 0) > 4 THEN 4 ELSE coalesce(m.partKeys[i], 0) END";

    /// <summary>The caption's number of entry <c>i</c>.</summary>
    public const string Caption = "CASE WHEN coalesce(m.partKeys[i], 0) > 4 THEN m.partKeys[i] - 4 ELSE 0 END";

    /// <summary>The mentions of a relationship, in the order in which they were committed.</summary>
    public static List<Mention> Read(Row row, int at)
    {
        var (texts, partKeys, starts, ends) = (row.Texts(at), row.Int64s(at + 1), row.Int64s(at + 2), row.Int64s(at + 3));
        var (scores, documentStarts, documentEnds) = (row.Doubles(at + 4), row.Int64s(at + 5), row.Int64s(at + 6));
        return
        [
            .. texts.Select((text, i) => new Mention(
                text,
                Span(partKeys.Count == 0 ? 0 : partKeys[i], starts[i], ends[i], documentStarts.Count == 0 ? -1 : documentStarts[i], documentEnds.Count == 0 ? -1 : documentEnds[i]),
                scores[i])),
        ];
    }

    private static TextSpan Span(long partKey, long start, long end, long documentStart, long documentEnd)
    {
        var part = Math.Min(partKey, (long)ArticlePart.Caption);
        return new((ArticlePart)part, (int)(partKey - part), (int)start, (int)end, (int)documentStart, (int)documentEnd);
    }
}
