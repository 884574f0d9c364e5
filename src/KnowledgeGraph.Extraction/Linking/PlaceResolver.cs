using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// Decides which division a name in an article means. A name is read as a chain of divisions (浙江宁波慈溪市附海镇); among what its last part may mean,
/// what lies in the division written just before it comes first, then what fits best to the rest of the article.
/// A village counts only inside a division that is written before it or that the article is about.
/// </summary>
internal sealed class PlaceResolver
{
    private static readonly (string Suffix, PlaceLevel Level)[] Suffixes =
    [
        ("特别行政区", PlaceLevel.Province), ("自治区", PlaceLevel.Province), ("省", PlaceLevel.Province),
        ("自治州", PlaceLevel.City), ("地区", PlaceLevel.City),
        ("街道", PlaceLevel.Township), ("镇", PlaceLevel.Township), ("乡", PlaceLevel.Township), ("苏木", PlaceLevel.Township),
        ("社区", PlaceLevel.Village), ("村", PlaceLevel.Village), ("嘎查", PlaceLevel.Village), ("居民区", PlaceLevel.Village), ("屯", PlaceLevel.Village),
        ("开发区", PlaceLevel.Zone), ("新区", PlaceLevel.Zone), ("园区", PlaceLevel.Zone), ("高新区", PlaceLevel.Zone), ("经开区", PlaceLevel.Zone), ("度假区", PlaceLevel.Zone),
        ("示范区", PlaceLevel.Zone), ("试验区", PlaceLevel.Zone), ("保税区", PlaceLevel.Zone), ("集聚区", PlaceLevel.Zone), ("风景区", PlaceLevel.Zone), ("景区", PlaceLevel.Zone), ("商务区", PlaceLevel.Zone),
        ("片区", PlaceLevel.Zone), ("新城", PlaceLevel.Zone), ("科学城", PlaceLevel.Zone), ("管理区", PlaceLevel.Zone), ("合作区", PlaceLevel.Zone),
        ("县", PlaceLevel.County), ("旗", PlaceLevel.County), ("区", PlaceLevel.County), ("市", PlaceLevel.County),
    ];

    private readonly DivisionTree tree;
    private readonly ArticleText article;
    private readonly List<Match> matches = [];
    private readonly List<PlaceToken> tokens;
    private readonly PlaceSupport support;
    private readonly Dictionary<string, int> villages = new(StringComparer.Ordinal);

    public PlaceResolver(ArticleText article, DivisionTree tree)
    {
        this.article = article;
        this.tree = tree;
        tree.FindAll(article.Text, matches);
        tokens = PlaceTokens.Of(article, tree);
        support = new(tokens, tree);
    }

    /// <summary>The division that the article is about as a whole: a county, else a city, else a province; -1 unknown.</summary>
    public int Home => support.Home;

    /// <summary>
    /// Decides what <c>[start, end)</c> of the article's text means, which is known to be the name of a place. Longer names are best decided
    /// first: a village found under one is then known by its short name.
    /// </summary>
    public ResolvedPlace Resolve(int start, int end)
    {
        var name = article.Text[start..end];
        if (villages.TryGetValue(name, out var known))
        {
            return Known(known, start, end);
        }
        var readings = new List<Chain>();
        Read(new(-1, start), end, readings);
        var parents = ParentsBefore(start);
        var whole = readings.FindAll(reading => reading.At == end).ConvertAll(reading => reading.Division);
        whole.AddRange(NamedLonger(name));
        if (whole.Count > 0 && (!HasVillageSuffix(name) || whole.Exists(d => name.AsSpan().EndsWith(tree.NameOf(d)))) && Best(whole, parents, name) is >= 0 and var division)
        {
            return Known(division, start, end);
        }
        var rest = ResolveRest(readings, start, end, parents);
        if (rest.Division < 0 && whole.Count > 0 && Best(whole, parents, name) is >= 0 and var other)
        {
            return Known(other, start, end);
        }
        return Remember(rest);
    }

    /// <summary>The division that <c>[start, end)</c> begins with (西湖区 of 西湖区民政局), decided as a place, and where it ends; -1 if it begins with none.</summary>
    public (int Division, int End) Prefix(int start, int end)
    {
        var readings = new List<Chain>();
        Read(new(-1, start), end, readings);
        readings.RemoveAll(reading => reading.Division < 0);
        if (readings.Count == 0)
        {
            return (-1, start);
        }
        var at = readings.Max(reading => reading.At);
        var candidates = readings.FindAll(reading => reading.At == at).ConvertAll(reading => reading.Division);
        return (Best(candidates, ParentsBefore(start), article.Text.AsSpan(start, at - start)), at);
    }

