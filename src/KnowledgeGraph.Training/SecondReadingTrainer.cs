using KnowledgeGraph.Extraction.Recognition;

namespace KnowledgeGraph.Training;

/// <summary>Learns the trees of the second reading from what a first reading made of articles that it did not learn from.</summary>
internal sealed class SecondReadingTrainer
{
    private readonly List<float[]> rows = [];
    private readonly List<bool> labels = [];

    /// <summary>Adds articles, read by <paramref name="first"/>.</summary>
    public void Add(RecognitionModel first, IReadOnlyList<LearningArticle> articles)
    {
        var recognizer = new EntityRecognizer(first);
        var proposed = new List<ProposedName>();
        foreach (var article in articles)
        {
            proposed.Clear();
            recognizer.Recognize(article.Annotated, proposed);
            // A name inside another is right only where the other has been taken: outside it would take the other's place.
            var outer = article.Names.Outer.ToLookup(name => (name.Start, name.End));
            var all = article.Names.Outer.Concat(article.Names.Inner.Select(inner => inner.Name)).ToLookup(name => (name.Start, name.End));
            foreach (var proposal in proposed)
            {
                rows.Add(proposal.Row);
                labels.Add((proposal.Inside ? all : outer)[(proposal.Start, proposal.End)].Any(name => name.Kind == proposal.Kind || name.AlternativeKind == proposal.Kind));
            }
        }
    }

    /// <summary>Adds what another was given.</summary>
    public void Add(SecondReadingTrainer other)
    {
        rows.AddRange(other.rows);
        labels.AddRange(other.labels);
    }

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>The trees.</summary>
    public byte[] Train() => new TreeTrainer { Trees = 250, Rate = 0.06 }.Train(rows, labels);
}
