namespace KnowledgeGraph.Model;

/// <summary>The eight kinds of named things, in the order in which counts and exports list them.</summary>
public enum EntityKind
{
    /// <summary>地点: an administrative division or a formally administered zone.</summary>
    Place,

    /// <summary>机关: a Party, government, congress, court or mass-organisation body, or a part of one.</summary>
    Agency,

    /// <summary>组织: a company, school, hospital, association, platform or named team.</summary>
    Organization,

    /// <summary>举措: a named initiative: policy, plan, brand, campaign, mechanism or local instance of one.</summary>
    Programme,

    /// <summary>工程: construction, renovation or investment works.</summary>
    Project,

    /// <summary>设施: a named built place.</summary>
    Facility,

    /// <summary>活动: a dated or one-off named happening.</summary>
    Event,

    /// <summary>人物: an individual with a full name who acts or speaks in the story.</summary>
    Person,
}
