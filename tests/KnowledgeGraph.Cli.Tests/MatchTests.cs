using System.Text;

namespace KnowledgeGraph.Cli.Tests;

/// <summary><c>kg match</c> through the real process.</summary>
public sealed class MatchTests : IDisposable
{
    private readonly Kg kg = new();

    public void Dispose() => kg.Dispose();

    [Fact]
    public async Task Names_of_a_list_are_cross_referenced_in_its_order()
    {
        await FillAsync();
        kg.Write("names.csv", "id,name\n1,西湖区\n2,\"浙江省杭州市西湖区\"\n3,西胡区\n4,无此物名\n5,\n");

        var run = await kg.RunAsync("match", "names.csv", "--first", "1");

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Equal("name,rank,id,kind,matched_name,score,why", run.Lines[0]);
        Assert.Equal(
            ["西湖区,1,place:330106,Place,西湖区", "浙江省杭州市西湖区,1,place:330106,Place,浙江省杭州市西湖区", "西胡区,1,place:330106,Place,西湖区", "无此物名,,,,"],
            run.Lines.Skip(1).Select(line => string.Join(',', line.Split(',').Take(5))));
        Assert.EndsWith(",exact name", run.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",near match: one character differs", run.Lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_column_counts_where_none_is_called_name_and_spreadsheets_of_any_encoding_are_read()
    {
        await FillAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        kg.Write("gb.csv", Encoding.GetEncoding("GB18030").GetBytes("名称;备注\n西湖区;甲\n"));

        var run = await kg.RunAsync("match", "gb.csv");

        Assert.Equal(0, run.Status);
        Assert.StartsWith("西湖区,1,place:330106,Place,西湖区,", run.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "refused names.csv: the file is empty; give it a header with the column 'name' and one name a row")]
    [InlineData("name\n\"西湖区\n杭州市\n", "refused names.csv: row 2: broken CSV: a quote is not closed, or stands inside a field; put \" around the field and double the quotes in it")]
    [InlineData("name\n\0\n", "refused names.csv: byte 5: a NUL byte, so this is no text in UTF-8 or GB18030; save the file as UTF-8 text")]
    public async Task A_broken_list_is_one_line(string content, string line)
    {
        await FillAsync();
        kg.Write("names.csv", content);
        var run = await kg.RunAsync("match", "names.csv");
        Assert.Equal((1, line, ""), (run.Status, Assert.Single(run.Errors), run.Output));
    }

    [Fact]
    public async Task A_missing_list_a_missing_store_and_a_wrong_number_are_one_line()
    {
        Assert.Equal((1, "refused nowhere.csv: no such file; check the path\n"), Outcome(await kg.RunAsync("match", "nowhere.csv")));
        kg.Write("names.csv", "name\n西湖区\n");
        Assert.Equal((1, "kg: kg.db: there is no store; 'kg ingest' makes one, '--store' or KG_STORE names another\n"), Outcome(await kg.RunAsync("match", "names.csv")));
        Assert.Equal((2, "kg: --first is 0; give 1 to 100\n"), Outcome(await kg.RunAsync("match", "names.csv", "--first", "0")));

        static (int, string) Outcome(Run run) => (run.Status, run.Error);
    }

    private async Task FillAsync()
    {
        kg.Write("page.txt", "西湖区开集市。\n\n3月5日，杭州市西湖区的邻里集市开张，来了2000人。\n");
        Assert.Equal(0, (await kg.RunAsync("ingest", "page.txt")).Status);
    }
}
