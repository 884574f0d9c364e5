using KnowledgeGraph.Text.Segmentation;

namespace KnowledgeGraph.Text.Tests.Segmentation;

public sealed class SegmenterTests(JiebaFixture jieba)
{
    [Theory]
    [InlineData("我来到北京清华大学", "我/r 来到/v 北京/ns 清华大学/nt")]
    [InlineData("他来到了网易杭研大厦", "他/r 来到/v 了/ul 网易/n 杭研/x 大厦/n")]
    [InlineData("我们中出了一个叛徒", "我们/r 中出/vn 了/ul 一个/m 叛徒/n")]
    public void Joins_words_that_the_dictionary_does_not_have(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("WES-5.4.5", "WES-5/eng ./x 4.5/m")]
    [InlineData("1.2.3", "1.2/m ./x 3/m")]
    [InlineData("12.5%的", "12.5%/m 的/uj")]
    [InlineData("a.b", "a/eng ./x b/eng")]
    [InlineData("3-5万", "3-5/m 万/m")]
    public void Splits_letters_and_digits_as_jieba_does(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("，  。", "，/x  /x  /x 。/x")]
    [InlineData("x\r\n\ty", "x/eng \r\n/x \t/x y/eng")]
    [InlineData("２年", "２/x 年/m")]
    [InlineData("好\U0001F600好", "好/a \U0001F600/x 好/a")]
    public void Other_characters_are_tokens_of_their_own(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("㐀㐁\U000269A6好", "㐀㐁\U000269A6/x 好/a")]
    [InlineData("龥龦鿕鿖", "龥/x 龦/x 鿕/x 鿖/x")]
    public void Rare_ideographs_are_word_characters(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Fact]
    public void Half_a_surrogate_pair_is_a_token() => Assert.Equal("好/a \uD83D/x 好/a", Cut("好\uD83D好"));

    [Fact]
    public void Nothing_gives_nothing() => Assert.Equal("", Cut(""));

    [Fact]
    public void A_buffer_holds_the_last_text_only()
    {
        var buffer = new TokenBuffer();
        jieba.Segmenter.Cut(new string('好', 5_000), buffer);
        jieba.Segmenter.Cut("北京", buffer);
        Assert.Equal([new(0, 2, jieba.Segmenter.Tag("ns"))], buffer.Tokens.ToArray());
    }

    [Fact]
    public void Cutting_again_allocates_nothing()
    {
        var buffer = new TokenBuffer();
        var text = string.Concat(Enumerable.Repeat("我来到北京清华大学，他来到了网易杭研大厦12.5%。", 50));
        jieba.Segmenter.Cut(text, buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        jieba.Segmenter.Cut(text, buffer);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Looks_words_up()
    {
        Assert.True(jieba.Segmenter.TryGetWord("北京", out var tag));
        Assert.Equal("ns", jieba.Segmenter.TagName(tag));
        Assert.False(jieba.Segmenter.TryGetWord("杭研", out tag));
        Assert.Equal("x", jieba.Segmenter.TagName(tag));
    }

    [Fact]
    public void An_unknown_tag_is_refused() =>
        Assert.Equal("no part of speech is named 'zzz' (Parameter 'name')", Assert.Throws<ArgumentException>(() => jieba.Segmenter.Tag("zzz")).Message);

    [Fact]
    public void Of_equally_probable_routes_the_longer_word_wins()
    {
        // Two words of frequency 10 among 100 weigh as much as one of frequency 1: 10/100 * 10/100 = 1/100.
        DictionaryEntry[] entries = [new("甲", 10, "n"), new("乙", 10, "n"), new("甲乙", 1, "v"), new("丙", 79, "n")];
        var model = new HiddenMarkovModel([0, 0, 0, 0], new double[16], new Dictionary<char, double[]>());
        using var stream = new MemoryStream();
        SegmenterTable.Write(entries, model, stream);
        var segmenter = Segmenter.Open(stream.ToArray());
        var buffer = new TokenBuffer();
        segmenter.Cut("甲乙", buffer);
        Assert.Equal([new(0, 2, segmenter.Tag("v"))], buffer.Tokens.ToArray());
    }

    [Fact]
    public void The_table_does_not_depend_on_the_order_of_the_dictionary()
    {
        DictionaryEntry[] entries = [new("甲", 10, "n"), new("乙", 10, "n"), new("甲乙", 1, "v")];
        var model = new HiddenMarkovModel(new double[4], new double[16], new Dictionary<char, double[]> { ['甲'] = new double[4], ['丙'] = new double[4] });
        using var forward = new MemoryStream();
        using var backward = new MemoryStream();
        SegmenterTable.Write(entries, model, forward);
        SegmenterTable.Write(entries.Reverse(), model, backward);
        Assert.Equal(forward.ToArray(), backward.ToArray());
    }

    private string Cut(string text)
    {
        var buffer = new TokenBuffer();
        jieba.Segmenter.Cut(text, buffer);
        return string.Join(' ', buffer.Tokens.ToArray().Select(token => $"{text.Substring(token.Start, token.Length)}/{jieba.Segmenter.TagName(token.Tag)}"));
    }
}
