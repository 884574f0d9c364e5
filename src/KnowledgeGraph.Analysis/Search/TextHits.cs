using System.Globalization;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Search;

/// <summary>The entities that stand in one sentence with a text, gathered article by article, the newest first.</summary>
/// <param name="folded">The text, folded.</param>
internal sealed class TextHits(string folded)
{
    /// <summary>Below every hit by name.</summary>
    private const double Best = 0.29;

    private readonly Dictionary<string, (int Articles, string Surface, SearchSnippet Snippet)> hits = new(StringComparer.Ordinal);

    public void Add(Article article, IReadOnlyList<StoredMention> mentions)
    {
        var inArticle = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (part, caption, text) in PartsOf(article))
        {
            var here = mentions.Where(mention => mention.Span.Part == part && (part != ArticlePart.Caption || mention.Span.Caption == caption)).ToArray();
            var last = -1;
            foreach (var (start, end) in FoldedText.Of(text, marks: true).Occurrences(folded))
            {
                var range = Sentence.RangeAround(text, start, end);
                if (range.Start.Value == last)
                {
                    continue;
                }
                last = range.Start.Value;
                foreach (var mention in here.Where(mention => mention.Span.Start >= range.Start.Value && mention.Span.End <= range.End.Value))
                {
                    if (inArticle.Add(mention.Entity))
                    {
                        Count(mention, part, text[range]);
                    }
                }
            }
        }
    }

    /// <summary>Most articles first, then by id.</summary>
    public IEnumerable<SearchMatch> ToMatches() => hits
        .Select(hit => new SearchMatch(
            hit.Key, Math.Round(Best * hit.Value.Articles / (hit.Value.Articles + 1), 4), hit.Value.Surface,
            hit.Value.Articles == 1 ? "full text: in one sentence with it in 1 article" : string.Create(CultureInfo.InvariantCulture, $"full text: in one sentence with it in {hit.Value.Articles} articles"),
            null, hit.Value.Snippet))
        .OrderByDescending(match => match.Score).ThenBy(match => match.Entity, CodePointOrder.Instance);

    private void Count(StoredMention mention, ArticlePart part, string sentence)
    {
        if (hits.TryGetValue(mention.Entity, out var known))
        {
            hits[mention.Entity] = known with { Articles = known.Articles + 1 };
            return;
        }
        hits.Add(mention.Entity, (1, mention.Text, new(mention.Article, part, sentence, [.. FoldedText.Of(sentence, marks: true).Occurrences(folded)])));
    }

    private static IEnumerable<(ArticlePart Part, int Caption, string Text)> PartsOf(Article article)
    {
        if (article.Title is { } title)
        {
            yield return (ArticlePart.Title, 0, title);
        }
        if (article.Subtitle is { } subtitle)
        {
            yield return (ArticlePart.Subtitle, 0, subtitle);
        }
        yield return (ArticlePart.Body, 0, article.Body);
        for (var i = 0; i < article.Captions.Count; i++)
        {
            yield return (ArticlePart.Caption, i, article.Captions[i]);
        }
    }
}
