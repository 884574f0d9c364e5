using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Recognition;

public sealed class SecondReadingTests
{
    private const int Facility = (int)EntityKind.Facility;
    private readonly ArticleView view = new();
    private readonly Candidates candidates = new();

    [Fact]
    public void A_row_knows_the_same_characters_elsewhere_and_the_neighbour_in_a_list()
    {
        Load("湖滨驿站和云栖驿站今天开放。居民常到湖滨驿站看书。");
        var spans = Spans("湖滨驿站", "云栖驿站");
        Assert.Equal(3, spans.Length);
        var rows = Read(spans, [0.2f, 0.6f, 0.7f]);
        // Place 12 of a row is the sum over the same characters, 13 the largest; 9 and 11 the likeliest neighbours to the left and right in a list.
        Assert.Equal((0.9f, 0.7f), (rows[0][12], rows[0][13]));
        Assert.Equal((0.6f, 0.6f), (rows[1][12], rows[1][13]));
        Assert.Equal((0f, 0.6f), (rows[0][9], rows[0][11]));
        Assert.Equal((0.2f, 0f), (rows[1][9], rows[1][11]));
    }

    [Fact]
    public void What_is_not_likely_at_all_is_neither_read_nor_kept()
    {
        Load("湖滨驿站和云栖驿站今天开放。");
        var spans = Spans("湖滨驿站", "云栖驿站");
        var probabilities = Row([SecondReading.LeastProbability / 2, 0.6f]);
        new SecondReading().Read(view, candidates, spans, probabilities, SecondReading.Outside, default, (reading, next) =>
        {
            Assert.Equal((1, 1, Facility), (reading.Count, reading.Proposed(0).Span, reading.Proposed(0).Kind));
            next[0] = 0.3f;
        });
        Assert.Equal(0, probabilities[Facility]);
        Assert.Equal(0.3f, probabilities[SemiMarkov.Kinds + Facility]);
    }

    [Fact]
    public void A_name_inside_another_knows_what_the_article_thinks_of_it_outside()
    {
        Load("湖滨驿站党支部成立。湖滨驿站今天开放。");
        var outer = new SecondReading();
        Read(Spans("湖滨驿站"), [0.1f, 0.8f], outer);
        var row = Read([Spans("湖滨驿站")[0]], [0.3f], new SecondReading(outer), Spans("湖滨驿站党支部")[0])[0];
        Assert.Equal(0.8f, row[41]);
        Assert.Equal((7, 0, 3), (row[38], row[39], row[40]));
    }

    private void Load(string text)
    {
        var model = new RecognitionModel(SeedTables.Open("recognition"));
        var article = new ArticleText(new Article { Id = "article:x/1", Document = "x", Number = 1, Body = text });
        view.Load(AnnotatedArticle.Create(article), model.Words, model.Statistics);
        candidates.Find(view, model.Filter);
    }

    private Candidate[] Spans(params string[] names) =>
        [.. candidates.Spans.ToArray().Where(span => names.Contains(view.Text[span.Start..span.End])).OrderBy(span => span.Start)];

    private List<float[]> Read(Candidate[] spans, float[] facility, SecondReading? reading = null, Candidate? outer = null)
    {
        reading ??= new();
        reading.Read(view, candidates, spans, Row(facility), outer is null ? SecondReading.Outside : (int)EntityKind.Agency, outer ?? default, SecondReading.Keep);
        return [.. Enumerable.Range(0, reading.Count).Select(i => reading.Row(i).ToArray())];
    }

    private static float[] Row(float[] facility)
    {
        var probabilities = new float[facility.Length * SemiMarkov.Kinds];
        for (var i = 0; i < facility.Length; i++)
        {
            probabilities[(i * SemiMarkov.Kinds) + Facility] = facility[i];
        }
        return probabilities;
    }
}
