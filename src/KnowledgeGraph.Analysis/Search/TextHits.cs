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

    /// <summary>Sentences of one article that are looked at: its first that hold the text.</summary>
    private const int SentenceLimit = 20;

    private readonly List<ArticleSpan> spans = [];
    private readonly List<string> sentences = [];
    private readonly Dictionary<string, (int Articles, string Surface, SearchSnippet Snippet)> hits = new(StringComparer.Ordinal);

    /// <summary>The sentences that hold the text, in the order of their articles.</summary>
    public IReadOnlyList<ArticleSpan> Sentences => spans;

    /// <summary>Finds the sentences of an article.</summary>
    public void Add(Article article)
    {
        var most = spans.Count + SentenceLimit;
        foreach (var (part, caption, text) in PartsOf(article))
        {
            var last = -1;
            foreach (var (start, end) in FoldedText.Of(text, marks: true).Occurrences(folded))
            {
                var range = Sentence.RangeAround(text, start, end);
                if (range.Start.Value == last)
                {
                    continue;
                }
                if (spans.Count == most)
                {
                    return;
                }
                last = range.Start.Value;
                spans.Add(new(article.Id, part, caption, range.Start.Value, range.End.Value));
                sentences.Add(text[range]);
            }
        }
    }

    /// <summary>Most articles first, then by id.</summary>
    /// <param name="mentions">What each of <see cref="Sentences"/> names.</param>
    public IEnumerable<SearchMatch> ToMatches(IReadOnlyList<IReadOnlyList<StoredMention>> mentions)
    {
        var counted = new HashSet<(string Article, string Entity)>();
        for (var i = 0; i < spans.Count; i++)
        {
            foreach (var mention in mentions[i].Where(mention => counted.Add((mention.Article, mention.Entity))))
            {
                Count(mention, spans[i].Part, sentences[i]);
            }
        }
        return hits
            .Select(hit => new SearchMatch(
                hit.Key, Math.Round(Best * hit.Value.Articles / (hit.Value.Articles + 1), 4), hit.Value.Surface,
                hit.Value.Articles == 1 ? "full text: in one sentence with it in 1 article" : string.Create(CultureInfo.InvariantCulture, $"full text: in one sentence with it in {hit.Value.Articles} articles"),
                null, hit.Value.Snippet))
            .OrderByDescending(match => match.Score).ThenBy(match => match.Entity, CodePointOrder.Instance);
    }

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
