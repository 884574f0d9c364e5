using KnowledgeGraph.Extraction.Layout;
using KnowledgeGraph.Extraction.Tests.Layout.Simulation;

namespace KnowledgeGraph.Extraction.Tests.Layout;

/// <summary>Recovery of known articles from simulated pages, with fixed seeds: what the reader can do may not get lost. The floors lie a little below what was measured (docs/layout.md).</summary>
public sealed class SimulatedPagesTests
{
    private const int Pages = 500;

    [Fact]
    public void Known_articles_are_found_again_on_simulated_pages()
    {
        var vocabulary = Vocabulary.Load();
        Assert.SkipUnless(vocabulary.IsReal, "../shared/eval/train is not on this machine");

        var recovery = Read(vocabulary);

        Assert.True(recovery.Total.Articles > 2500, recovery.Table());
        AtLeast(recovery, 98, c => c.Title);
        AtLeast(recovery, 98.5, c => c.Ends);
        AtLeast(recovery, 95.5, c => c.Body);
        AtLeast(recovery, 99, c => c.Authors);
        AtLeast(recovery, 98.5, c => c.Captions);
        Assert.True(recovery.MadeUp <= 10, $"{recovery.MadeUp} articles made up");
        Assert.True(recovery.Of(Defect.ForeignLines).Share(recovery.Of(Defect.ForeignLines).Body) >= 60, recovery.Table());
    }

    [Fact]
    public void Invented_articles_are_found_again_on_simulated_pages()
    {
        var recovery = Read(Vocabulary.Invented());

        AtLeast(recovery, 95, c => c.Title);
        AtLeast(recovery, 97, c => c.Ends);
        AtLeast(recovery, 98, c => c.Authors);
    }

    [Fact]
    public void The_same_seed_gives_the_same_page()
    {
        var vocabulary = Vocabulary.Invented();

        Assert.Equal(new PageSimulator(vocabulary).Page(7).Text, new PageSimulator(vocabulary).Page(7).Text);
    }

    private static Recovery Read(Vocabulary vocabulary)
    {
        var recovery = new Recovery();
        var simulator = new PageSimulator(vocabulary);
        for (var seed = 1; seed <= Pages; seed++)
        {
            var (text, articles) = simulator.Page(seed);
            recovery.Add(seed, articles, PageReader.Read(new() { Document = "page.txt", Text = text }));
        }
        return recovery;
    }

    private static void AtLeast(Recovery recovery, double share, Func<Recovery.Count, int> part) =>
        Assert.True(recovery.Total.Share(part(recovery.Total)) >= share, recovery.Table() + string.Join('\n', recovery.Faults.Take(20)));
}
