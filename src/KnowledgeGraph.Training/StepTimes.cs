using System.Diagnostics;
using System.Globalization;
using System.Text;
using KnowledgeGraph.Extraction;
using KnowledgeGraph.Extraction.Dates;
using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Extraction.Relations;

namespace KnowledgeGraph.Training;

/// <summary>Processor time of each step behind recognition over the training articles.</summary>
internal static class StepTimes
{
    /// <summary>Prints MB of UTF-8 a second of processor time for each step.</summary>
    public static void Print(string shared, string recognised)
    {
        var articles = FactSet.Load(shared, recognised).Articles;
        var mentions = Recognised.Read(recognised);
        var bytes = articles.Sum(a => Encoding.UTF8.GetByteCount(a.Text.Text));
        var annotated = articles.Select(a => AnnotatedArticle.Create(a.Text)).ToArray();
        var relations = new LocalRelation[articles.Count][];
        (string Name, Action<int> Step)[] steps =
        [
            ("link", i => Coreference.Link(articles[i].Text, NameEdges.Align(articles[i].Text.Text, mentions[articles[i].Source.Document]))),
            ("relations", i => relations[i] = RelationExtractor.Extract(annotated[i], articles[i].Entities)),
            ("observations", i => ObservationExtractor.Extract(annotated[i], articles[i].Entities, relations[i])),
            ("dates", i => DateExtractor.Extract(annotated[i], articles[i].Entities)),
        ];
        foreach (var (name, step) in steps)
        {
            for (var round = 0; round < 2; round++)
            {
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                for (var i = 0; i < articles.Count; i++)
                {
                    step(i);
                }
                var seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {seconds:0.00} s, {bytes / seconds / 1e6:0.00} MB/s"));
            }
        }
    }
}
