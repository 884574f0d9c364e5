namespace KnowledgeGraph.SeedCompiler.Tests;

public sealed class JiebaTableTests
{
    private const string Model = "0 0 0 0\n0 0 0 0\n0 0 0 0\n0 0 0 0\n0 0 0 0\n甲:-1\n甲:-1\n甲:-1\n甲:-1\n";

    [Theory]
    [InlineData("甲 10\n", Model, "jieba/jieba.dict.utf8(1): expected 'word frequency tag', not '甲 10'")]
    [InlineData("甲 1 n\n乙 x n\n", Model, "jieba/jieba.dict.utf8(2): expected 'word frequency tag', not '乙 x n'")]
    [InlineData("甲 1 n\n", "0 0 0 0\n", "jieba/hmm_model.utf8: expected 9 lines that are not comments, not 1")]
    [InlineData("甲 1 n\n", "# start\n0 0 0\n0 0 0 0\n0 0 0 0\n0 0 0 0\n0 0 0 0\n甲:-1\n甲:-1\n甲:-1\n甲:-1\n", "jieba/hmm_model.utf8(2): expected 4 numbers, not 3")]
    [InlineData("甲 1 n\n", "0 0 0 0\n0 0 0 0\n0 0 0 0\n0 0 0 0\n0 0 0 0\n甲:-1\n甲:y\n甲:-1\n甲:-1\n", "jieba/hmm_model.utf8(7): 'y' is no number")]
    [InlineData("甲 1 n\n", "0 0 0 0\n0 0 0 0\n0 0 0 0\n0 0 0 0\n0 0 0 0\n甲:-1,乙\n甲:-1\n甲:-1\n甲:-1\n", "jieba/hmm_model.utf8(6): expected 'character:logarithm', not '乙'")]
    public void What_is_wrong_is_named_with_its_line(string dictionary, string model, string message)
    {
        using var seeds = new TemporaryFolder();
        seeds.Write("jieba/jieba.dict.utf8", dictionary);
        seeds.Write("jieba/hmm_model.utf8", model);
        using var output = new MemoryStream();
        var exception = Assert.Throws<SeedException>(() => new JiebaTable().Compile(seeds.Path, output));
        Assert.Equal(message, exception.Message);
    }
}
