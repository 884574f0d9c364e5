using KnowledgeGraph.Ingestion.Reading;

namespace KnowledgeGraph.Ingestion.Tests.Reading;

public sealed class InputFinderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_is_taken_recursively_in_ordinal_order_and_what_is_passed_over_is_counted()
    {
        foreach (var name in new[] { "b.txt", "a/z.md", "a.txt", "a-b.html", "B.jsonl", "README.md", "a/README", "c.pdf", ".hidden.txt", ".git/x.txt", "甲.TXT" })
        {
            folder.File(name, "x");
        }
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "loop"), folder.Path);

        var (files, refusals, skipped) = InputFinder.Find([folder.Path]);

        Assert.Empty(refusals);
        Assert.Equal(["B.jsonl", "a-b.html", "a.txt", "a/z.md", "b.txt", "甲.TXT"], files.Select(f => f.Name[(folder.Path.Length + 1)..]));
        Assert.Equal("skipped 6 files: 1 of other types, 2 hidden, 2 README, 1 links to folders", skipped.ToString());
    }

    [Fact]
    public void A_file_that_a_folder_would_pass_over_is_read_when_it_is_named()
    {
        var readme = folder.File("README.md", "x");
        var hidden = folder.File(".hidden.txt", "x");

        var (files, refusals, _) = InputFinder.Find([readme, hidden]);

        Assert.Empty(refusals);
        Assert.Equal([readme, hidden], files.Select(f => f.Name));
    }

    [Fact]
    public void What_cannot_be_taken_is_named_with_what_to_do()
    {
        var pdf = folder.File("two words.pdf", "x");
        var word = folder.File("a.docx", "x");
        var bare = folder.File("bare", "x");

        var (files, refusals, _) = InputFinder.Find(["nowhere.txt", pdf, word, bare, ""]);

        Assert.Empty(files);
        Assert.Equal(
            [
                "refused nowhere.txt: no such file or folder; check the path",
                $"refused {pdf}: .pdf files are not read; turn it into text first: pdftotext '{pdf}' '{pdf[..^4]}.txt'",
                $"refused {word}: .docx files are not read; turn it into .txt, .md, .html or .jsonl first",
                $"refused {bare}: a file without an extension is not read; turn it into .txt, .md, .html or .jsonl first",
                "refused \"\": an empty path; name a file or a folder",
            ],
            refusals.Select(r => r.ToString()));
    }
}
