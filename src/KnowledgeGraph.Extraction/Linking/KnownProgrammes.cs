using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// Sees to it that no mention of the programmes that the product follows is missed: where one is written, alone or at the end of a longer name
/// (某某镇共富工坊), it is a mention of the programme, whatever the recogniser took it for.
/// </summary>
internal static class KnownProgrammes
{
    private const float Sure = 0.9f;

    /// <summary>The mentions with those of known programmes added, and with the kind of a local academy or the programme itself set right.</summary>
    public static IReadOnlyList<LocalMention> Complete(ArticleText article, IReadOnlyList<LocalMention> mentions)
    {
        var found = new List<Match>();
        Lexicons.Embedded.FindAll(article.Text, found);
        found.RemoveAll(match => (Lexicons.SetOf(match) & Lexicon.KnownProgramme) == 0);
        if (found.Count == 0)
        {
            return mentions;
        }
        var complete = mentions.ToList();
        foreach (var match in found)
        {
            Add(complete, match);
        }
        return complete;
    }

    private static void Add(List<LocalMention> mentions, Match match)
    {
        var known = false;
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            if (mention.Start <= match.Start && mention.End == match.End && (mention.Kind == EntityKind.Organization || mention.Length == match.Length))
            {
                mentions[i] = mention with { Kind = EntityKind.Programme };
            }
            known |= mention.Start == match.Start && mention.End == match.End;
        }
        if (!known && mentions.TrueForAll(mention => mention.End <= match.Start || mention.Start >= match.End || (mention.Start <= match.Start && mention.End == match.End)))
        {
            mentions.Add(new(match.Start, match.End, EntityKind.Programme, Sure));
        }
    }
}
