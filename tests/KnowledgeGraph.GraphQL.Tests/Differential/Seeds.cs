using System.Globalization;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>
/// The seeds of the differential tests: two that are always the same, and fresh ones, which show in the name of a test that fails.
/// KG_DIFFERENTIAL_SEED is the first fresh one, so that a run can be had again; drawn where it is not set. KG_DIFFERENTIAL_SEEDS is how many
/// there are; 1 where it is not set.
/// </summary>
internal static class Seeds
{
    public static int Fresh { get; } = Number("KG_DIFFERENTIAL_SEED") ?? Random.Shared.Next(1_000_000_000);

    public static TheoryData<int> All => [1, 2, .. Enumerable.Range(Fresh, Number("KG_DIFFERENTIAL_SEEDS") ?? 1)];

    public static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
