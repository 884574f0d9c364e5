using KnowledgeGraph.Ingestion.Reading;

namespace KnowledgeGraph.Ingestion.Tests.Reading;

public sealed class WholeFileReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_of_64_mib_is_read_and_one_byte_more_refused()
    {
        var path = folder.File("a.txt", "");
        using (var file = File.OpenWrite(path))
        {
            for (var i = 0; i < 64; i++)
            {
                file.Write(Enumerable.Repeat((byte)' ', 1024 * 1024).ToArray());
            }
            file.Position = 0;
            file.Write("a"u8);
        }
        Assert.Equal(64 * 1024 * 1024, Read(path).Document!.Bytes);

        File.AppendAllText(path, "x");
        Assert.Equal($"refused {path}: 67108865 bytes, over the limit of 64 MiB a document; split it", Read(path).Refusal!.ToString());
    }

    [Theory]
    [InlineData("", "the file is empty; give it text or leave it out")]
    [InlineData(" \n", "the file holds no text; give it text or leave it out")]
    [InlineData("# title: 题\n", "the file holds no text; give it text or leave it out")]
    public void A_file_without_text_is_refused(string content, string refusal)
    {
        var path = folder.File("a.txt", content);

        Assert.Equal($"refused {path}: {refusal}", Read(path).Refusal!.ToString());
    }

    [Fact]
    public void A_file_that_goes_away_is_refused()
    {
        var path = Path.Combine(folder.Path, "a.txt");

        Assert.Equal($"refused {path}: the file cannot be read (it is gone); check the file and its permissions", Read(path).Refusal!.ToString());
    }

    private static InputItem Read(string path) => WholeFileReader.Read(new InputFile(path, "a.txt", InputKind.Text));
}
