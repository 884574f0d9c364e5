using KnowledgeGraph.SeedCompiler;
using KnowledgeGraph.Text.Segmentation;

[assembly: AssemblyFixture(typeof(KnowledgeGraph.Text.Tests.Segmentation.JiebaFixture))]

namespace KnowledgeGraph.Text.Tests.Segmentation;

/// <summary>The segmenter of seeds/jieba, compiled once for the tests that share it.</summary>
public sealed class JiebaFixture
{
    public JiebaFixture()
    {
        using var stream = new MemoryStream();
        SeedTables.All.Single(table => table.Name == "jieba").Compile(Repository.Seeds, stream);
        Segmenter = Segmenter.Open(stream.ToArray());
    }

    public Segmenter Segmenter { get; }
}
