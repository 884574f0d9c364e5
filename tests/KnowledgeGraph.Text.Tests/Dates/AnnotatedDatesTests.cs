using System.Text.Json;
using KnowledgeGraph.Text.Dates;

namespace KnowledgeGraph.Text.Tests.Dates;

/// <summary>
/// Compares with the dates that readers marked in ../shared/eval/train. They mark dates of events only, and not years in names, so that precision here is
/// a lower bound; whether a date is one of the story is judged by Extraction.
/// </summary>
public sealed class AnnotatedDatesTests(ITestOutputHelper output)
{
    [Fact]
    public void Finds_most_dates_that_readers_marked()
    {
        var texts = File.ReadLines(Repository.Shared("eval/train/texts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(item => item.GetProperty("id").GetString()!, item => item.GetProperty("text").GetString()!);
        int marked = 0, made = 0, right = 0;
        foreach (var article in new[] { "train", "tune" }.SelectMany(Articles))
        {
            var text = texts[article.GetProperty("id").GetString()!];
            var found = new List<DateMatch>();
            DateFinder.Find(text, 0, found);
            var dates = found.Select(match => (Text: text[match.Start..match.End], match.Value)).Distinct().ToList();
            made += dates.Count;
            foreach (var date in article.GetProperty("dates").EnumerateArray())
            {
                marked++;
                var (expectedText, expectedValue) = (date.GetProperty("text").GetString()!, date.GetProperty("value").GetString()!);
                var hit = dates.FindIndex(item => item.Text == expectedText && IsSame(item.Value, expectedValue));
                if (hit >= 0)
                {
                    dates.RemoveAt(hit);
                    right++;
                }
            }
        }
        var (precision, recall) = ((double)right / made, (double)right / marked);
        output.WriteLine($"dates: precision {precision:F3}, recall {recall:F3}, F1 {2 * precision * recall / (precision + recall):F3} ({right} right of {made} made, {marked} marked)");
        Assert.True(recall >= 0.89 && precision >= 0.78, $"precision {precision:F3}, recall {recall:F3}");
    }

    private static IEnumerable<JsonElement> Articles(string split) =>
        File.ReadLines(Repository.Shared($"eval/train/{split}.jsonl")).SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("articles").EnumerateArray().ToArray());

    /// <summary>Equal, or equal in month and day where one side leaves the year open.</summary>
    private static bool IsSame(string left, string right)
    {
        var (open, other) = (left.TrimStart('-'), right.TrimStart('-'));
        return left == right || ((left != open || right != other) && (open.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(open, StringComparison.Ordinal)));
    }
}
