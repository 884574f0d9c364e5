using KnowledgeGraph.Extraction.Explaining;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Recognition;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Explaining;

public class ArticleExplanationTests
{
    private const string Body = "昨天，余杭区良渚街道的“睦邻小站”共富工坊正式启用，由余杭区总工会和良渚街道联合打造，目前已带动120名居民就业。余杭区总工会主席李明参加启用仪式。余杭区还将把共富工坊推广到瓶窑镇。";

    private static readonly Lazy<ArticleGraph> Graph = new(() =>
        NewsExtractor.Default.Extract(new() { Document = "a.txt", Text = Body }).Articles.Single());

    private static readonly Lazy<ArticleExplanation> Explanation = new(() => ArticleExplanation.Of(Graph.Value.Article));

    [Fact]
    public void Every_mention_says_how_it_was_found_and_ends_with_how_it_was_linked()
    {
        foreach (var entity in Graph.Value.Entities)
        {
            foreach (var mention in entity.Mentions)
            {
                var steps = Explanation.Value.OfMention(entity.Id, mention.Span);
                Assert.True(steps.Count >= 2, $"{entity.Id}: {steps.Count}");
                Assert.Equal(WhyLayer.Linking, steps[^1].Layer);
                Assert.Contains(steps, step => step.Score == mention.Score);
            }
        }
    }

    [Fact]
    public void The_weights_of_the_deciding_layer_add_up_to_the_score()
    {
        var entity = Graph.Value.Entities.Single(e => e.Id == "place:330110");
        var step = Explanation.Value.OfMention(entity.Id, entity.Mentions[0].Span).Single(s => s.Layer == WhyLayer.SecondReading);
        Assert.Equal(entity.Mentions[0].Score, 1 / (1 + Math.Exp(-step.Reasons.Sum(reason => reason.Weight))), 0.0005);
        foreach (var relation in Graph.Value.Relations)
        {
            var second = Explanation.Value.OfRelation(relation.Type, relation.From, relation.To, relation.Span).SingleOrDefault(s => s.Layer == WhyLayer.SecondReading);
            if (second is not null)
            {
                Assert.Equal(relation.Score, 1 / (1 + Math.Exp(-second.Reasons.Sum(reason => reason.Weight))), 0.0005);
                Assert.True(second.Score >= second.Threshold);
            }
        }
        var observation = Assert.Single(Graph.Value.Observations);
        var kept = Explanation.Value.OfObservation(observation);
        Assert.Equal([WhyLayer.FirstReading, WhyLayer.Subject, WhyLayer.SecondReading], kept.Select(s => s.Layer));
        Assert.Equal(observation.Score, 1 / (1 + Math.Exp(-kept[2].Reasons.Sum(reason => reason.Weight))), 3);
        Assert.Contains(kept[0].Reasons, reason => reason is { Feature: "number and unit", Value: "120名" });
    }

    [Fact]
    public void A_place_says_which_division_it_is()
    {
        var entity = Graph.Value.Entities.Single(e => e.Id == "place:330110");
        Assert.Equal("the division 浙江省杭州市余杭区", Explanation.Value.OfMention(entity.Id, entity.Mentions[0].Span)[^1].Note);
    }

    [Fact]
    public void Reasons_come_weightiest_first_and_the_small_ones_together_at_the_end()
    {
        var entity = Graph.Value.Entities.Single(e => e.Id == "place:330110");
        var reasons = Explanation.Value.OfMention(entity.Id, entity.Mentions[0].Span)[0].Reasons;
        Assert.Equal(9, reasons.Count);
        Assert.Equal("all else", reasons[^1].Feature);
        Assert.Equal(reasons.Take(8).Select(r => Math.Abs(r.Weight)).OrderDescending(), reasons.Take(8).Select(r => Math.Abs(r.Weight)));
    }

    [Fact]
    public void What_this_version_does_not_find_has_no_steps()
    {
        var span = new TextSpan(ArticlePart.Body, 0, 0, 2);
        Assert.Empty(Explanation.Value.OfMention("place:330110", span));
        Assert.Empty(Explanation.Value.OfMention("place:330110", new(ArticlePart.Title, 0, 0, 2)));
        Assert.Empty(Explanation.Value.OfMention("place:330110", new(ArticlePart.Body, 0, 0, 5000)));
        Assert.Empty(Explanation.Value.OfRelation(RelationType.LedBy, "programme:共富工坊", "place:330110", span));
        Assert.Empty(Explanation.Value.OfObservation(Graph.Value.Observations[0] with { Value = 121 }));
    }

    [Fact]
    public void Every_number_of_a_row_has_a_name()
    {
        Assert.Equal(SecondReading.Width, SecondReadingColumns.Names.Count);
        Assert.Equal(JointFeatures.Width, JointColumns.Names.Count);
        Assert.Equal(ObservationReading.SubjectWidth, ObservationColumns.Subject.Count);
        Assert.Equal(ObservationReading.KeepWidth, ObservationColumns.Keep.Count);
    }
}
