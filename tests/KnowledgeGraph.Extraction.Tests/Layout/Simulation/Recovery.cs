using System.Globalization;
using System.Numerics;
using System.Text;
using KnowledgeGraph.Extraction.Layout;

namespace KnowledgeGraph.Extraction.Tests.Layout.Simulation;

/// <summary>How much of the known articles a reader finds again, white space and punctuation aside, in all and by defect.</summary>
public sealed class Recovery
{
    private readonly Dictionary<Defect, Count> byDefect = [];
    private readonly List<string> faults = [];

    public Count Total { get; private set; }

    /// <summary>Articles that the reader found and nobody wrote.</summary>
    public int MadeUp { get; private set; }

    /// <summary>The first faults in words, to look at.</summary>
    public IReadOnlyList<string> Faults => faults;

    public Count Of(Defect defect) => byDefect.GetValueOrDefault(defect);

    public void Add(int seed, IReadOnlyList<KnownArticle> known, IReadOnlyList<LaidOutArticle> found)
    {
        var left = found.ToList();
        foreach (var article in known)
        {
            var match = left.MaxBy(f => Likeness(article, f));
            if (match is not null && Likeness(article, match) == 0)
            {
                match = null;
            }
            if (match is not null)
            {
                left.Remove(match);
            }
            Add(seed, article, match);
        }
        MadeUp += left.Count;
    }

    /// <summary>The table of docs/layout.md.</summary>
    public string Table()
    {
        var table = new StringBuilder();
        void Row(string name, Count c) => table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {c.Articles:N0} | {c.Share(c.Title):0.0} | {c.Share(c.Ends):0.0} | {c.Share(c.Body):0.0} | {c.Share(c.Authors):0.0} | {c.Share(c.Captions):0.0} | {c.Share(c.All):0.0} |");
        table.AppendLine("| defect | articles | title | both ends of the body | body, whole and in order | authors | captions | all |").AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var defect in Enum.GetValues<Defect>().Where(d => d != Defect.None && Of(d).Articles > 0))
        {
            Row(defect.ToString(), Of(defect));
        }
        Row("all articles", Total);
        return table.ToString();
    }

    private void Add(int seed, KnownArticle known, LaidOutArticle? found)
    {
        var article = found?.Article;
        string body = Squeeze(known.Body), read = Squeeze(article?.Body);
        var title = article is not null && Squeeze(known.Title) == Squeeze(article.Title) && Squeeze(known.Kicker) == Squeeze(article.Subtitle);
        var ends = body.Length >= 16 && read.Contains(body[..8], StringComparison.Ordinal) && read.Contains(body[^8..], StringComparison.Ordinal);
        var whole = body == read;
        var authors = article is not null && known.Authors.Order(StringComparer.Ordinal).SequenceEqual(article.Authors.Order(StringComparer.Ordinal));
        var captions = article is not null && known.Captions.Select(Squeeze).Order(StringComparer.Ordinal).SequenceEqual(article.Captions.Select(Squeeze).Order(StringComparer.Ordinal));
        var count = new Count(1, title ? 1 : 0, ends ? 1 : 0, whole ? 1 : 0, authors ? 1 : 0, captions ? 1 : 0, title && whole && authors && captions ? 1 : 0);
        Total += count;
        foreach (var defect in Enum.GetValues<Defect>())
        {
            if (defect != Defect.None && known.Defects.HasFlag(defect))
            {
                byDefect[defect] = Of(defect) + count;
            }
        }
        if (count.All == 0)
        {
            faults.Add($"{seed} [{known.Defects}]{(title ? "" : $" title {known.Kicker}/{known.Title} <> {article?.Subtitle}/{article?.Title}")}{(whole ? "" : $" body {known.Body.Length} <> {article?.Body.Length}{(ends ? "" : $" ends {body[..8]} {body[^8..]} <> {read[..Math.Min(8, read.Length)]} {read[^Math.Min(8, read.Length)..]}")}")}{(authors ? "" : $" authors {string.Join(' ', known.Authors)} <> {string.Join(' ', article?.Authors ?? [])}")}{(captions ? "" : $" captions {string.Join('/', known.Captions)} <> {string.Join('/', article?.Captions ?? [])}")}");
        }
    }

    private static double Likeness(KnownArticle known, LaidOutArticle found)
    {
        string body = Squeeze(known.Body), read = Squeeze(found.Article.Body);
        var shared = 0;
        for (var i = 0; i + 8 <= body.Length; i += 8)
        {
            shared += read.Contains(body.Substring(i, 8), StringComparison.Ordinal) ? 1 : 0;
        }
        return shared + (Squeeze(known.Title) == Squeeze(found.Article.Title) && known.Title is not null ? 3 : 0);
    }

    private static string Squeeze(string? text) => new([.. (text ?? "").Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)]);

    /// <summary>Articles, and for how many of them each part was right.</summary>
    public readonly record struct Count(int Articles, int Title, int Ends, int Body, int Authors, int Captions, int All) : IAdditionOperators<Count, Count, Count>
    {
        public static Count operator +(Count a, Count b) =>
            new(a.Articles + b.Articles, a.Title + b.Title, a.Ends + b.Ends, a.Body + b.Body, a.Authors + b.Authors, a.Captions + b.Captions, a.All + b.All);

        public double Share(int part) => Articles == 0 ? 0 : 100.0 * part / Articles;
    }
}
