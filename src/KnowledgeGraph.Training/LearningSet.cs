using System.Reflection;

namespace KnowledgeGraph.Training;

/// <summary>All articles to learn from: both splits of <c>eval/train</c>, then the news annotated for this project (<c>seeds/annotations</c>).</summary>
internal static class LearningSet
{
    private const string Annotations = "KnowledgeGraph.Training.news.tsv";

    /// <summary>Where the texts of annotated news are, under <c>corpus/news</c>.</summary>
    private static readonly string[] Sources = ["local.jsonl", "plain.jsonl.gz"];

    /// <summary>The articles, in the files' order; <paramref name="shared"/> is the folder that holds <c>eval</c> and <c>corpus</c>.</summary>
    /// <exception cref="InvalidDataException">An annotation does not fit its text; the message says where.</exception>
    public static IReadOnlyList<TrainingArticle> Load(string shared)
    {
        var training = Path.Combine(shared, "eval", "train");
        var texts = Texts(shared);
        using var annotations = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Annotations)!);
        return [.. TrainingSet.Load(training, "train"), .. TrainingSet.Load(training, "tune"), .. NewsAnnotations.Read(annotations, texts.GetValueOrDefault)];
    }

    /// <summary>Annotation of the news in the gold's form: one article a line, as <c>annotate.py</c> writes it.</summary>
    /// <exception cref="InvalidDataException">An annotation does not fit its text; the message says where.</exception>
    public static IReadOnlyList<TrainingArticle> ReadNews(string shared, string annotated) => TrainingSet.Load(annotated, NewsAnnotations.Split, Texts(shared));

    /// <summary>The news texts by document name (<c>local.jsonl#ID</c>).</summary>
    private static Dictionary<string, string> Texts(string shared)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in Sources)
        {
            foreach (var (id, text) in PlainText.ReadNamed(Path.Combine(shared, "corpus", "news", source)))
            {
                texts.Add($"{source}#{id}", text);
            }
        }
        return texts;
    }
}
