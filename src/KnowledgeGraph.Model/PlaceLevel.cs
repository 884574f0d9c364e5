namespace KnowledgeGraph.Model;

/// <summary>The level of a Place in the division tree (GB/T 2260 down to county, NBS codes below), and zones outside it.</summary>
public enum PlaceLevel
{
    /// <summary>省级: two digits.</summary>
    Province,

    /// <summary>地级: four digits.</summary>
    City,

    /// <summary>县级: six digits.</summary>
    County,

    /// <summary>乡级: nine digits.</summary>
    Township,

    /// <summary>村级: twelve digits.</summary>
    Village,

    /// <summary>开发区, 新区: administered, with no code of its own.</summary>
    Zone,
}
