using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>An annotated article made ready to learn recognition from.</summary>
internal sealed class LearningArticle
{
    private readonly WordClusters words;

    /// <summary>Cuts the words and takes one view of the names.</summary>
    public LearningArticle(TrainingArticle source, WordClusters words, NameStatistics? statistics = null)
    {
        Source = source;
        Annotated = AnnotatedArticle.Create(source.Text);
        Names = NameView.Of(source);
        this.words = words;
        View.Load(Annotated, words, statistics ?? NameStatistics.Empty);
    }

    /// <summary>The same article, with what plain news says of its strings.</summary>
    public LearningArticle With(NameStatistics statistics) => new(Source, words, statistics);

    /// <summary>The annotation.</summary>
    public TrainingArticle Source { get; }

    /// <summary>The text with its words.</summary>
    public AnnotatedArticle Annotated { get; }

    /// <summary>The names to learn.</summary>
    public NameView Names { get; }

    /// <summary>What features read; loaded once, so that several threads may read it.</summary>
    public ArticleView View { get; } = new();

    /// <summary>All spans of <see cref="Names"/>.</summary>
    public IEnumerable<(int Start, int End)> Spans() => Names.Outer.Concat(Names.Inner.Select(i => i.Name)).Select(n => (n.Start, n.End));
}
