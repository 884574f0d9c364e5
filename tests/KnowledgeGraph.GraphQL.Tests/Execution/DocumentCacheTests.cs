using System.Text;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.GraphQL.Language;

namespace KnowledgeGraph.GraphQL.Tests.Execution;

public sealed class DocumentCacheTests
{
    [Fact]
    public void What_is_used_stays_and_what_is_not_goes()
    {
        var cache = new DocumentCache(4);
        Add(cache, "{a}");
        for (var i = 0; i < 100; i++)
        {
            Add(cache, $"{{b{i}}}");
            Assert.True(cache.TryGet("{a}"u8, out _));
        }

        Assert.True(cache.TryGet("{b99}"u8, out _));
        Assert.False(cache.TryGet("{b50}"u8, out _));
    }

    [Fact]
    public void A_document_of_the_same_length_is_another_document()
    {
        var cache = new DocumentCache(4);
        Add(cache, "{a}");
        Assert.False(cache.TryGet("{b}"u8, out _));
    }

    [Fact]
    public void A_huge_document_is_not_kept()
    {
        var cache = new DocumentCache(4);
        var text = "{a}" + new string(' ', 300_000);
        Add(cache, text);
        Assert.False(cache.TryGet(Encoding.UTF8.GetBytes(text), out _));
    }

    private static void Add(DocumentCache cache, string text) => cache.Add(new CachedDocument(Parser.Parse(text)));
}
