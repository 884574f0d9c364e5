using System.Text;

namespace KnowledgeGraph.Cli.Tests;

/// <summary>The contract's table of refused and accepted input, through the real process.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty.txt", [], "refused empty.txt: the file is empty; give it text or leave it out" },
        { "blank.md", Encoding.UTF8.GetBytes(" \n\n"), "refused blank.md: the file holds no text; give it text or leave it out" },
        { "nothing.html", Encoding.UTF8.GetBytes("<html><body></body></html>"), "refused nothing.html: the file holds no text; give it text or leave it out" },
        { "empty.jsonl", [], "refused empty.jsonl: the file is empty; give it one JSON object a line or leave it out" },
        { "nul.txt", [0xE6, 0x9C, 0x9B, 0, 0x61], "refused nul.txt: byte 3: a NUL byte, so this is no text in UTF-8 or GB18030; save the file as UTF-8 text" },
        {
            "broken.txt", [.. Encoding.UTF8.GetBytes("望江街道"), 0xFF, .. Encoding.UTF8.GetBytes("开集市。")],
            "refused broken.txt: byte 12: not valid UTF-8, though its beginning is; repair the bytes there (iconv -c -f UTF-8 -t UTF-8 drops them)"
        },
        { "noise.txt", [0x61, 0xFF, 0x62], "refused noise.txt: byte 1: neither UTF-8 nor GB18030 (as GB18030 it breaks at byte 1); save the file as UTF-8" },
        {
            "line.jsonl", Encoding.UTF8.GetBytes("{\"id\":\"1\"\n"),
            "refused line.jsonl: line 1, byte 9: broken JSON (Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed); correct or remove the line"
        },
        { "mute.jsonl", Encoding.UTF8.GetBytes("{\"id\":\"1\"}\n"), "refused mute.jsonl: line 1: \"text\" is missing; give the line the form {\"id\": \"…\", \"text\": \"…\"}" },
        { "page.pdf", [0x25], "refused page.pdf: .pdf files are not read; turn it into text first: pdftotext page.pdf page.txt" },
        { "page.docx", [0x25], "refused page.docx: .docx files are not read; turn it into .txt, .md, .html or .jsonl first" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_refused_has_one_line_and_the_rest_goes_in(string name, byte[] content, string line)
    {
        kg.Write(name, content);
        kg.Write("good.txt", "望江街道开集市。\n\n3月5日，望江街道的邻里集市开张，来了2000人。\n");

        var extract = await kg.RunAsync("extract", name, "good.txt");
        Assert.Equal((1, line), (extract.Status, Assert.Single(extract.Errors)));
        Assert.StartsWith("{\"document\":\"good.txt\"", Assert.Single(extract.Lines), StringComparison.Ordinal);

        var ingest = await kg.RunAsync("ingest", name, "good.txt");
        Assert.Equal((1, line), (ingest.Status, Assert.Single(ingest.Errors)));
        Assert.Equal("1 new, 0 replaced, 0 unchanged, 1 refused", ingest.Lines[^1]);
    }

    [Fact]
    public async Task A_missing_file_and_a_name_that_breaks_the_line_have_one_line_each()
    {
        kg.Write("two\nlines.txt", "");

        var run = await kg.RunAsync("extract", "nowhere.txt", "two\nlines.txt");

        Assert.Equal(
            (1, "refused nowhere.txt: no such file or folder; check the path", "refused two\\u000Alines.txt: the file is empty; give it text or leave it out"),
            (run.Status, run.Errors[0], run.Errors[1]));
        Assert.Equal(2, run.Errors.Length);
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("permissions are those of Unix");
            return;
        }
        kg.Write("secret.txt", "望江街道。");
        File.SetUnixFileMode(kg.At("secret.txt"), UnixFileMode.None);

        var run = await kg.RunUnprivilegedAsync("extract", "secret.txt");

        Assert.Equal((1, "refused secret.txt: the file cannot be read (permission denied); check the file and its permissions"), (run.Status, run.Errors[0]));
    }

    [Fact]
    public async Task A_file_that_fails_while_it_is_read_is_refused()
    {
        if (!File.Exists("/proc/self/mem"))
        {
            Assert.Skip("/proc/self/mem, whose first byte cannot be read, is not here");
        }
        File.CreateSymbolicLink(kg.At("failing.txt"), "/proc/self/mem");

        var run = await kg.RunAsync("extract", "failing.txt");

        Assert.Equal(1, run.Status);
        Assert.StartsWith("refused failing.txt: the file cannot be read (", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_over_64_mib_is_refused_without_being_read()
    {
        using (var file = File.Create(kg.At("large.txt")))
        {
            file.SetLength(10L * 1024 * 1024 * 1024);
        }
        kg.Write("large.jsonl", "{\"id\":\"1\",\"text\":\"" + new string('a', 64 * 1024 * 1024) + "\"}\n{\"id\":\"2\",\"text\":\"望江街道。\"}\n");

        var run = await kg.RunAsync("ingest", "large.txt", "large.jsonl");

        Assert.Equal(
            [
                "refused large.txt: 10737418240 bytes, over the limit of 64 MiB a document; split it",
                "refused large.jsonl: line 1: 67108884 bytes, over the limit of 64 MiB a document; split it",
            ],
            run.Errors);
        Assert.Equal((1, "1 new, 0 replaced, 0 unchanged, 2 refused"), (run.Status, run.Lines[^1]));
    }

    [Fact]
    public async Task One_id_with_different_contents_is_refused_and_the_store_keeps_what_it_had()
    {
        kg.Write("n.jsonl", "{\"id\":\"1\",\"text\":\"望江街道开集市。\"}\n");
        await kg.RunAsync("ingest", "n.jsonl");
        var before = await kg.RunAsync("stats");

        kg.Write("n.jsonl", "{\"id\":\"1\",\"text\":\"小河街道开集市。\"}\n{\"id\":\"1\",\"text\":\"东柳街道开集市。\"}\n");
        var run = await kg.RunAsync("ingest", "n.jsonl");

        Assert.Equal((1, "0 new, 0 replaced, 0 unchanged, 2 refused"), (run.Status, run.Lines[^1]));
        Assert.Equal(
            [
                "refused n.jsonl: line 1: the document n.jsonl#1 stands in this run with different contents; give each document a name of its own, or leave the wrong ones out",
                "refused n.jsonl: line 2: the document n.jsonl#1 stands in this run with different contents; give each document a name of its own, or leave the wrong ones out",
            ],
            run.Errors);
        Assert.Equal(before.Output, (await kg.RunAsync("stats")).Output);
    }

    [Fact]
    public async Task Oddities_that_are_accepted_go_in_without_a_word()
    {
        kg.Write("short.txt", "望江街道开集市。");
        kg.Write("captions.txt", "图为望江街道集市。 陈立安 摄\n");
        kg.Write("odd.jsonl", """
            {"id":"quote\"d","text":"望江街道说：\"开集市\"。\u0001\u0007\u000b完。"}
            {"id":"twice","text":"望江街道开集市。"}
            {"id":"twice","text":"望江街道开集市。"}
            """);

        var run = await kg.RunAsync("extract", "short.txt", "captions.txt", "odd.jsonl");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal(4, run.Lines.Length);
        Assert.StartsWith("{\"document\":\"odd.jsonl#quote\\\"d\"", run.Lines[2], StringComparison.Ordinal);
        Assert.Contains("\"body\":\"望江街道说：“开集市”。完。\"", run.Lines[2], StringComparison.Ordinal);

        var ingest = await kg.RunAsync("ingest", "short.txt", "captions.txt", "odd.jsonl");
        Assert.Equal((0, "4 new, 0 replaced, 1 unchanged, 0 refused", ""), (ingest.Status, ingest.Lines[^1], ingest.Error));
    }

    [Fact]
    public async Task Every_encoding_says_the_same()
    {
        const string Text = "望江街道开集市\n\n3月5日，望江街道的𠮷祥社区开集市，来了2000人。\n";
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        kg.Write("a/p.txt", Text);
        kg.Write("b/p.txt", gb18030.GetBytes(Text));
        kg.Write("c/p.txt", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]);
        kg.Write("d/p.txt", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)]);
        kg.Write("e/p.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)]);

        var run = await kg.RunAsync("extract", "a", "b", "c", "d", "e");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Single(run.Lines.Select(line => line.Replace(line[13] + "/p.txt", "p.txt", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task In_folders_what_is_not_read_is_skipped_and_counted()
    {
        foreach (var name in new[] { "in/b.txt", "in/a/c.txt", "in/a.txt", "in/README.md", "in/.x.txt", "in/x.pdf" })
        {
            kg.Write(name, "望江街道开集市。");
        }

        var run = await kg.RunAsync("extract", "./in/../in");

        Assert.Equal((0, "skipped 3 files: 1 of other types, 1 hidden, 1 README\n"), (run.Status, run.Error));
        Assert.Equal(["in/a.txt", "in/a/c.txt", "in/b.txt"], run.Lines.Select(l => l.Split('"')[3]));
    }
}
