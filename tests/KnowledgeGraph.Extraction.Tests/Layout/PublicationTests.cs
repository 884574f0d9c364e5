using KnowledgeGraph.Extraction.Layout;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Layout;

public sealed class PublicationTests
{
    [Theory]
    [InlineData("2023-08-05", "某新网义乌8月2日电（某）", "2023-08-05", DateBasis.Stated)]
    [InlineData("2023", "某新网义乌8月2日电（某）", "2023-08-02", DateBasis.Inferred)]
    [InlineData("2023-08", "某新网义乌8月2日电（某）", "2023-08-02", DateBasis.Inferred)]
    [InlineData("2023-09", "某新网义乌8月2日电（某）", "2023-09", DateBasis.Stated)]
    [InlineData("2023", "某新网义乌2月30日电", "2023", DateBasis.Stated)]
    [InlineData(null, "某某新闻网2023年8月18日讯（某）", "2023-08-18", DateBasis.Inferred)]
    [InlineData("2022", "某某新闻网2023年8月18日讯（某）", "2022", DateBasis.Stated)]
    [InlineData(null, "某新网义乌8月2日电（某）", null, DateBasis.Unknown)]
    [InlineData(null, "", null, DateBasis.Unknown)]
    [InlineData("2023-08", "某报讯（某）", "2023-08", DateBasis.Stated)]
    public void A_day_is_taken_from_the_agency_line_only_with_a_known_year(string? metadata, string dateline, string? date, DateBasis basis)
    {
        var known = metadata is not null && PartialDate.TryParse(metadata, out var parsed) ? parsed : default(PartialDate?);

        Assert.Equal((date, basis), Publication.Of(known, dateline) is var (found, how) ? (found?.ToString(), how) : default);
    }
}
