using System.Text.Json;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Reconciliation;

/// <summary>Answers reconciliation and suggest requests over one state of the graph, by the code of <c>lookUp</c> and <c>search</c>.</summary>
internal sealed class Reconciler(IGraphReader reader, NameIndex names)
{
    /// <summary>A candidate of at least this score is a match if no other has it: a name, an alias, a short form, a place and a name.</summary>
    private const double SureScore = 0.89;

    /// <summary>Candidates ranked before a place narrows them.</summary>
    private const int WithinDepth = 100;

    private const int Suggestions = 20;

    /// <summary>Writes the result of each query, best first.</summary>
    public async ValueTask WriteBatchAsync(Utf8JsonWriter json, IReadOnlyList<ReconcileQuery> batch, CancellationToken cancellationToken)
    {
        var found = new List<NameMatch>[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            found[i] = await CandidatesAsync(batch[i], cancellationToken).ConfigureAwait(false);
        }
        var entities = await EntitiesAsync(found.SelectMany(list => list), cancellationToken).ConfigureAwait(false);
        json.WriteStartObject();
        for (var i = 0; i < batch.Count; i++)
        {
            json.WriteStartObject(batch[i].Key);
            json.WriteStartArray("result");
            for (var rank = 0; rank < found[i].Count; rank++)
            {
                var isMatch = rank == 0 && found[i][0].Score >= SureScore && (found[i].Count == 1 || found[i][1].Score < SureScore);
                WriteCandidate(json, entities[found[i][rank].Entity], found[i][rank], isMatch);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>Writes entities whose names begin with or hold a text.</summary>
    public async ValueTask WriteSuggestionsAsync(Utf8JsonWriter json, string prefix, int cursor, CancellationToken cancellationToken)
    {
        NameMatch[] matches = [.. names.Find(prefix, null, cursor + Suggestions).Skip(cursor)];
        var entities = await EntitiesAsync(matches, cancellationToken).ConfigureAwait(false);
        json.WriteStartObject();
        json.WriteStartArray("result");
        foreach (var match in matches)
        {
            var entity = entities[match.Entity];
            json.WriteStartObject();
            json.WriteString("id", entity.Id);
            json.WriteString("name", entity.Name);
            WriteDescription(json, entity);
            json.WriteStartArray("notable");
            EntityTypes.Write(json, entity.Kind);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private async ValueTask<List<NameMatch>> CandidatesAsync(ReconcileQuery query, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(query.Text))
        {
            return [];
        }
        // An id is its own best candidate.
        var byId = (await reader.GetEntitiesAsync([query.Text], cancellationToken).ConfigureAwait(false))[0];
        if (byId is not null)
        {
            return [new(byId.Id, byId.Kind, byId.Name, 1, "id", byId.Name)];
        }
        var matches = names.Find(query.Text, query.Kinds, query.Places.Count == 0 ? query.Limit : Math.Max(query.Limit, WithinDepth));
        if (query.Places.Count > 0)
        {
            var inside = new HashSet<string>(StringComparer.Ordinal);
            foreach (var place in await PlacesAsync(query.Places, cancellationToken).ConfigureAwait(false))
            {
                var filter = new EntityFilter { Ids = [.. matches.Select(match => match.Entity)], Within = place };
                var page = await reader.FindEntitiesAsync(filter, EntityOrder.Name, new(matches.Count), cancellationToken).ConfigureAwait(false);
                inside.UnionWith(page.Edges.Select(edge => edge.Node.Id));
            }
            matches = [.. matches.Where(match => inside.Contains(match.Entity))];
        }
        return [.. matches.Take(query.Limit)];
    }

    /// <summary>Ids of the places that values mean: ids, codes, or names of one or several.</summary>
    private async ValueTask<IReadOnlyList<string>> PlacesAsync(IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        var byId = await reader.GetEntitiesAsync(values, cancellationToken).ConfigureAwait(false);
        var byCode = await reader.GetPlacesByCodeAsync(values, cancellationToken).ConfigureAwait(false);
        var byName = await reader.GetEntitiesByNameAsync(values, [EntityKind.Place], cancellationToken).ConfigureAwait(false);
        return
        [
            .. byId.OfType<StoredEntity>().Select(place => place.Id).Concat(byCode.SelectMany(list => list).Select(place => place.Id))
                .Concat(byName.SelectMany(list => list).Select(place => place.Entity)).Distinct(StringComparer.Ordinal),
        ];
    }

    private async ValueTask<Dictionary<string, StoredEntity>> EntitiesAsync(IEnumerable<NameMatch> matches, CancellationToken cancellationToken)
    {
        string[] ids = [.. matches.Select(match => match.Entity).Distinct(StringComparer.Ordinal)];
        var entities = await reader.GetEntitiesAsync(ids, cancellationToken).ConfigureAwait(false);
        return entities.OfType<StoredEntity>().ToDictionary(entity => entity.Id, StringComparer.Ordinal);
    }

    private static void WriteCandidate(Utf8JsonWriter json, StoredEntity entity, NameMatch match, bool isMatch)
    {
        json.WriteStartObject();
        json.WriteString("id", entity.Id);
        json.WriteString("name", entity.Name);
        WriteDescription(json, entity);
        json.WriteStartArray("type");
        EntityTypes.Write(json, entity.Kind);
        json.WriteEndArray();
        json.WriteNumber("score", Math.Round(match.Score * 100, 2));
        json.WriteStartArray("features");
        WriteFeature(json, "name_score", match.Score);
        WriteFeature(json, "article_count", entity.ArticleCount);
        json.WriteEndArray();
        json.WriteBoolean("match", isMatch);
        json.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter json, string id, double value)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteNumber("value", value);
        json.WriteEndObject();
    }

    /// <summary>The path of a Place, the other names of what is none.</summary>
    private static void WriteDescription(Utf8JsonWriter json, StoredEntity entity)
    {
        const int ShownAliases = 3;
        var text = entity.Canonical ?? string.Join('、', entity.Aliases.Take(ShownAliases));
        if (text.Length > 0 && text != entity.Name)
        {
            json.WriteString("description", text);
        }
    }
}
