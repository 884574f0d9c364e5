using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>What the numbers of a row of <see cref="JointFeatures"/> are, in its order.</summary>
internal static class JointColumns
{
    /// <summary>As many as a row has numbers.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "first reading",
        "best rival target", "lead over the best rival target", "best rival source", "lead over the best rival source", "rival targets, sum", "rival sources, sum", "rival targets that are likelier", "rival sources that are likelier",
        "best place inside the target", "best place around the target", "best list neighbour of the target", "best list neighbour of the source",
        .. Types("first reading of {0} for the pair"),
        .. Types("first reading of {0} the other way"),
        "its leader lies there", "the wider programme has it", "who holds a post there takes part", "its target lies there", "a participant lies there", "who holds a post there leads it",
        .. Enum.GetValues<RelationType>().SelectMany(type => new[] { $"the source's best other {Model.Names.Of(type)}", $"the target's best other {Model.Names.Of(type)}" }),
        "distance", "sentences between", "clauses between", "order", "rank of the target among its kind", "rank of the source among its kind", "sentences with both",
        .. Party("source"), .. Party("target"),
        "characters in common", "the source's name holds the target", "the target's name holds the source", "one division in the other", "the article's home", "the place named before the source",
        "entities", "sentences", "entities of the source's kind", "entities of the target's kind", "how sure the source is a name", "how sure the target is a name",
        "before the source", "behind the source", "before the target", "behind the target",
        "what else is tied to the target", "its share of all that is tied to one of its kind", "others of its kind to which more is tied", "its lead over the other to which most is tied",
        "what is tied to a place inside the target", "what is tied to a place around the target", "what else is said of the source", "what else is said of the target", "what is tied to the source",
        "a name like the source's has it", "a name like the target's has it", "a name around or inside the source's has it", "names like the source's",
        "clauses opened since the target opened one", "clauses opened since the source opened one", "place names beside the source", "place names beside the target",
        "sentences from the first mention of the source to that of the target", "share of their sentences that name both", "how sure the source is a name, on average", "how sure the target is a name, on average",
    ];

    private static IEnumerable<string> Types(string form) => Enum.GetValues<RelationType>().Select(type => form.Replace("{0}", Model.Names.Of(type), StringComparison.Ordinal));

    private static string[] Party(string end) =>
        [$"kind of the {end}", $"level of the {end}", $"mentions of the {end}", $"first sentence of the {end}", $"the {end} stands in the title", $"length of the {end}'s name", $"first place of the {end} in the text"];
}
