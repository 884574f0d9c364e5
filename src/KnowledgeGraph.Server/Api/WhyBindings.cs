using KnowledgeGraph.Extraction.Explaining;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>How mentions, relations and observations were found: the articles of a level are read again, each once.</summary>
internal static class WhyBindings
{
    public static GraphQLEngineBuilder BindWhy(this GraphQLEngineBuilder builder) => builder
        .Enum<WhyLayer>("WhyLayer")
        .Object<WhyStep>("WhyStep", fields => fields
            .Field("layer", step => step.Layer)
            .Field("score", step => step.Score)
            .Field("threshold", step => step.Threshold)
            .Field("note", step => step.Note)
            .Field("reasons", step => step.Reasons))
        .Object<Reason>("Reason", fields => fields
            .Field("feature", reason => reason.Feature)
            .Field("value", reason => reason.Value)
            .Field("weight", reason => reason.Weight));

    /// <summary>The steps of mentions.</summary>
    public static ValueTask OfMentions(FieldBatch<StoredMention, IReadOnlyList<WhyStep>> batch) =>
        Explain(batch, mention => mention.Article, (explanation, mention) => explanation.OfMention(mention.Entity, mention.Span));

    /// <summary>The steps of what evidence states: a relation or an observation.</summary>
    public static async ValueTask OfEvidence(FieldBatch<StoredEvidence, IReadOnlyList<WhyStep>> batch)
    {
        var facts = StoreCalls.Ids(batch, evidence => evidence.Fact).Distinct(StringComparer.Ordinal).ToArray();
        var (reader, token) = (batch.Context.Reader(), batch.Context.CancellationToken);
        var relations = await Known(facts, reader.GetRelationsAsync, token).ConfigureAwait(false);
        var observations = await Known([.. facts.Where(id => !relations.ContainsKey(id))], reader.GetObservationsAsync, token).ConfigureAwait(false);
        await Explain(batch, evidence => evidence.Article, (explanation, evidence) =>
            relations.TryGetValue(evidence.Fact, out var relation) ? explanation.OfRelation(relation.Type, relation.From, relation.To, evidence.Span)
            : observations.TryGetValue(evidence.Fact, out var observation) ? explanation.OfObservation(observation.Value)
            : []).ConfigureAwait(false);
    }

    private static async ValueTask<Dictionary<string, T>> Known<T>(
        string[] ids, Func<IReadOnlyList<string>, CancellationToken, ValueTask<IReadOnlyList<T?>>> read, CancellationToken token) where T : class
    {
        var found = ids.Length == 0 ? [] : await StoreCalls.Guard(() => read(ids, token)).ConfigureAwait(false);
        var known = new Dictionary<string, T>(StringComparer.Ordinal);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i] is { } value)
            {
                known.Add(ids[i], value);
            }
        }
        return known;
    }

    private static async ValueTask Explain<TParent>(
        FieldBatch<TParent, IReadOnlyList<WhyStep>> batch, Func<TParent, string> articleOf, Func<ArticleExplanation, TParent, IReadOnlyList<WhyStep>> steps)
    {
        var token = batch.Context.CancellationToken;
        var ids = StoreCalls.Ids(batch, articleOf).Distinct(StringComparer.Ordinal).ToArray();
        var articles = await Known(ids, batch.Context.Reader().GetArticlesAsync, token).ConfigureAwait(false);
        foreach (var group in Enumerable.Range(0, batch.Count).GroupBy(i => articleOf(batch.Parent(i)), StringComparer.Ordinal))
        {
            token.ThrowIfCancellationRequested();
            var explanation = articles.TryGetValue(group.Key, out var stored) ? ArticleExplanation.Of(stored.Article) : null;
            foreach (var i in group)
            {
                batch[i] = explanation is null ? [] : steps(explanation, batch.Parent(i));
            }
        }
    }
}
