namespace KnowledgeGraph.Training;

/// <summary>All training articles with the entities that recognition found in them by weights of other stories, in folds of stories.</summary>
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

    /// <summary>Reads all annotated articles (see <see cref="LearningSet"/>) and the names that the command 'recognised' wrote.</summary>
    public static FactSet Load(string shared, string recognised)
    {
        var all = LearningSet.Load(shared);
        var mentions = Recognised.Read(recognised);
        return new([.. all.Select(a => FactArticle.Recognised(a, mentions[a.Document]))], Stories.Folds([.. all.Select(a => a.Text.Text)], Folds));
    }
}
