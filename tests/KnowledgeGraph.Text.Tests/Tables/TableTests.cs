using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Text.Tests.Tables;

public sealed class TableTests
{
    [Fact]
    public void Sections_come_back_as_they_were_written()
    {
        var table = Table.Open(Sample());
        Assert.Equal(3, table.Count);
        Assert.Equal([1, -2, 3], table.Section<int>(0).ToArray());
        Assert.Equal([1, 2, 3, 4, 5], table.Section(2).ToArray());
    }

    [Fact]
    public void Strings_come_back_as_they_were_written()
    {
        var strings = Table.Open(Sample()).Strings(1);
        Assert.Equal(3, strings.Count);
        Assert.Equal("西湖区", strings[0].ToString());
        Assert.Equal("", strings[1].ToString());
        Assert.Equal("zone", strings[2].ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.Open(Sample()).Strings(1)[3].ToString());
    }

    [Fact]
    public void Sections_are_aligned()
    {
        var bytes = Sample();
        Assert.Equal(0, BitConverter.ToInt32(bytes, 8) % 8);
        Assert.Equal(0, BitConverter.ToInt32(bytes, 16) % 8);
        Assert.Equal(0, BitConverter.ToInt32(bytes, 24) % 8);
    }

    [Fact]
    public void A_section_that_is_not_there_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.Open(Sample()).Section(3));

    [Theory]
    [InlineData(4, "not a table: the bytes do not begin with KGT1")]
    [InlineData(12, "the table is cut short in its header")]
    [InlineData(40, "the table is cut short in section 0")]
    public void Bytes_cut_short_are_refused(int length, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Table.Open(Sample().AsMemory(0, length))).Message);

    private static byte[] Sample()
    {
        var writer = new TableWriter();
        Assert.Equal(0, writer.Add<int>([1, -2, 3]));
        Assert.Equal(1, writer.AddStrings(["西湖区", "", "zone"]));
        Assert.Equal(2, writer.Add(stream => stream.Write([1, 2, 3, 4, 5])));
        using var stream = new MemoryStream();
        writer.Write(stream);
        return stream.ToArray();
    }
}
