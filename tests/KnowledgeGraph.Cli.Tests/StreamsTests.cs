namespace KnowledgeGraph.Cli.Tests;

/// <summary>Standard output, standard error and exit status of the real process.</summary>
public sealed class StreamsTests : IDisposable
{
    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Theory]
    [InlineData("", "kg: Required command was not provided.", "Try 'kg --help'.")]
    [InlineData("extract", "kg: Required argument 'PATH' missing for command: 'extract'.", "Try 'kg extract --help'.")]
    [InlineData("export --output x", "kg: Option '--format' is required.", "Try 'kg export --help'.")]
    public async Task Wrong_usage_has_status_2_and_says_where_help_is(string arguments, params string[] lines)
    {
        var run = await kg.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Equal(lines, run.Errors);
    }

    [Fact]
    public async Task A_store_address_that_is_none_is_wrong_usage()
    {
        var run = await kg.RunAsync("stats", "--store", "kg.db");

        Assert.Equal((2, "", "kg: store 'kg.db' is no store URI: write sqlite:PATH, for example sqlite:kg.db, or neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE\n"), (run.Status, run.Output, run.Error));
    }

    [Theory]
    [InlineData("extract", "kg extract page.txt | head -c 500")]
    [InlineData("ingest", "kg ingest pages/")]
    [InlineData("remove", "kg remove pages/003.txt")]
    [InlineData("stats", "kg stats --format text")]
    [InlineData("export", "kg export --format csv --excel --output tables/")]
    [InlineData("verify", "kg verify")]
    public async Task Each_command_s_help_has_examples(string command, string example)
    {
        var run = await kg.RunAsync(command, "--help");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains($"Examples:\n  {example}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_names_the_tool_the_extractor_and_the_database()
    {
        var run = await kg.RunAsync("--version");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Matches("^kg [0-9.]+\nextractor \\S+\nSQLite 3\\.[0-9.]+ \\((system|bundled)\\)\n$", run.Output);
    }

    [Fact]
    public async Task The_environment_names_the_store_and_the_option_goes_before_it()
    {
        kg.Write("a.txt", "望江街道开集市。");
        var environment = new Dictionary<string, string> { ["KG_STORE"] = "sqlite:one.db" };

        await kg.RunWithAsync(environment, "ingest", "a.txt");
        await kg.RunWithAsync(environment, "ingest", "a.txt", "--store", "sqlite:two.db");
        await kg.RunWithAsync(new Dictionary<string, string> { ["KG_STORE"] = "" }, "ingest", "a.txt");

        Assert.Equal(["kg.db", "one.db", "two.db"], Directory.GetFiles(kg.Folder, "*.db").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Results_go_to_the_file_that_output_names()
    {
        kg.Write("a.txt", "望江街道开集市。");
        var direct = await kg.RunAsync("extract", "a.txt");

        var run = await kg.RunAsync("extract", "a.txt", "--output", "facts.jsonl");

        Assert.Equal((0, "", ""), (run.Status, run.Output, run.Error));
        Assert.Equal(direct.Output, File.ReadAllText(kg.At("facts.jsonl")));
        var bad = await kg.RunAsync("extract", "a.txt", "--output", "no/such/folder/facts.jsonl");
        Assert.Equal(1, bad.Status);
        Assert.StartsWith("kg: no/such/folder/facts.jsonl cannot be written (", Assert.Single(bad.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_leaves_early_ends_the_command_quietly()
    {
        kg.Write("n.jsonl", Samples.News(3000));

        var run = await kg.ShellAsync("\"$KG\" extract n.jsonl | head -n 2; echo ${PIPESTATUS[0]}");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(3, run.Lines.Length);
        Assert.EndsWith("]}]}", run.Lines[1], StringComparison.Ordinal);
        Assert.Equal("0", run.Lines[2]);
    }

    [Fact]
    public async Task Two_commands_that_share_a_file_do_not_overwrite_each_other()
    {
        kg.Write("a.txt", "望江街道开集市。");
        kg.Write("b.txt", "小河街道开集市。");

        await kg.ShellAsync("(\"$KG\" extract a.txt; \"$KG\" extract b.txt nowhere.txt) > both 2>&1");

        var lines = File.ReadAllLines(kg.At("both"));
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("{\"document\":\"a.txt\"", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_output_is_told_in_one_line()
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Skip("/dev/full is not here");
        }
        kg.Write("a.txt", "望江街道开集市。");

        var run = await kg.ShellAsync("\"$KG\" extract a.txt > /dev/full");

        Assert.Equal(1, run.Status);
        Assert.StartsWith("kg: cannot write (", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_an_ingestion_between_two_commits(string signal, int status)
    {
        kg.Write("n.jsonl", Samples.News(20_000));
        using var process = kg.Start("ingest", "n.jsonl");
        while (!File.Exists(kg.At("kg.db")))
        {
            await Task.Delay(5);
        }
        await kg.ShellAsync($"kill -{signal} {process.Id}");

        var run = await Kg.FinishAsync(process);

        if (run.Status == 0)
        {
            Assert.Skip("the run ended before the signal came");
        }
        Assert.Equal((status, "kg: stopped\n"), (run.Status, run.Error));
        var said = int.Parse(run.Lines[^1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        var stats = await kg.RunAsync("stats");
        Assert.StartsWith($"{{\"documents\":{said},", stats.Output, StringComparison.Ordinal);
        Assert.Equal("sound\n", (await kg.RunAsync("verify")).Output);
    }
}
