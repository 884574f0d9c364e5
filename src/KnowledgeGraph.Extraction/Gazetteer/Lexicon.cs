namespace KnowledgeGraph.Extraction.Gazetteer;

/// <summary>Sets of the lexicons of <c>seeds/lexicons</c>; the README there says what each holds. Bits stand in the seed compiler's order.</summary>
[Flags]
public enum Lexicon
{
    /// <summary>No lexicon.</summary>
    None = 0,

    /// <summary>王, 欧阳.</summary>
    Surname = 1 << 0,

    /// <summary>局, 委员会.</summary>
    AgencyHead = 1 << 1,

    /// <summary>集团, 大学.</summary>
    OrganizationHead = 1 << 2,

    /// <summary>工坊, 行动.</summary>
    ProgrammeHead = 1 << 3,

    /// <summary>改造工程.</summary>
    ProjectHead = 1 << 4,

    /// <summary>驿站, 公园.</summary>
    FacilityHead = 1 << 5,

    /// <summary>仪式, 论坛.</summary>
    EventHead = 1 << 6,

    /// <summary>书记, 教授.</summary>
    PersonTitle = 1 << 7,

    /// <summary>师傅, 阿姨.</summary>
    Honorific = 1 << 8,

    /// <summary>万元, 平方米.</summary>
    Unit = 1 << 9,

    /// <summary>党群服务, 志愿服务: too general to tell a programme apart.</summary>
    GenericProgramme = 1 << 10,

    /// <summary>说, 介绍.</summary>
    ReportingVerb = 1 << 11,

    /// <summary>在, 由, 举办: stands before a name and is no part of it.</summary>
    LeftBoundary = 1 << 12,

    /// <summary>共富工坊: a programme whose spread the product follows.</summary>
    KnownProgramme = 1 << 13,

    /// <summary>The heads of all kinds.</summary>
    AnyHead = AgencyHead | OrganizationHead | ProgrammeHead | ProjectHead | FacilityHead | EventHead,
}
