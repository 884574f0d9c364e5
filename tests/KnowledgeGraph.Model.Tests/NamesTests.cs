namespace KnowledgeGraph.Model.Tests;

public class NamesTests
{
    [Fact]
    public void Relations_have_their_outside_names() => Assert.Equal(
        ["PART_OF", "LOCATED_IN", "IMPLEMENTED_IN", "LED_BY", "PARTICIPATES_IN", "INSTANCE_OF", "HOLDS_POST", "INVOLVED_IN", "PARTNERS_WITH"],
        Enum.GetValues<RelationType>().Select(Names.Of));

    [Fact]
    public void Relation_names_are_read_back()
    {
        foreach (var type in Enum.GetValues<RelationType>())
        {
            Assert.True(Names.TryParse(Names.Of(type), out RelationType read));
            Assert.Equal(type, read);
        }
        Assert.False(Names.TryParse("PartOf", out RelationType _));
    }

    [Fact]
    public void Level_names_are_read_back()
    {
        foreach (var level in Enum.GetValues<PlaceLevel>())
        {
            Assert.True(Names.TryParse(Names.Of(level), out PlaceLevel read));
            Assert.Equal(level, read);
        }
        Assert.False(Names.TryParse("County", out PlaceLevel _));
    }

    [Theory]
    [InlineData(ArticlePart.Body, 0, null)]
    [InlineData(ArticlePart.Title, 0, "title")]
    [InlineData(ArticlePart.Subtitle, 0, "subtitle")]
    [InlineData(ArticlePart.Dateline, 0, "dateline")]
    [InlineData(ArticlePart.Caption, 2, "caption:2")]
    public void The_part_of_a_span_is_written_as_the_contract_says(ArticlePart part, int caption, string? written) =>
        Assert.Equal(written, Names.In(new(part, caption, 0, 1)));
}
