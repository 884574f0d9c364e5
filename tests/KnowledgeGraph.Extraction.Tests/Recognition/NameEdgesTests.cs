using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Recognition;

public sealed class NameEdgesTests
{
    [Fact]
    public void A_name_cut_short_grows_to_the_surer_form_of_the_article()
    {
        const string text = "共富工坊开张。据了解，共富工坊由镇里建设。";
        LocalMention[] mentions = [new(0, 4, EntityKind.Programme, 0.9f), new(12, 15, EntityKind.Facility, 0.4f)];
        Assert.Equal([new(0, 4, EntityKind.Programme, 0.9f), new(11, 15, EntityKind.Programme, 0.4f)], NameEdges.Align(text, mentions));
    }

    [Fact]
    public void A_name_that_runs_on_by_a_character_shrinks_to_it()
    {
        const string text = "和盛集团来了。银行为和盛集团授信。";
        LocalMention[] mentions = [new(0, 4, EntityKind.Organization, 0.8f), new(9, 14, EntityKind.Organization, 0.5f)];
        Assert.Equal([new(0, 4, EntityKind.Organization, 0.8f), new(10, 14, EntityKind.Organization, 0.5f)], NameEdges.Align(text, mentions));
    }

    [Fact]
    public void Names_that_only_share_an_end_stay_apart()
    {
        const string text = "甲乙农商银行与丙丁农商银行签约。";
        LocalMention[] mentions = [new(0, 6, EntityKind.Organization, 0.9f), new(7, 13, EntityKind.Organization, 0.9f)];
        Assert.Same(mentions, NameEdges.Align(text, mentions));
    }
}
