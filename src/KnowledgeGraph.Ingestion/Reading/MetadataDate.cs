using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Ingestion.Reading;

/// <summary>Reads the dates that metadata carry: <c>2023-08-02 19:23</c>, <c>2023/8/2</c>, <c>2023年8月2日</c>, <c>20230802</c>, <c>2023-08</c>, <c>2023</c>.</summary>
internal static partial class MetadataDate
{
    /// <summary>The date that <paramref name="text"/> begins with, or null where it is none: a date is never made up.</summary>
    public static PartialDate? Parse(string? text)
    {
        if (text is null || Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }
        int year = Number("y"), month = Number("m"), day = Number("d");
        var iso = string.Create(
            CultureInfo.InvariantCulture, $"{year:0000}{(match.Groups["m"].Success ? $"-{month:00}" : "")}{(match.Groups["d"].Success ? $"-{day:00}" : "")}");
        return PartialDate.TryParse(iso, out var date) ? date : null;

        int Number(string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex("""
        ^\s*(?:
          (?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})(?:[0-9]{4}|[0-9]{6})?(?![0-9])
        | (?<y>[0-9]{4})\s*(?:[-/.年])\s*(?<m>[0-9]{1,2})\s*(?:[-/.月])\s*(?<d>[0-9]{1,2})(?![0-9])
        | (?<y>[0-9]{4})\s*(?:[-/.年])\s*(?<m>[0-9]{1,2})(?![0-9])
        | (?<y>[0-9]{4})(?![0-9])
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
