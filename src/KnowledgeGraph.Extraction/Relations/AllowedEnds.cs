using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Relations;

/// <summary>Which kinds a relation may join, as the ontology has it, in a form for the inner loop.</summary>
internal static class AllowedEnds
{
    private const int Place = 1 << (int)EntityKind.Place;
    private const int Agency = 1 << (int)EntityKind.Agency;
    private const int Organization = 1 << (int)EntityKind.Organization;
    private const int Programme = 1 << (int)EntityKind.Programme;
    private const int Project = 1 << (int)EntityKind.Project;
    private const int Facility = 1 << (int)EntityKind.Facility;
    private const int Event = 1 << (int)EntityKind.Event;
    private const int Person = 1 << (int)EntityKind.Person;

    private static readonly int[] From =
    [
        Place,
        Agency | Organization | Facility | Project | Event,
        Programme,
        Programme | Project | Event | Facility,
        Agency | Organization,
        Programme | Facility,
        Person,
        Person,
        Agency | Organization | Place,
    ];

    private static readonly int[] To =
    [
        Place,
        Place,
        Place,
        Agency | Organization | Place,
        Programme | Project | Event,
        Programme,
        Agency | Organization | Place | Facility,
        Programme | Project | Event | Facility,
        Agency | Organization | Place,
    ];

    /// <summary>Number of relation types.</summary>
    public static int Types => From.Length;

    /// <summary>Whether a relation of the type may lead from one kind to the other.</summary>
    public static bool Allows(RelationType type, EntityKind from, EntityKind to) =>
        (From[(int)type] >> (int)from & 1) != 0 && (To[(int)type] >> (int)to & 1) != 0;
}
