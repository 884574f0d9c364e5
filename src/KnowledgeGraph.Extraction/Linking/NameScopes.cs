using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>
/// Finds the place that a name of a body, facility or event belongs to: written before it (德清县住建局), named by its level only (县住建局, 街道党工委:
/// the article's county, the street named last), or not at all.
/// </summary>
internal sealed class NameScopes
{
    private const string LevelCharacters = "省市区县镇乡州旗";

    // A level's character that begins a word of its own: 市场监管局, 区块链协会, 乡贤会, 村民中心.
    private static readonly string[] WordsWithLevels =
        ["市场", "市民", "市政", "市容", "市域", "区块", "区域", "区间", "县域", "县城", "乡村", "乡贤", "乡镇", "乡土", "乡愁", "乡音", "乡亲", "镇江", "镇海", "镇痛", "州府", "旗袍", "旗舰", "省力"];

    private readonly ArticleText article;
    private readonly DivisionTree tree;
    private readonly PlaceResolver resolver;
    private readonly List<PlacedMention> places;

    /// <param name="places">The article's places, by start.</param>
    public NameScopes(ArticleText article, DivisionTree tree, PlaceResolver resolver, List<PlacedMention> places)
    {
        this.article = article;
        this.tree = tree;
        this.resolver = resolver;
        this.places = places;
    }

    /// <summary>Takes the name of <paramref name="mention"/> apart.</summary>
    public NameScope Of(LocalMention mention)
    {
        var name = article.Text.AsSpan(mention.Start, mention.Length);
        var youth = YouthLeaguePrefix(name);
        var start = mention.Start + youth.Length;
        if (Written(start, mention.End) is { } written)
        {
            return written with { Inner = Joined(youth, written.Inner) };
        }
        if (ByLevel(start, mention.End) is { } byLevel)
        {
            return byLevel with { Inner = Joined(youth, byLevel.Inner) };
        }
        return new(null, -1, "", FoldedName.Of(name));
    }

    /// <summary>共青团X县委 and 团X县委 are the 团委 of X.</summary>
    private static string YouthLeaguePrefix(ReadOnlySpan<char> name) => name switch
    {
        _ when name.StartsWith("共青团") && name.Length > 4 && name.EndsWith("委") => "共青团",
        ['团', _, _, ..] when name.EndsWith("委") && name[1] != '委' => "团",
        _ => "",
    };

    private static string Joined(string youth, string inner) => youth.Length == 0 ? inner : inner == "委" ? "团委" : "团" + inner;

    private NameScope? Written(int start, int end)
    {
        var at = start;
        PlacedMention? last = null;
        while (places.Find(p => p.Mention.Start == at && p.Mention.End < end) is not null)
        {
            last = places.FindLast(p => p.Mention.Start == at && p.Mention.End < end)!;
            at = last.Mention.End;
        }
        if (last is not null)
        {
            // 新疆维吾尔自治区哈密市伊吾县妇联 is 伊吾县妇联: of a chain, the last is name enough.
            var isChain = last.Mention.Start > start || last.Mention.Length > last.Place.Name.Length;
            return new(last.Path, last.Place.Division, isChain ? last.Place.Name : "", FoldedName.Of(article.Text.AsSpan(at, end - at)));
        }
        var (division, prefixEnd) = resolver.Prefix(start, end);
        if (division < 0 || end - prefixEnd < 1 || !IsSurePrefix(division, start, prefixEnd, end))
        {
            return null;
        }
        return new(PlaceIds.PathOf(tree, division), division, "", FoldedName.Of(article.Text.AsSpan(prefixEnd, end - prefixEnd)));
    }

    /// <summary>A full name, or a short one of a city or county that is no word, with at least two characters after it.</summary>
    private bool IsSurePrefix(int division, int start, int prefixEnd, int end)
    {
        var prefix = article.Text.AsSpan(start, prefixEnd - start);
        return prefix.EndsWith(tree.NameOf(division))
            || (end - prefixEnd >= 2 && tree.LevelOf(division) <= PlaceLevel.County && !tree.ShortNameIsWord(division));
    }

    private NameScope? ByLevel(int start, int end)
    {
        var name = article.Text.AsSpan(start, end - start);
        foreach (var level in new[] { "街道", "社区" })
        {
            if (name.StartsWith(level) && name.Length > 2)
            {
                return Last(start, level == "街道" ? PlaceLevel.Township : PlaceLevel.Village, level) is { } place ? Scoped(place, name[2..]) : null;
            }
        }
        if (name is "办事处" && Last(start, PlaceLevel.Township, "街道") is { } office)
        {
            return Scoped(office, name);
        }
        if ((name.StartsWith("居委") || name.StartsWith("居民委员会")) && Last(start, PlaceLevel.Village, "") is { } community)
        {
            return Scoped(community, name);
        }
        if (name.Length < 2 || BeginsWithWord(name))
        {
            return null;
        }
        if (LevelCharacters.Contains(name[0]))
        {
            if (name[0] is '镇' or '乡')
            {
                return Last(start, PlaceLevel.Township, name[..1]) is { } township ? Scoped(township, name[1..]) : null;
            }
            return AtLevel(name[0]) is >= 0 and var division
                ? new(PlaceIds.PathOf(tree, division), division, tree.NameOf(division).ToString(), FoldedName.Of(name[1..]))
                : null;
        }
        return name[0] == '村' && Last(start, PlaceLevel.Village, "村") is { } village ? Scoped(village, name.StartsWith("村村") ? name[1..] : VillageBody(name)) : null;
    }

    private static bool BeginsWithWord(ReadOnlySpan<char> name) =>
        Array.IndexOf(WordsWithLevels, name[..2].ToString()) >= 0 && !(name.StartsWith("市政") && name.Length > 2 && name[2] is '府' or '协' or '法');

    /// <summary>村委会 of 青山村 is 青山村村委会: the body keeps its 村.</summary>
    private static ReadOnlySpan<char> VillageBody(ReadOnlySpan<char> name) => name.StartsWith("村委") || name.StartsWith("村民委") ? name : name[1..];

    private static NameScope Scoped(PlacedMention place, ReadOnlySpan<char> inner) => new(place.Path, place.Place.Division, place.Place.Name, FoldedName.Of(inner));

    /// <summary>The place of a level that is named last before <paramref name="start"/>, else the first after it.</summary>
    private PlacedMention? Last(int start, PlaceLevel level, ReadOnlySpan<char> suffix)
    {
        PlacedMention? found = null;
        foreach (var place in places)
        {
            if (place.Place.Level != level || !place.Place.Name.AsSpan().EndsWith(suffix))
            {
                continue;
            }
            if (place.Mention.Start < start)
            {
                found = place;
            }
            else
            {
                return found ?? place;
            }
        }
        return found;
    }

    /// <summary>The division above or at the article's home whose name ends with the character: 市 is the county-level city, else the prefecture.</summary>
    private int AtLevel(char level)
    {
        for (var at = resolver.Home; at >= 0; at = tree.ParentOf(at))
        {
            if (tree.NameOf(at)[^1] == level)
            {
                return at;
            }
        }
        return -1;
    }
}
