using System.Collections.Concurrent;
using System.Globalization;
using KnowledgeGraph.GraphQL.Execution;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Api;

/// <summary>What a field <c>relations</c> asks of each of its parents.</summary>
/// <param name="Key">The same for the same question.</param>
/// <param name="Filter">Which relations.</param>
/// <param name="Page">Which page of them.</param>
internal sealed record RelationQuestion(string Key, RelationFilter Filter, PageRequest Page)
{
    public static RelationQuestion Of(FieldContext field)
    {
        var filter = new RelationFilter
        {
            Types = field.Argument<IReadOnlyList<RelationType>>("types"),
            Direction = field.Argument<Direction>("direction"),
            Kinds = field.Argument<IReadOnlyList<EntityKind>>("kinds"),
            MinScore = field.MinScore(),
            AsOf = field.Argument<PartialDate?>("asOf"),
            WithEnds = true,
        };
        var page = field.Page();
        var (types, kinds) = (filter.Types is null ? "*" : string.Join(' ', filter.Types), filter.Kinds is null ? "*" : string.Join(' ', filter.Kinds));
        return new(string.Create(CultureInfo.InvariantCulture, $"{types},{filter.Direction},{kinds},{filter.MinScore:R},{filter.AsOf},{page.First},{page.After}"), filter, page);
    }
}

/// <summary>
/// Relations that a request will ask for, fetched with what it asks first: those of a root entity at the same time as the entity, those of the next level
/// in the call for this one, where the store can. It lives as long as a request, and gives what the reader would.
/// </summary>
internal sealed class RelationsAhead
{
    private readonly ConcurrentDictionary<(string Entity, string Key), Task<Page<StoredRelation>>> pages = new();

    /// <summary>Begins to read what is selected below a root entity, if that is one list of relations.</summary>
    public Task Begin(FieldContext root, string entity)
    {
        try
        {
            if (root.Selected("relations") is not [var field])
            {
                return Task.CompletedTask;
            }
            var question = RelationQuestion.Of(field);
            return pages.GetOrAdd((entity, question.Key), static (_, begin) => begin(), async () =>
                (await ReadAsync(root.Reader(), [entity], question, Below(field), root.CancellationToken).ConfigureAwait(false))[0]);
        }
        catch (GraphQLFieldException)
        {
            // Its own resolver says so, at its place.
            return Task.CompletedTask;
        }
    }

    /// <summary>The pages of a field <c>relations</c> for its parents.</summary>
    /// <param name="field">The field.</param>
    /// <param name="ids">Its parents.</param>
    /// <param name="question">What it asks.</param>
    /// <param name="page">The page, which is another than that of the question where only the total is asked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<IReadOnlyList<Page<StoredRelation>>> ReadAsync(
        FieldContext field, IReadOnlyList<string> ids, RelationQuestion question, PageRequest page, CancellationToken cancellationToken)
    {
        if (page != question.Page)
        {
            return await field.Reader().GetRelationsOfAsync(ids, question.Filter, page, cancellationToken).ConfigureAwait(false);
        }
        Task<Page<StoredRelation>>?[] known = [.. ids.Select(id => pages.GetValueOrDefault((id, question.Key)))];
        return known.All(task => task is not null)
            ? await Task.WhenAll(known!).ConfigureAwait(false)
            : await ReadAsync(field.Reader(), ids, question, Below(field), cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Page<StoredRelation>>> ReadAsync(
        IGraphReader reader, IReadOnlyList<string> ids, RelationQuestion question, RelationQuestion? below, CancellationToken cancellationToken)
    {
        var filter = below is null ? question.Filter : question.Filter with { Then = new(below.Filter, below.Page.First) };
        var found = await reader.GetRelationsOfAsync(ids, filter, question.Page, cancellationToken).ConfigureAwait(false);
        for (var i = 0; below is not null && i < ids.Count; i++)
        {
            foreach (var relation in found[i].Edges.Select(edge => edge.Node).Where(relation => relation.Next is not null))
            {
                pages.TryAdd((relation.From == ids[i] ? relation.To : relation.From, below.Key), Task.FromResult(relation.Next!));
            }
        }
        return found;
    }

    /// <summary>What a list of relations asks of their ends, if that is one more list of relations from its beginning.</summary>
    private static RelationQuestion? Below(FieldContext relations)
    {
        try
        {
            var next = relations.Selected("edges").SelectMany(edges => edges.Selected("node"))
                .SelectMany(node => node.Selected("source").Concat(node.Selected("target"))).SelectMany(end => end.Selected("relations")).Take(2).ToArray();
            return next is [var field] && RelationQuestion.Of(field) is { Page.After: null } question ? question : null;
        }
        catch (GraphQLFieldException)
        {
            return null;
        }
    }
}
