using KnowledgeGraph.Extraction;

namespace KnowledgeGraph.Training;

/// <summary>All annotated articles with the entities that recognition found in them by weights of other stories, in folds of stories.</summary>
internal sealed class FactSet
{
    /// <summary>Number of folds.</summary>
    public const int Folds = 5;

    private FactSet(IReadOnlyList<FactArticle> articles, int[] fold)
    {
        Articles = articles;
        Fold = fold;
    }

    /// <summary>The articles.</summary>
    public IReadOnlyList<FactArticle> Articles { get; }

    /// <summary>The fold of each article.</summary>
    public int[] Fold { get; }

    /// <summary>Reads all annotated articles (see <see cref="LearningSet"/>) and the names that the command 'recognition' wrote.</summary>
    /// <exception cref="InvalidDataException">The names of an article are missing.</exception>
    public static FactSet Load(string shared, string recognised)
    {
        var all = LearningSet.Load(shared);
        var mentions = Recognised.Read(recognised);
        LocalMention[] Of(TrainingArticle article) => mentions.TryGetValue(article.Document, out var found) ? found
            : throw new InvalidDataException($"{recognised}: there is no line for {article.Document}: write the file again with the command 'recognition'");
        return new([.. all.Select(a => FactArticle.Recognised(a, Of(a)))], Stories.Folds([.. all.Select(a => a.Text.Text)], Folds));
    }
}