    private ResolvedPlace Remember(ResolvedPlace place)
    {
        if (place.Division >= 0 && place.Level == PlaceLevel.Village)
        {
            villages[place.Name] = place.Division;
            villages.TryAdd(tree.NameOf(place.Division).ToString(), place.Division);
            villages.TryAdd(tree.ShortNameOf(place.Division).ToString(), place.Division);
        }
        return place;
    }

    /// <summary>The townships that the article names in full by a longer name that begins so: 天山 where it speaks of 天山路街道.</summary>
    private IEnumerable<int> NamedLonger(string name) => name.Length < 2 ? [] : tokens
        .Where(token => token.Start >= 0 && token.End - token.Start > name.Length)
        .SelectMany(token => token.Divisions)
        .Where(d => tree.LevelOf(d) == PlaceLevel.Township && tree.NameOf(d).StartsWith(name) && IsNear(d))
        .Distinct();

    /// <summary>The divisions written just before <paramref name="start"/>, nothing between.</summary>
    private List<int> ParentsBefore(int start)
    {
        var token = tokens.FindLast(t => t.End == start);
        return token is null ? [] : token.Divisions;
    }

    /// <summary>Reads chains of known names from <paramref name="chain"/> on, each inside the one before it, and adds every stage.</summary>
    private void Read(Chain chain, int end, List<Chain> readings)
    {
        readings.Add(chain);
        for (var i = FirstMatchAt(chain.At); i < matches.Count && matches[i].Start == chain.At; i++)
        {
            if (matches[i].End > end)
            {
                break;
            }
            var candidates = tree.CandidatesOf(matches[i].Value);
            for (var j = 0; j < candidates.Count; j++)
            {
                if (chain.Division < 0 || (candidates[j] != chain.Division && tree.IsWithin(candidates[j], chain.Division)))
                {
                    Read(new(candidates[j], matches[i].End), end, readings);
                }
            }
        }
    }

