using System.Text.Json;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Reconciliation;

/// <summary>Answers data extension: values of properties of entities that have been reconciled. A fixed number of calls of the store for each property, however many entities.</summary>
internal sealed class Extender(IGraphReader reader)
{
    /// <summary>Writes a row for each id; an unknown one has no values.</summary>
    public async ValueTask WriteAsync(Utf8JsonWriter json, ExtendQuery query, CancellationToken cancellationToken)
    {
        var entities = await reader.GetEntitiesAsync(query.Ids, cancellationToken).ConfigureAwait(false);
        var columns = new IReadOnlyList<object>[query.Properties.Count][];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = await ColumnAsync(query.Properties[i], query.Ids, entities, cancellationToken).ConfigureAwait(false);
        }
        var names = await NamesAsync(columns.SelectMany(column => column).SelectMany(values => values).OfType<EntityId>(), cancellationToken).ConfigureAwait(false);
        json.WriteStartObject();
        json.WriteStartArray("meta");
        foreach (var asked in query.Properties)
        {
            json.WriteStartObject();
            json.WriteString("id", asked.Property.Id);
            json.WriteString("name", asked.Property.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("rows");
        for (var row = 0; row < query.Ids.Count; row++)
        {
            json.WriteStartObject(query.Ids[row]);
            for (var i = 0; i < columns.Length; i++)
            {
                json.WriteStartArray(query.Properties[i].Property.Id);
                foreach (var value in columns[i][row])
                {
                    WriteValue(json, value, names);
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private async ValueTask<IReadOnlyList<object>[]> ColumnAsync(
        AskedProperty asked, IReadOnlyList<string> ids, IReadOnlyList<StoredEntity?> entities, CancellationToken cancellationToken)
    {
        if (asked.Property.Relation is not { } type)
        {
            return [.. entities.Select(entity => entity is null ? [] : (IReadOnlyList<object>)[.. asked.Property.Read(entity).Take(asked.Limit)])];
        }
        var filter = new RelationFilter { Types = [type], Direction = Direction.Out, MinScore = asked.MinScore };
        var pages = await reader.GetRelationsOfAsync(ids, filter, new(asked.Limit), cancellationToken).ConfigureAwait(false);
        return [.. pages.Select((page, row) => (IReadOnlyList<object>)[.. page.Edges
            .Select(edge => edge.Node.From == ids[row] ? edge.Node.To : edge.Node.From).Distinct(StringComparer.Ordinal).Select(id => new EntityId(id))])];
    }

    private async ValueTask<Dictionary<string, string>> NamesAsync(IEnumerable<EntityId> values, CancellationToken cancellationToken)
    {
        string[] ids = [.. values.Select(value => value.Id).Distinct(StringComparer.Ordinal)];
        var entities = await reader.GetEntitiesAsync(ids, cancellationToken).ConfigureAwait(false);
        return entities.OfType<StoredEntity>().ToDictionary(entity => entity.Id, entity => entity.Name, StringComparer.Ordinal);
    }

    /// <summary>A day is a date of the specification, which must be complete; a month or a year is text.</summary>
    private static void WriteValue(Utf8JsonWriter json, object value, Dictionary<string, string> names)
    {
        json.WriteStartObject();
        switch (value)
        {
            case EntityId entity:
                json.WriteString("id", entity.Id);
                json.WriteString("name", names.GetValueOrDefault(entity.Id, entity.Id));
                break;
            case int number:
                json.WriteNumber("int", number);
                break;
            case PartialDate { Day: not 0 } day:
                json.WriteString("date", $"{day}T00:00:00Z");
                break;
            default:
                json.WriteString("str", value.ToString());
                break;
        }
        json.WriteEndObject();
    }
}
