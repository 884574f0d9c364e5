using KnowledgeGraph.Model;

namespace KnowledgeGraph.SeedCompiler.Divisions;

/// <summary>
/// The names that people use for a division besides the full one. The short name drops the word for the kind of division
/// (余杭区: 余杭; 内蒙古自治区: 内蒙古) and the peoples of an autonomous one (景宁畲族自治县: 景宁), if two characters remain.
/// An autonomous prefecture or county also keeps the last character (凉山州, 景宁县), a township of a people its plain name (老竹镇),
/// a street office also drops 路 or 新村 (临汾街道 for 临汾路街道), a zone has its common abbreviations (合肥高新区, 合肥经开区).
/// </summary>
internal static class ShortNames
{
    // Longest first, so that 乡 does not leave 民族 behind.
    private static readonly string[][] KindsByLevel =
    [
        ["特别行政区", "自治区", "省", "市"],
        ["自治州", "地区", "市", "盟"],
        ["自治县", "自治旗", "林区", "特区", "新区", "联合旗", "县", "区", "市", "旗"],
        ["民族苏木", "民族乡", "民族镇", "街道", "地区", "苏木", "镇", "乡"],
    ];

    private static readonly string[] Peoples =
    [
        "蒙古族", "回族", "藏族", "维吾尔族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "哈萨克", "傣族", "黎族", "傈僳族", "佤族",
        "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族", "柯尔克孜", "土族", "达斡尔族", "达斡尔", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "锡伯", "阿昌族",
        "普米族", "塔吉克族", "塔吉克", "怒族", "乌孜别克族", "乌孜别克", "俄罗斯族", "鄂温克族", "德昂族", "保安族", "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春族", "赫哲族", "门巴族", "珞巴族", "基诺族", "蒙古", "各族",
    ];

    private static readonly (string Long, string Short)[] ZoneWords =
    [
        ("高新技术产业开发区", "高新区"), ("高新技术产业园区", "高新区"), ("高技术产业开发区", "高新区"), ("高新技术开发区", "高新区"),
        ("经济技术开发区", "经开区"), ("经济技术开发区", "开发区"), ("经济开发区", "经开区"), ("经济开发区", "开发区"),
    ];

    /// <summary>The other names of <paramref name="division"/>, the short name first; none where the full name has no shorter use.</summary>
    public static List<string> Of(Division division, string province)
    {
        var names = new List<string>();
        if (division.Zone)
        {
            AddZone(names, division.Name, province);
            return names;
        }
        var kind = Array.Find(KindsByLevel[(int)division.Level], division.Name.EndsWith);
        if (kind is null)
        {
            return names;
        }
        var stem = division.Name[..^kind.Length];
        var plain = WithoutPeoples(stem);
        if (plain.Length >= 2)
        {
            names.Add(plain);
            if (plain != stem || kind.Length > 2)
            {
                AddUnlessFull(names, division, plain + kind[^1]);
            }
        }
        AddWithoutRoad(names, division.Name);
        return names;
    }

    /// <summary>临汾街道 for 临汾路街道, 曹杨街道 for 曹杨新村街道.</summary>
    private static void AddWithoutRoad(List<string> names, string name)
    {
        foreach (var ending in new[] { "路街道", "新村街道" })
        {
            if (name.EndsWith(ending, StringComparison.Ordinal) && name.Length - ending.Length >= 2)
            {
                names.Add(name[..^ending.Length] + "街道");
            }
        }
    }

    private static void AddUnlessFull(List<string> names, Division division, string name)
    {
        // 内蒙古区 and 香港区 are not said; 凉山州, 景宁县, 老竹镇 are.
        if (division.Level != PlaceLevel.Province && name != division.Name)
        {
            names.Add(name);
        }
    }

    private static string WithoutPeoples(string stem)
    {
        var plain = stem;
        while (Array.Find(Peoples, plain.EndsWith) is { } people && plain.Length - people.Length >= 2)
        {
            plain = plain[..^people.Length];
        }
        return plain;
    }

    private static void AddZone(List<string> names, string name, string province)
    {
        var stem = province[..^1];
        var local = name.StartsWith(stem, StringComparison.Ordinal) && name.Length > stem.Length + 4 ? name[stem.Length..] : name;
        foreach (var (word, abbreviation) in ZoneWords)
        {
            var shorter = local.Replace(word, abbreviation, StringComparison.Ordinal);
            if (shorter != local && shorter.Length >= 5 && !names.Contains(shorter))
            {
                names.Add(shorter);
            }
        }
        if (local != name)
        {
            names.Add(local);
        }
    }
}
