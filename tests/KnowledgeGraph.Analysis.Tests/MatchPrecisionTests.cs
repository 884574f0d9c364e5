using System.Text;
using System.Text.Json;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Analysis.Tests;

/// <summary>
/// How often the first match is right: names and aliases of annotated articles, read at run time, each disturbed in the ways of users' lists, are looked
/// up among all names of these articles and of the divisions of the country.
/// </summary>
public sealed class MatchPrecisionTests(ITestOutputHelper output)
{
    private const double Wanted = 0.95;

    [Fact]
    public void The_first_match_of_a_disturbed_name_is_right_nineteen_times_of_twenty()
    {
        var gold = Path.Combine(Root(), "..", "shared", "eval", "gold");
        if (!Directory.Exists(gold))
        {
            Assert.Skip("../shared/eval/gold is not here");
        }
        var entities = GoldEntities(gold);
        var names = entities.SelectMany(entity => entity.Aliases.Prepend(entity.Name)).Where(name => name.Length >= 2).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var carriers = entities.SelectMany(entity => entity.Aliases.Prepend(entity.Name).Select(name => (name, entity.Id))).ToLookup(pair => pair.name, pair => pair.Id);
        var index = NameIndex.Of("test", entities.Concat(Divisions()));
        var random = new Random(5);
        var total = (Asked: 0, Found: 0, Right: 0);
        foreach (var (disturbance, disturb) in Disturbances)
        {
            var (asked, found, right) = (0, 0, 0);
            foreach (var name in names)
            {
                if (disturb(name, random) is not { } text)
                {
                    continue;
                }
                asked++;
                if (index.Find(text, null, 1, NameIndex.MatchMinScore) is [var match])
                {
                    found++;
                    right += carriers[name].Contains(match.Entity) ? 1 : 0;
                }
            }
            output.WriteLine(FormattableString.Invariant($"{disturbance}: {asked} asked, {(double)found / asked:0.000} found, precision {(double)right / found:0.000}"));
            total = (total.Asked + asked, total.Found + found, total.Right + right);
        }
        var precision = (double)total.Right / total.Found;
        output.WriteLine(FormattableString.Invariant($"all: {total.Asked} asked, {(double)total.Found / total.Asked:0.000} found, precision at 1 {precision:0.000}"));
        Assert.True(total.Asked > 3000);
        Assert.True(precision >= Wanted, FormattableString.Invariant($"precision at 1 is {precision:0.000}"));
        Assert.True((double)total.Found / total.Asked >= 0.9);
    }

    private static readonly (string Name, Func<string, Random, string?> Disturb)[] Disturbances =
    [
        ("as it is", (name, _) => name),
        ("full width and spaces", (name, random) => string.Concat(name.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c)).Insert(random.Next(1, name.Length), random.Next(2) == 0 ? " " : "\u3000")),
        ("quoted", (name, _) => name.Contains('“', StringComparison.Ordinal) ? name.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal) : $"“{name}”"),
        ("one character wrong", (name, random) => name.Length < 5 ? null : Replace(name, random.Next(1, name.Length - 1))),
        ("one character missing", (name, random) => name.Length < 6 ? null : name.Remove(random.Next(1, name.Length - 1), 1)),
        ("two neighbours swapped", (name, random) => name.Length < 5 ? null : Swap(name, random.Next(1, name.Length - 2))),
    ];

    private static string Replace(string name, int at) => name[at] == '土' ? name : string.Concat(name.AsSpan(0, at), "土", name.AsSpan(at + 1));

    private static string Swap(string name, int at) => string.Concat(name.AsSpan(0, at), name.AsSpan(at + 1, 1), name.AsSpan(at, 1), name.AsSpan(at + 2));

    /// <summary>One entity a kind and name (a Place: and full path), with all its surfaces.</summary>
    private static StoredEntity[] GoldEntities(string folder)
    {
        var merged = new SortedDictionary<string, (EntityKind Kind, string Name, string? Path, string? Code, SortedSet<string> Surfaces)>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var entity in json.RootElement.GetProperty("articles").EnumerateArray().SelectMany(article => article.GetProperty("entities").EnumerateArray()))
            {
                var (kind, name) = (Enum.Parse<EntityKind>(entity.GetProperty("kind").GetString()!), entity.GetProperty("name").GetString()!);
                var (path, code) = (Text(entity, "canonical"), Text(entity, "code"));
                var id = $"{kind.ToString().ToLowerInvariant()}:{code ?? path ?? name}";
                if (!merged.TryGetValue(id, out var known))
                {
                    merged.Add(id, known = (kind, name, path, code, new(StringComparer.Ordinal)));
                }
                known.Surfaces.Add(name);
                known.Surfaces.UnionWith(entity.GetProperty("mentions").EnumerateArray().Select(mention => mention.ValueKind == JsonValueKind.String ? mention.GetString()! : mention.GetProperty("text").GetString()!));
            }
        }
        return
        [
            .. merged.Select(pair => new StoredEntity
            {
                Id = pair.Key,
                Kind = pair.Value.Kind,
                Name = pair.Value.Name,
                Canonical = pair.Value.Path,
                DivisionCode = pair.Value.Code,
                Aliases = [.. pair.Value.Surfaces.Where(surface => surface != pair.Value.Name)],
                ArticleCount = 1,
            }),
        ];
    }

    private static string? Text(JsonElement entity, string property) =>
        entity.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Names of provinces, cities, counties and townships: what a list may be mistaken for.</summary>
    private static IEnumerable<StoredEntity> Divisions()
    {
        var number = 0;
        foreach (var line in Directory.GetFiles(Path.Combine(Root(), "seeds", "divisions"), "??.txt").Order(StringComparer.Ordinal).SelectMany(file => File.ReadLines(file, Encoding.UTF8)))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && line[0] is '=' or '-' or '+' or '*' && line.TrimEnd('!')[(space + 1)..] is { Length: >= 2 } name)
            {
                yield return new() { Id = FormattableString.Invariant($"place:x{number++}"), Kind = EntityKind.Place, Name = name, Aliases = [], ArticleCount = 0 };
            }
        }
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "KnowledgeGraph.sln")))
        {
            at = at.Parent;
        }
        return at?.FullName ?? throw new InvalidOperationException("KnowledgeGraph.sln is in no folder above the tests");
    }
}
