using System.Text;
using KnowledgeGraph.Ingestion.Reading;

namespace KnowledgeGraph.Ingestion.Tests.Reading;

public sealed class JsonLinesReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_line_is_a_document_with_its_metadata()
    {
        var items = Read("""{"id":"a","text":"正文一。\r\n二。\u0007","title":"题","date":"2024-03-05 10:00","source":"某报","url":"https://example.org"}""" + "\n\n  \r\n{\"text\":\"x\",\"id\":7}");

        Assert.Equal(["n.jsonl#a", "n.jsonl#7"], items.Select(i => i.Document!.Source.Document));
        var first = items[0].Document!.Source;
        Assert.Equal(("正文一。\n二。", "题", "2024-03-05", "某报", "https://example.org"), (first.Text, first.Title, first.Date.ToString(), first.Source, first.Url));
        Assert.Equal((-1, true), (first.TextStart, first.SingleArticle));
        Assert.Equal("line 4", items[1].Document!.Place);
    }

    public static TheoryData<string, string> BadLines => new()
    {
        { "{\"id\":\"a\",\"text\":\"x\"", "line 2, byte 42: broken JSON (Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed); correct or remove the line" },
        { "{\"id\":\"a\"}", "line 2: \"text\" is missing; give the line the form {\"id\": \"…\", \"text\": \"…\"}" },
        { "{\"id\":\"a\",\"text\":null}", "line 2: \"text\" is missing; give the line the form {\"id\": \"…\", \"text\": \"…\"}" },
        { "{\"id\":\"a\",\"text\":\" \"}", "line 2: \"text\" is empty; give the line the form {\"id\": \"…\", \"text\": \"…\"}" },
        { "{\"id\":\"a\",\"text\":5}", "line 2: \"text\" is no string; give the line the form {\"id\": \"…\", \"text\": \"…\"}" },
        { "{\"text\":\"x\"}", "line 2: \"id\" is missing; give the line the form {\"id\": \"…\", \"text\": \"…\"}" },
        { "{\"id\":\"a\\u0001\",\"text\":\"x\"}", "line 2: \"id\" holds a control character; give the document another id" },
        { "[1]", "line 2: no JSON object; give the line the form {\"id\": \"…\", \"text\": \"…\"}" },
        { "{\"id\":\"a\",\"text\":\"\\ud800\"}", "line 2: broken JSON (\"text\" holds half of a surrogate pair); correct or remove the line" },
        { "{\"id\":\"a\",\0\"text\":\"x\"}", "line 2, byte 32: a NUL byte, so this is no text in UTF-8 or GB18030; save the file as UTF-8 text" },
    };

    [Theory]
    [MemberData(nameof(BadLines))]
    public void A_bad_line_is_refused_and_the_others_go_in(string line, string refusal)
    {
        var items = Read("{\"id\":\"1\",\"text\":\"x\"}\n" + line + "\n{\"id\":\"2\",\"text\":\"y\"}\n");

        Assert.Equal(["n.jsonl#1", null, "n.jsonl#2"], items.Select(i => i.Document?.Source.Document));
        Assert.Equal($"refused {Path.Combine(folder.Path, "n.jsonl")}: {refusal}", items[1].Refusal!.ToString());
    }

    [Fact]
    public void Bytes_that_break_utf_8_refuse_only_their_line()
    {
        var items = Read([.. "{\"id\":\"1\",\"text\":\"一二三四\"}\n{\"id\":\"2\",\"text\":\""u8, 0xFF, .. "\"}\n{\"id\":\"3\",\"text\":\"x\"}"u8]);

        Assert.Equal(["n.jsonl#1", null, "n.jsonl#3"], items.Select(i => i.Document?.Source.Document));
        Assert.Equal("line 2, byte 51", items[1].Refusal!.Place);
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("UTF-16")]
    [InlineData("UTF-16BE")]
    public void Other_encodings_give_the_same_documents(string name)
    {
        const string Lines = "{\"id\":\"甲\",\"text\":\"湖滨区𠮷祥社区。\\n完。\"}\r\n\n{\"id\":\"乙\",\"text\":\"上城。\"}\n";
        var encoding = name == "GB18030" ? CodePagesEncodingProvider.Instance.GetEncoding(name)! : Encoding.GetEncoding(name);

        var items = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Lines)]);

        Assert.Equal([("n.jsonl#甲", "湖滨区𠮷祥社区。\n完。"), ("n.jsonl#乙", "上城。")], items.Select(i => (i.Document!.Source.Document, i.Document.Source.Text)));
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        var item = Assert.Single(Read("\n \n"));

        Assert.EndsWith("n.jsonl: the file is empty; give it one JSON object a line or leave it out", item.Refusal!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_knows_the_fields_and_not_their_spelling()
    {
        var items = Read("""
            {"id":"1","text":"甲"}
            { "text": "\u7532", "id": "2" }
            {"id":"3","text":"甲","title":""}
            {"id":"4","text":"乙"}
            """);

        Assert.Equal(items[0].Document!.ContentHash, items[1].Document!.ContentHash);
        Assert.Equal(3, items.Select(i => i.Document!.ContentHash).Distinct().Count());
    }

    [Fact]
    public void A_line_over_the_limit_is_passed_over()
    {
        using var reader = new LineReader(new MemoryStream([.. "abcdefghij\nkl\n"u8]), InputEncoding.Utf8, 0, limit: 4);

        Assert.True(reader.TryRead(out var first));
        Assert.Equal((10, 0), (first.Length, first.Bytes.Length));
        Assert.True(reader.TryRead(out var second));
        Assert.Equal((2, 11), (second.Length, second.Offset));
        Assert.False(reader.TryRead(out _));
    }

    private List<InputItem> Read(string content) => Read(Encoding.UTF8.GetBytes(content));

    private List<InputItem> Read(byte[] content) =>
        [.. JsonLinesReader.Read(new InputFile(folder.File("n.jsonl", content), "n.jsonl", InputKind.JsonLines))];
}
