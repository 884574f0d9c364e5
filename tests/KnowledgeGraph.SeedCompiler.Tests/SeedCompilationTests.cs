namespace KnowledgeGraph.SeedCompiler.Tests;

public sealed class SeedCompilationTests : IDisposable
{
    private readonly TemporaryFolder seeds = new();
    private readonly TemporaryFolder output = new();
    private readonly StringWriter errors = new();

    public void Dispose()
    {
        seeds.Dispose();
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public void Each_table_becomes_a_file()
    {
        seeds.Write("a.txt", "first\n\n  third \n");
        seeds.Write("b.txt", "other");
        Assert.Equal(0, Run(new CopyTable("a", "a.txt"), new CopyTable("b", "b.txt")));
        Assert.Equal("1:first;3:third;", output.Read("a.bin"));
        Assert.Equal("1:other;", output.Read("b.bin"));
    }

    [Fact]
    public void A_table_is_compiled_again_when_a_source_has_changed_and_only_then()
    {
        var source = seeds.Write("a.txt", "old");
        // A file system may give two files of one moment the same time.
        File.SetLastWriteTimeUtc(source, File.GetLastWriteTimeUtc(source).AddMinutes(-1));
        var table = new CopyTable("a", "a.txt");
        Run(table);
        Run(table);
        Assert.Equal(1, table.Compiled);

        File.WriteAllText(source, "new");
        File.SetLastWriteTimeUtc(source, File.GetLastWriteTimeUtc(Path.Combine(output.Path, "a.bin")).AddSeconds(1));
        Run(table);
        Assert.Equal("1:new;", output.Read("a.bin"));
    }

    [Fact]
    public void A_table_that_is_no_longer_made_is_deleted()
    {
        seeds.Write("a.txt", "x");
        output.Write("old.bin", "x");
        Run(new CopyTable("a", "a.txt"));
        Assert.False(output.Has("old.bin"));
        Assert.True(output.Has("a.bin"));
    }

    [Fact]
    public void A_wrong_line_is_named_and_leaves_no_table()
    {
        seeds.Write("a.txt", "good\nwrong\n");
        Assert.Equal(1, Run(new CopyTable("a", "a.txt")));
        Assert.Equal($"error KGSEED: a.txt(2): this line is wrong{Environment.NewLine}", errors.ToString());
        Assert.False(output.Has("a.bin"));
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_named()
    {
        File.WriteAllBytes(Path.Combine(seeds.Path, "a.txt"), [0x61, 0xFF]);
        Assert.Equal(1, Run(new CopyTable("a", "a.txt")));
        Assert.StartsWith("error KGSEED: a.txt: not UTF-8: ", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Assert.Equal(1, Run(new CopyTable("a", "missing.txt")));
        Assert.StartsWith("error KGSEED: missing.txt: Could not find file", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_arguments_are_answered_with_the_usage()
    {
        Assert.Equal(2, SeedCompilation.Run(["only-one"], [], errors));
        Assert.Equal($"usage: SeedCompiler SEEDS_DIR OUT_DIR{Environment.NewLine}", errors.ToString());
    }

    [Fact]
    public void Names_of_tables_are_distinct() =>
        Assert.Equal(SeedTables.All.Count, SeedTables.All.Select(table => table.Name).Distinct(StringComparer.Ordinal).Count());

    private int Run(params ISeedTable[] tables) => SeedCompilation.Run([seeds.Path, output.Path], tables, errors);
}
