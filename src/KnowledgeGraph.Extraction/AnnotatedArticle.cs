using System.Collections.Concurrent;
using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Text.Matching;
using KnowledgeGraph.Text.Segmentation;

namespace KnowledgeGraph.Extraction;

/// <summary>An article's text with its words, sentences and names of divisions, found once for every later step. Offsets count UTF-16 code units in <see cref="Text"/>.</summary>
public sealed class AnnotatedArticle
{
    private static readonly Lazy<Segmenter> LazySegmenter = new(() => Segmenter.Open(SeedTables.Read("jieba")));
    private static readonly ConcurrentBag<Scratch> Pool = [];

    private readonly Token[] tokens;
    private readonly Sentence[] sentences;
    private readonly Match[] divisions;

    private AnnotatedArticle(ArticleText article, Scratch scratch)
    {
        Article = article;
        Segmenter.Cut(article.Text, scratch.Tokens);
        tokens = scratch.Tokens.Tokens.ToArray();
        scratch.Matches.Clear();
        DivisionTree.Embedded.FindAll(article.Text, scratch.Matches);
        divisions = [.. scratch.Matches];
        scratch.Sentences.Clear();
        Sentence.Split(article.Text, scratch.Sentences);
        sentences = [.. scratch.Sentences];
    }

    /// <summary>The segmenter of the embedded seeds, which names the tags of <see cref="Tokens"/>.</summary>
    public static Segmenter Segmenter => LazySegmenter.Value;

    /// <summary>The article's parts.</summary>
    public ArticleText Article { get; }

    /// <summary>The joined text of all parts.</summary>
    public string Text => Article.Text;

    /// <summary>The words in order, without gaps: together they are the whole text, white space and punctuation included.</summary>
    public ReadOnlySpan<Token> Tokens => tokens;

    /// <summary>The sentences in order. They never run over the end of a part; what is left out is white space.</summary>
    public ReadOnlySpan<Sentence> Sentences => sentences;

    /// <summary>All names of divisions from province to township, overlapping ones too, by start, then length; a match's value goes to <see cref="DivisionTree.CandidatesOf"/>.</summary>
    public ReadOnlySpan<Match> Divisions => divisions;

    /// <summary>Annotates an article. Safe to call from several threads at once.</summary>
    public static AnnotatedArticle Create(ArticleText article)
    {
        if (!Pool.TryTake(out var scratch))
        {
            scratch = new();
        }
        try
        {
            return new(article, scratch);
        }
        finally
        {
            Pool.Add(scratch);
        }
    }

    /// <summary>The index of the token that holds <paramref name="offset"/>; <see cref="Tokens"/>' length at the text's end.</summary>
    public int TokenAt(int offset)
    {
        int low = 0, high = tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tokens[middle].End <= offset ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The index of the sentence that holds <paramref name="offset"/>, or of the next one where white space stands there.</summary>
    public int SentenceAt(int offset)
    {
        int low = 0, high = sentences.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sentences[middle].End <= offset ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>The buffers of one call.</summary>
    private sealed class Scratch
    {
        public TokenBuffer Tokens { get; } = new();

        public List<Match> Matches { get; } = [];

        public List<Sentence> Sentences { get; } = [];
    }
}
