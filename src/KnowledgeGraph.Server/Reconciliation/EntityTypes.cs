using System.Text.Json;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Server.Reconciliation;

/// <summary>The kinds of entities as types of the reconciliation specification: id as in the GraphQL schema, name in English and Chinese.</summary>
internal static class EntityTypes
{
    public static IEnumerable<EntityKind> All => Enum.GetValues<EntityKind>();

    public static string IdOf(EntityKind kind) => kind.ToString().ToUpperInvariant();

    public static string NameOf(EntityKind kind) => kind switch
    {
        EntityKind.Place => "Place 地点",
        EntityKind.Agency => "Agency 机关",
        EntityKind.Organization => "Organization 组织",
        EntityKind.Programme => "Programme 举措",
        EntityKind.Project => "Project 工程",
        EntityKind.Facility => "Facility 设施",
        EntityKind.Event => "Event 活动",
        _ => "Person 人物",
    };

    public static void Write(Utf8JsonWriter json, EntityKind kind)
    {
        json.WriteStartObject();
        json.WriteString("id", IdOf(kind));
        json.WriteString("name", NameOf(kind));
        json.WriteEndObject();
    }
}
