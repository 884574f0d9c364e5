using System.Text;
using KnowledgeGraph.Ingestion.Reading;

namespace KnowledgeGraph.Ingestion.Tests.Reading;

public sealed class TextDecoderTests
{
    private const string Sample = "湖滨区望江街道启动“邻里同心”行动，覆盖𠮷祥社区3,200户。\n";

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Sample) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sample)] },
        { "UTF-16, low byte first", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Sample)] },
        { "UTF-16, high byte first", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Sample)] },
        { "GB18030", Gb18030.GetBytes(Sample) },
        { "GB18030 with a mark", [0x84, 0x31, 0x95, 0x33, .. Gb18030.GetBytes(Sample)] },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void Each_encoding_gives_the_same_text(string name, byte[] bytes)
    {
        Assert.NotEmpty(name);
        Assert.Equal(Sample, TextDecoder.Decode(bytes));
    }

    [Fact]
    public void Broken_utf_8_with_four_han_characters_in_a_row_is_refused_at_the_byte()
    {
        byte[] bytes = [.. "ab "u8, .. "一二三四"u8, 0xFF, .. "五"u8];

        var refusal = Assert.Throws<RefusedException>(() => TextDecoder.Decode(bytes)).In("a.txt");

        Assert.Equal(
            "refused a.txt: byte 15: not valid UTF-8, though its beginning is; repair the bytes there (iconv -c -f UTF-8 -t UTF-8 drops them)", refusal.ToString());
    }

    [Fact]
    public void Three_han_characters_in_a_row_leave_gb18030_possible()
    {
        // The bytes of 中文中a in UTF-8, taken in pairs, are valid GB18030; the last two are no UTF-8.
        byte[] bytes = [.. "中文中"u8, (byte)'a', 0xD6, 0xD0];

        var text = TextDecoder.Decode(bytes);

        Assert.EndsWith("中", text, StringComparison.Ordinal);
        Assert.StartsWith("涓", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_first_64_kib_count_as_the_beginning()
    {
        byte[] ascii = [.. Enumerable.Repeat((byte)'a', 64 * 1024)];
        byte[] late = [.. ascii, .. "中文中文"u8, 0xD6, 0xD0];
        byte[] early = [.. ascii[12..], .. "中文中文"u8, 0xD6, 0xD0];

        Assert.EndsWith("中", TextDecoder.Decode(late), StringComparison.Ordinal);
        Assert.Equal("byte 65536", Assert.Throws<RefusedException>(() => TextDecoder.Decode(early)).Place);
    }

    [Fact]
    public void What_is_neither_utf_8_nor_gb18030_is_refused_with_both_bytes()
    {
        byte[] bytes = [.. "abc"u8, 0xD6, 0xD0, (byte)'d', 0xFF, (byte)'e'];

        var refusal = Assert.Throws<RefusedException>(() => TextDecoder.Decode(bytes)).In("a.txt");

        Assert.Equal("refused a.txt: byte 3: neither UTF-8 nor GB18030 (as GB18030 it breaks at byte 6); save the file as UTF-8", refusal.ToString());
        Assert.Equal("byte 3", Assert.Throws<RefusedException>(() => TextDecoder.Decode((ReadOnlySpan<byte>)[.. "abc"u8, 0xD6])).Place);
    }

    [Fact]
    public void A_mark_decides_even_where_the_bytes_then_break()
    {
        byte[] utf8 = [0xEF, 0xBB, 0xBF, (byte)'a', 0xD6, 0xD0];
        byte[] utf16 = [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00];

        Assert.Equal("byte 4", Assert.Throws<RefusedException>(() => TextDecoder.Decode(utf8)).Place);
        var half = Assert.Throws<RefusedException>(() => TextDecoder.Decode(utf16)).In("a.txt");
        Assert.Equal("refused a.txt: byte 2: not valid UTF-16, as its mark says it is; repair the bytes there or save the file as UTF-8", half.ToString());
        Assert.Equal("byte 4", Assert.Throws<RefusedException>(() => TextDecoder.Decode((ReadOnlySpan<byte>)[0xFF, 0xFE, 0x61, 0, 0x62])).Place);
        Assert.Equal("a\uFFFD𠮷", TextDecoder.Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("a\uFFFD𠮷")]));
    }

    [Fact]
    public void A_nul_byte_outside_utf_16_is_refused_at_its_place()
    {
        var refusal = Assert.Throws<RefusedException>(() => TextDecoder.Decode("ab\0c"u8)).In("a.txt");

        Assert.Equal("refused a.txt: byte 2: a NUL byte, so this is no text in UTF-8 or GB18030; save the file as UTF-8 text", refusal.ToString());
    }

    [Fact]
    public void Utf_32_is_named_for_what_it_is()
    {
        var refusal = Assert.Throws<RefusedException>(() => TextDecoder.Decode((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0])).In("a.txt");

        Assert.Equal("refused a.txt: byte 0: UTF-32 is not read; save the file as UTF-8", refusal.ToString());
    }

    [Fact]
    public void A_file_read_in_pieces_is_judged_as_a_whole()
    {
        byte[] late = [.. Enumerable.Repeat((byte)'a', 200_000), 0xD6, 0xD0];
        byte[] split = [.. Enumerable.Repeat((byte)'a', (64 * 1024) - 1), .. "中"u8];

        Assert.Equal((InputEncoding.Gb18030, 0), TextDecoder.Detect(new MemoryStream(late)));
        Assert.Equal((InputEncoding.Utf8, 0), TextDecoder.Detect(new MemoryStream(split)));
        Assert.Equal((InputEncoding.Utf8, 0), TextDecoder.Detect(new MemoryStream([.. "一二三四"u8, 0xFF])));
        Assert.Equal((InputEncoding.Utf16BigEndian, 2), TextDecoder.Detect(new MemoryStream([0xFE, 0xFF, 0, 0x61])));
        Assert.Equal((InputEncoding.Gb18030, 0), TextDecoder.Detect(new MemoryStream([(byte)'a', 0xE4, 0xB8])));
    }
}
