using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// Reads the names of divisions in an article as evidence of where it plays. Names that touch are a chain (浙江宁波慈溪市附海镇), in which each
/// narrows the others. Short names of townships, and short names that are words, count only inside a chain.
/// </summary>
internal sealed class PlaceTokens
{
    private const double HeadWeight = 3;
    private const double OpeningWeight = 2;
    private const int Opening = 120;
    private const double ShortNameWeight = 0.7;

    private readonly DivisionTree tree;
    private readonly List<PlaceToken> tokens = [];

    private PlaceTokens(DivisionTree tree) => this.tree = tree;

    /// <summary>The tokens of an article, and those of its source's name, by start.</summary>
    public static List<PlaceToken> Of(ArticleText article, DivisionTree tree)
    {
        var reader = new PlaceTokens(tree);
        foreach (var segment in article.Segments)
        {
            reader.Read(article.Text.AsSpan(segment.Start, segment.Length), segment.Start, segment.Part);
        }
        if (article.Article.Source is { } source)
        {
            reader.Read(source, -1, ArticlePart.Dateline);
        }
        return reader.tokens;
    }

    private void Read(ReadOnlySpan<char> text, int offset, ArticlePart part)
    {
        var matches = new List<Match>();
        tree.FindAll(text, matches);
        var chain = new List<PlaceToken>();
        var end = 0;
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            if (match.Start < end || (i + 1 < matches.Count && matches[i + 1].Start == match.Start))
            {
                // Inside the name before it, or a longer name starts at the same place.
                continue;
            }
            if (match.Start > end)
            {
                Close(chain);
            }
            chain.Add(Token(match, offset, part));
            end = match.End;
        }
        Close(chain);
    }

    private PlaceToken Token(Match match, int offset, ArticlePart part)
    {
        var candidates = tree.CandidatesOf(match.Value);
        var divisions = new List<int>(candidates.Count);
        var full = false;
        for (var i = 0; i < candidates.Count; i++)
        {
            divisions.Add(candidates[i]);
            full |= candidates.IsFullName(i);
        }
        var head = part is ArticlePart.Title or ArticlePart.Subtitle or ArticlePart.Dateline ? HeadWeight
            : part == ArticlePart.Body && match.Start < Opening ? OpeningWeight : 1;
        return new()
        {
            Start = offset < 0 ? -1 : offset + match.Start,
            End = offset < 0 ? -1 : offset + match.End,
            Divisions = divisions,
            Weight = full ? head : head * ShortNameWeight,
        };
    }

    /// <summary>Narrows the tokens of a chain by each other and keeps those that are evidence.</summary>
    private void Close(List<PlaceToken> chain)
    {
        for (var i = 1; i < chain.Count; i++)
        {
            Narrow(chain[i], chain[i - 1], below: true);
        }
        for (var i = chain.Count - 2; i >= 0; i--)
        {
            Narrow(chain[i], chain[i + 1], below: false);
        }
        for (var i = 0; i < chain.Count; i++)
        {
            if (IsLinked(chain, i) || IsEvidenceAlone(chain[i]))
            {
                tokens.Add(chain[i]);
            }
        }
        chain.Clear();
    }

    private void Narrow(PlaceToken token, PlaceToken other, bool below)
    {
        var kept = token.Divisions.FindAll(d => other.Divisions.Exists(o => d != o && (below ? tree.IsWithin(d, o) : tree.IsWithin(o, d))));
        if (kept.Count > 0)
        {
            token.Divisions = kept;
        }
    }

    private bool IsLinked(List<PlaceToken> chain, int i) =>
        (i > 0 && chain[i].Divisions.Exists(d => chain[i - 1].Divisions.Exists(o => d != o && tree.IsWithin(d, o))))
        || (i + 1 < chain.Count && chain[i].Divisions.Exists(d => chain[i + 1].Divisions.Exists(o => d != o && tree.IsWithin(o, d))));

    private bool IsEvidenceAlone(PlaceToken token)
    {
        if (token.Weight is HeadWeight or OpeningWeight or 1)
        {
            return true;
        }
        token.Divisions.RemoveAll(d => tree.LevelOf(d) >= PlaceLevel.Township || tree.ShortNameIsWord(d));
        return token.Divisions.Count > 0;
    }
}