    private int FirstMatchAt(int start)
    {
        int low = 0, high = matches.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = matches[middle].Start < start ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>
    /// The candidate inside a parent, if any is; else the one that fits best. A township that the name does not tell alone (a short name,
    /// or one that several have) must lie near; -1 if none does.
    /// </summary>
    private int Best(List<int> candidates, List<int> parents, ReadOnlySpan<char> name)
    {
        var inside = candidates.FindAll(d => parents.Exists(p => d != p && tree.IsWithin(d, p)));
        var rest = inside.Count > 0 ? inside : candidates;
        var best = -1;
        foreach (var candidate in rest.Distinct().Order())
        {
            var told = inside.Count > 0 || tree.LevelOf(candidate) != PlaceLevel.Township || (rest.Count == 1 && name.EndsWith(tree.NameOf(candidate)));
            if ((told || IsNear(candidate)) && (best < 0 || Fit(candidate) > Fit(best)))
            {
                best = candidate;
            }
        }
        return best;
    }

    private double Fit(int division) => support.FitOf(division) + (tree.LevelOf(division) switch
    {
        PlaceLevel.Province => 0.3,
        PlaceLevel.City => 0.2,
        PlaceLevel.County => 0.1,
        _ => 0,
    });

    /// <summary>True if the article's home and the division lie in one city, or the county of the division is written in the article.</summary>
    private bool IsNear(int division)
    {
        var county = tree.ParentOf(division);
        return tree.IsWithin(division, Home) || tree.IsWithin(Home, county) || (Home >= 0 && tree.ParentOf(county) == tree.ParentOf(Home))
            || tokens.Exists(token => token.Divisions.Count == 1 && token.Divisions[0] == county);
    }

    private ResolvedPlace Known(int division, int start, int end)
    {
        var level = tree.LevelOf(division);
        var name = tree.NameOf(division).ToString();
        if (level == PlaceLevel.Village)
        {
            // The list says 社区 where people say 村, or the reverse; the article's own word is the name.
            var own = article.Text.AsSpan(start, end - start);
            var stem = tree.ShortNameOf(division);
            var at = own.LastIndexOf(stem);
            name = at >= 0 && LevelBySuffix(own) == PlaceLevel.Village ? own[at..].ToString() : name;
        }
        return new(division, -1, level, name);
    }

    /// <summary>A name that the list does not hold as a whole: the rest after the longest known chain is a village, a zone, an abbreviation, or unknown.</summary>
    private ResolvedPlace ResolveRest(List<Chain> readings, int start, int end, List<int> parents)
    {
        var furthest = readings.Max(reading => reading.At);
        // 兴隆社区 in which 兴隆 is read as a township is more likely one name; but 兴隆镇和平社区 has a parent.
        var chained = readings.FindAll(reading => reading.At == furthest && reading.Division >= 0 && end - reading.At >= 2 && IsWrittenInFull(reading, start));
        if (chained.Count > 0 && !chained.Exists(reading => FindVillage(article.Text[furthest..end], [reading.Division], furthest) >= 0))
        {
            // 延吉一村 is no 一村 of 延吉; 苍南马占镇 may well be a town of 苍南.
            chained.RemoveAll(reading => !IsNamedInFull(reading, start) && end - furthest < 3);
        }
        var from = chained.Count > 0 ? furthest : start;
        var scopes = chained.Count > 0 ? chained.ConvertAll(reading => reading.Division) : parents;
        var name = article.Text[from..end];
        var level = LevelBySuffix(name);
        if (level == PlaceLevel.Village || name.Length >= 2)
        {
            var village = FindVillage(name, scopes, from);
            if (village >= 0 && (level == PlaceLevel.Village || scopes.Count > 0))
            {
                return Known(village, from, end);
            }
        }
        if (name.Length == 1 && Abbreviated(name[0]) is >= 0 and var division)
        {
            return Known(division, start, end);
        }
        var within = scopes.Count > 0 ? Best(scopes, parents, "") : level == PlaceLevel.Village ? NearestTownship(from) : Home;
        while (within >= 0 && level != PlaceLevel.Zone && tree.LevelOf(within) != PlaceLevel.Zone && tree.LevelOf(within) >= level)
        {
            within = tree.ParentOf(within);
        }
        return new(-1, within, level, name);
    }

    private bool IsWrittenInFull(Chain reading, int start) => tree.LevelOf(reading.Division) <= PlaceLevel.County || IsNamedInFull(reading, start);

    /// <summary>The name ends like one of its level: 孟关乡 for 孟关苗族布依族乡 too.</summary>
    private bool IsNamedInFull(Chain reading, int start)
    {
        var text = article.Text.AsSpan(start, reading.At - start);
        return text.EndsWith(tree.NameOf(reading.Division)) || (text.Length > 2 && text[^1] == tree.NameOf(reading.Division)[^1]);
    }

    private int FindVillage(string name, List<int> scopes, int start)
    {
        var found = new List<int>();
        foreach (var scope in scopes)
        {
            tree.FindVillages(scope, name, found);
        }
        if (found.Count == 0 && scopes.Count == 0)
        {
            tree.FindVillages(NearestTownship(start), name, found);
            if (found.Count == 0)
            {
                tree.FindVillages(tree.AncestorAt(Home, PlaceLevel.County), name, found);
            }
        }
        return found.Count == 1 ? found[0] : found.Count == 0 ? -1 : Supported(found);
    }

    /// <summary>Of several villages, the only one whose township the article names; else none.</summary>
    private int Supported(List<int> villages)
    {
        var named = villages.FindAll(village => support.Of(tree.ParentOf(village)) > 0);
        return named.Count == 1 ? named[0] : -1;
    }

    /// <summary>The last township named before <paramref name="start"/> (or the first after it) that lies in the article's home; else the home.</summary>
    private int NearestTownship(int start)
    {
        var townships = tokens.FindAll(t => t.Start >= 0 && t.Divisions.Exists(d => tree.LevelOf(d) == PlaceLevel.Township && tree.IsWithin(d, Home)));
        var token = townships.FindLast(t => t.End <= start) ?? townships.Find(t => t.Start >= start);
        return token is null ? Home : token.Divisions.Find(d => tree.LevelOf(d) == PlaceLevel.Township && tree.IsWithin(d, Home));
    }

    /// <summary>
    /// The first character of the home's or its city's name (鄞 where the article is about 鄞州区), or of the only county or city so named that it writes out; else 浙, 杭.
    /// </summary>
    private int Abbreviated(char name)
    {
        for (var at = Home; at >= 0; at = tree.ParentOf(at))
        {
            if (tree.LevelOf(at) is PlaceLevel.County or PlaceLevel.City && tree.NameOf(at)[0] == name)
            {
                return at;
            }
        }
        var written = tokens.Where(token => token.Divisions.Count == 1).Select(token => token.Divisions[0]).Distinct()
            .Where(d => tree.LevelOf(d) is PlaceLevel.County or PlaceLevel.City && tree.NameOf(d)[0] == name).Take(2).ToArray();
        if (written.Length == 1)
        {
            return written[0];
        }
        var found = new List<int>();
        tree.FindAbbreviated(name, found);
        return found.Count == 0 ? -1 : Best(found, [], "");
    }

    private static PlaceLevel LevelBySuffix(ReadOnlySpan<char> name)
    {
        foreach (var (suffix, level) in Suffixes)
        {
            if (name.EndsWith(suffix) && name.Length > suffix.Length)
            {
                return level;
            }
        }
        return PlaceLevel.Village;
    }

    private static bool HasVillageSuffix(string name) =>
        name.Length > 2 && (name.EndsWith('村') || name.EndsWith("社区", StringComparison.Ordinal) || name.EndsWith("居民区", StringComparison.Ordinal));

    /// <summary>A stage of reading a chain: the last division read, or -1, and where the reading stands.</summary>
    private readonly record struct Chain(int Division, int At);
}
