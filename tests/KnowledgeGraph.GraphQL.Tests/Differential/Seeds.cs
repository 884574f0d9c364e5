using System.Globalization;

namespace KnowledgeGraph.GraphQL.Tests.Differential;

/// <summary>
/// The seeds of the differential tests: two that are always the same, and fresh ones, which show in the name of a test that fails.
/// The environment variable KG_DIFFERENTIAL_SEEDS says how many fresh ones; 1 where it is not set. A long run is this variable at 30 or more.
/// </summary>
internal static class Seeds
{
    public static TheoryData<int> All
    {
        get
        {
            var fresh = Environment.GetEnvironmentVariable("KG_DIFFERENTIAL_SEEDS") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 1;
            var seeds = new TheoryData<int> { 1, 2 };
            for (var i = 0; i < fresh; i++)
                seeds.Add(Random.Shared.Next());
            return seeds;
        }
    }
}
