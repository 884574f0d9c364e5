namespace KnowledgeGraph.Cli.Tests;

/// <summary>Stores that cannot do what they are asked: one clear line, exit status 1.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private readonly Kg kg = new();

    public StoreFaultTests() => kg.Write("a.txt", "望江街道开集市。");

    public void Dispose() => kg.Dispose();

    [Theory]
    [InlineData("stats")]
    [InlineData("verify")]
    [InlineData("remove a.txt")]
    [InlineData("export --format csv --output x")]
    public async Task Without_a_store_there_is_nothing_to_read(string command)
    {
        var run = await kg.RunAsync(command.Split(' '));

        Assert.Equal((1, "", "kg: kg.db: there is no store; 'kg ingest' makes one, '--store' or KG_STORE names another\n"), (run.Status, run.Output, run.Error));
        Assert.False(File.Exists(kg.At("kg.db")));
    }

    [Theory]
    [InlineData("ingest a.txt")]
    [InlineData("stats")]
    public async Task A_file_that_is_no_database_is_left_alone(string command)
    {
        kg.Write("kg.db", "望江街道的集市，不是数据库。" + new string('x', 4096));
        var before = File.ReadAllBytes(kg.At("kg.db"));

        var run = await kg.RunAsync(command.Split(' '));

        Assert.Equal(1, run.Status);
        Assert.StartsWith("kg: kg.db: ", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.EndsWith("; name another file", run.Errors[0], StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(kg.At("kg.db")));
    }

    [Fact]
    public async Task A_full_disk_ends_the_run_and_keeps_what_was_committed()
    {
        kg.Write("n.jsonl", Samples.News(3000));

        // A limit on the size of files is a full disk to the process that meets it; the log beside the database meets it first.
        var run = await kg.ShellAsync("trap '' XFSZ; ulimit -f 3000; DOTNET_EnableWriteXorExecute=0 \"$KG\" ingest n.jsonl");

        Assert.Equal(1, run.Status);
        Assert.Contains("kg.db", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.EndsWith(" refused", run.Lines[^1], StringComparison.Ordinal);
        var again = await kg.RunAsync("ingest", "n.jsonl");
        Assert.Equal((0, ""), (again.Status, again.Error));
        Assert.Equal("sound\n", (await kg.RunAsync("verify")).Output);
    }

    [Fact]
    public async Task A_store_that_may_not_be_written_says_so()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("permissions are those of Unix");
            return;
        }
        await kg.RunAsync("ingest", "a.txt");
        File.SetUnixFileMode(kg.At("kg.db"), UnixFileMode.UserRead);
        kg.Write("a.txt", "小河街道开集市。");

        var run = await kg.RunUnprivilegedAsync("ingest", "a.txt");

        Assert.Equal(1, run.Status);
        Assert.EndsWith("; make it writable or name another store", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_left_alone()
    {
        await kg.RunAsync("ingest", "a.txt");
        // The schema's version is SQLite's user_version: four bytes, high byte first, at offset 60 of the file.
        using (var file = File.OpenWrite(kg.At("kg.db")))
        {
            file.Position = 60;
            file.Write([0, 0, 0, 99]);
        }

        var run = await kg.RunAsync("stats");

        Assert.Equal(1, run.Status);
        Assert.Matches("^kg: kg.db: the store has schema version 99, this program knows up to [0-9]+; use a newer program$", Assert.Single(run.Errors));
    }

    [Fact]
    public async Task An_unknown_document_is_named_and_the_others_are_removed()
    {
        await kg.RunAsync("ingest", "a.txt");

        var run = await kg.RunAsync("remove", "b.txt", "./a.txt");

        Assert.Equal(
            (1, "1 removed\n", "kg: b.txt: no such document in the store; 'kg export' lists them in articles\n"), (run.Status, run.Output, run.Error));
        Assert.StartsWith("{\"documents\":0,", (await kg.RunAsync("stats")).Output, StringComparison.Ordinal);
    }
}
