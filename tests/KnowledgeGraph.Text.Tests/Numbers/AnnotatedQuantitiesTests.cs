using System.Text.Json;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Text.Tests.Numbers;

/// <summary>Compares with the quantities of the observations that readers marked in ../shared/eval/train: is there one in the quote with this value, and with this unit?</summary>
public sealed class AnnotatedQuantitiesTests(ITestOutputHelper output)
{
    [Fact]
    public void Finds_nearly_all_quantities_that_readers_marked()
    {
        var texts = File.ReadLines(Repository.Shared("eval/train/texts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(item => item.GetProperty("id").GetString()!, item => item.GetProperty("text").GetString()!);
        int marked = 0, byValue = 0, byUnit = 0;
        foreach (var article in new[] { "train", "tune" }.SelectMany(Articles))
        {
            var text = texts[article.GetProperty("id").GetString()!];
            var found = new List<Quantity>();
            QuantityFinder.Find(text, found);
            foreach (var observation in article.GetProperty("observations").EnumerateArray())
            {
                var (start, end) = (observation.GetProperty("start").GetInt32(), observation.GetProperty("end").GetInt32());
                var value = observation.GetProperty("value").GetDouble();
                var unit = observation.GetProperty("unit").GetString() ?? "";
                var here = found.Where(quantity => quantity.Start < end && quantity.End > start).ToList();
                var same = here.Where(quantity => Math.Abs(quantity.Number.Value - value) <= 1e-6 * Math.Abs(value)).ToList();
                marked++;
                byValue += same.Count > 0 ? 1 : 0;
                byUnit += same.Any(quantity => (quantity.Unit(text) ?? "") == unit) ? 1 : 0;
            }
        }
        output.WriteLine($"quantities: value {(double)byValue / marked:F3}, value and unit {(double)byUnit / marked:F3} of {marked} marked");
        Assert.True(byValue >= 0.98 * marked && byUnit >= 0.965 * marked, $"{byValue} by value and {byUnit} by unit of {marked}");
    }

    private static IEnumerable<JsonElement> Articles(string split) =>
        File.ReadLines(Repository.Shared($"eval/train/{split}.jsonl")).SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("articles").EnumerateArray().ToArray());
}
