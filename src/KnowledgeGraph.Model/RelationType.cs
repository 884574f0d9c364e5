namespace KnowledgeGraph.Model;

/// <summary>The nine relation types, in the order in which counts, exports and queries list them. Allowed ends are in the ontology.</summary>
public enum RelationType
{
    /// <summary>Place to the Place that holds it.</summary>
    PartOf,

    /// <summary>Agency, Organization, Facility, Project or Event to the most specific Place the text supports.</summary>
    LocatedIn,

    /// <summary>Programme to Place.</summary>
    ImplementedIn,

    /// <summary>Programme, Project, Event or Facility to the body or Place that launched, organised, built or runs it.</summary>
    LedBy,

    /// <summary>Agency or Organization to Programme, Project or Event.</summary>
    ParticipatesIn,

    /// <summary>Programme or Facility to the wider Programme.</summary>
    InstanceOf,

    /// <summary>Person to Agency, Organization or Place, with a title.</summary>
    HoldsPost,

    /// <summary>Person to Programme, Project, Facility or Event.</summary>
    InvolvedIn,

    /// <summary>Two bodies that signed or jointly do something; kept once, from the smaller id (ordinal).</summary>
    PartnersWith,
}
