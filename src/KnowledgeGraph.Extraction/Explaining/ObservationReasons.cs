using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Observations;
using KnowledgeGraph.Extraction.Relations;

namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>How the readings of quantities came to the observations of one article.</summary>
internal sealed class ObservationReasons
{
    private readonly ObservationModel model;
    private readonly ObservationReading reading;
    private readonly ObservationReading.Scores scores;

    /// <summary>Reads the article's quantities once.</summary>
    public ObservationReasons(ArticleText text, IReadOnlyList<LocalEntity> entities, ObservationModel model)
    {
        this.model = model;
        reading = new(new(text, entities, PlacePaths.Of(entities), free: true));
        scores = reading.Read(model);
    }

    /// <summary>The steps of an observation that the readings stated.</summary>
    /// <param name="observation">The observation.</param>
    /// <param name="quantity">Its quantity.</param>
    public IReadOnlyList<WhyStep> Of(LocalObservation observation, int quantity)
    {
        var last = scores.Subjects[^1];
        var before = scores.Subjects[^2];
        var best = ObservationReading.Best(last[quantity]);
        var row = new float[ObservationReading.SubjectWidth];
        reading.SubjectRow(quantity, best, before, scores.Keeps, row);
        var keep = new float[ObservationReading.KeepWidth];
        reading.KeepRow(quantity, scores.Keeps, last[quantity], best, keep);
        var chosen = reading.Pairs(quantity)[best];
        return
        [
            new(WhyLayer.FirstReading, Tally.Rounded(Logistic.Of(scores.Keeps[quantity])), null, null, Linear(quantity)),
            new(
                WhyLayer.Subject, Tally.Rounded(Logistic.Of(last[quantity][best])), null, $"{reading.Scene.Index.Entities[chosen.Entity].Name}, first of {last[quantity].Length}",
                TreeReasons.Of(model.SubjectTrees(model.Passes - 1), row, ObservationColumns.Subject)),
            new(
                WhyLayer.SecondReading, Tally.Rounded(observation.Score), Tally.Rounded(Logistic.Of(model.Threshold)), null,
                TreeReasons.Of(model.KeepTrees, keep, ObservationColumns.Keep)),
        ];
    }

    /// <summary>The quantity whose characters lie in the quote and whose value is that of the observation; -1 none.</summary>
    public int QuantityOf(LocalObservation observation)
    {
        var quantities = reading.Scene.Quantities;
        for (var q = 0; q < quantities.Length; q++)
        {
            if (quantities[q].Number.Value.Equals(observation.Value) && quantities[q].Start >= observation.Start && quantities[q].End <= observation.End)
            {
                return q;
            }
        }
        return -1;
    }

    private IReadOnlyList<Reason> Linear(int quantity)
    {
        var set = new FeatureSet { Templates = [] };
        reading.KeepFeatures(quantity, set);
        var tally = new Tally(ObservationColumns.GroupCount);
        for (var i = 0; i < set.Count; i++)
        {
            tally.Add(ObservationColumns.Of(set.Templates[i]), model.LinearWeight(set.Hashes[i], ObservationReading.KeepOutput));
        }
        ref readonly var q = ref reading.Scene.Quantities[quantity];
        var text = reading.Scene.Index.Text[q.Start..q.End];
        return tally.Reasons(ObservationColumns.NameOf, group => group == 1 ? text : null);
    }
}
