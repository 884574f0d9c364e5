using System.Buffers;

namespace KnowledgeGraph.Extraction.Layout;

/// <summary>
/// Judges whether a few characters can be a person's name, and cuts names that were printed without a space between them. Surnames stand in the order of their frequency
/// (the Ministry of Public Security's reports on surnames give the first hundred), because among bylines a frequent surname is good evidence and a rare one is little.
/// </summary>
internal static class PersonNames
{
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭傅曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
        + "汤康易乔赖文施洪季安樊葛俞倪毕章鲁焦柳邢路齐岳骆殷耿温申左翟兰关梅冉凌霍柴牛管纪舒屠宁涂苗甘池占詹项祝柯阮应包费盛童欧卜单谷尚娄翁裘裴车聂尤辛查华阎饶曲游焦盘喻辜古芦鲍吉卫穆成景党阳晏简佘连仇丛官臧燕席全"
        + "褚卓冷蓝宗邬巫臧闵缪储靳桂瞿符奚厉苟侍巩匡卞戚强滕植明冼商初双伍柏于沙房蒲麦艾代隋甄窦敖楚荣宫娟海银姬丰邸米解班仲暴练尧阚鄢巴戈虞农荆司邝干封茅练楼竺濮郁计仝束桑步幸郎牟宣狄支揭谌粟密练卿应佟伊项扈钮浦迟廉皮桓平朴车屈隆衣元门冒占蔺栾逯糜鞠薄边岑修嵇宦原蒙信邰令亓帅苑"
        + "乌乐云井亢仉伏伯但位佴公冀况冶刁利劳勾区南印危后呼和咸哈国墨奉宓容宾宿寇富尉居展岩巢师年庄庞惠慕戎战敬斯於时昌昝晁晋晓普智暨权来杭松栗檀母沃湛滑满漆爱玉璩由盖相督祁祖福禹竹笪籍索经羊羿胥芮花茹蒯衡言訾诺谈谯豆贝赏赫逄那邴郏郗郜郦都闭闻阙阴阿雍颜骞鲜鹿麴麻";

    // Behind these come surnames that are words more often than names.
    private const int Listed = 337;

    private const string CompoundSurnames = "欧阳 上官 司马 诸葛 尉迟 皇甫 夏侯 慕容 令狐 东方 端木 轩辕 长孙 宇文 司徒 独孤 南宫 闻人 申屠 呼延 东郭 东门 乐正 仲孙 公孙 公羊 公良 公西 南门 司寇 司空 壤驷 太叔 夹谷 子车 宰父 左丘 巫马 微生 拓跋 段干 漆雕 澹台 百里 第五 羊舌 西门 谷梁 赫连 钟离 闾丘 颛孙 鲜于";

    // Words of grammar, places and offices that no given name is made of.
    private static readonly SearchValues<char> NeverGiven = SearchValues.Create("的了是在和与及等为我他她你这那们者记讯员图省市县区镇乡村街局厅委会部处科所站办社校网报室院馆队第，。、“”《》：；（）()\"");

    private static readonly byte[] Rank = BuildRanks();

    /// <summary>
    /// How well <paramref name="text"/> reads as one full name, in nats or so: above 0 more likely a name than not, negative infinity where it can be none.
    /// Minority names in two parts (X·Y) count as names.
    /// </summary>
    public static double Score(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOfAny('·', '•');
        if (dot > 0)
        {
            return text.Length is >= 4 and <= 16 && dot < text.Length - 1 && AllHan(text[..dot]) && AllHan(text[(dot + 1)..]) && !text.ContainsAny(NeverGiven) ? 1.5 : double.NegativeInfinity;
        }
        if (text.Length is < 2 or > 4 || !AllHan(text))
        {
            return double.NegativeInfinity;
        }
        var surname = IsCompound(text) ? 2 : 1;
        var given = text[surname..];
        if (given.Length is < 1 or > 2 || given.ContainsAny(NeverGiven))
        {
            return double.NegativeInfinity;
        }
        var rank = surname == 2 ? (byte)2 : Rank[text[0]];
        // Of two characters behind a surname bylines have three times as many as of one.
        return (rank switch { 1 => 3.0, 2 => 2.0, 3 => 0.8, 4 => -0.6, _ => -3.0 }) + (given.Length == 2 ? 0.6 : -0.5);
    }

    /// <summary>True where the character is one of the surnames known here.</summary>
    public static bool IsSurname(char c) => Rank[c] != 0;

    /// <summary>Cuts a run of names without separators (two or more characters each) into the likeliest names; false where it can't be cut.</summary>
    public static bool TryCut(ReadOnlySpan<char> text, List<string> names, out double score)
    {
        Span<double> best = stackalloc double[text.Length + 1];
        Span<int> from = stackalloc int[text.Length + 1];
        best.Fill(double.NegativeInfinity);
        best[0] = 0;
        for (var end = 2; end <= text.Length; end++)
        {
            for (var length = 2; length <= 4 && length <= end; length++)
            {
                var value = best[end - length] + Score(text.Slice(end - length, length));
                if (value > best[end])
                {
                    best[end] = value;
                    from[end] = end - length;
                }
            }
        }
        score = best[text.Length];
        if (double.IsNegativeInfinity(score))
        {
            return false;
        }
        var at = names.Count;
        for (var end = text.Length; end > 0; end = from[end])
        {
            names.Insert(at, text[from[end]..end].ToString());
        }
        return true;
    }

    private static bool IsCompound(ReadOnlySpan<char> text) => text.Length >= 3 && CompoundSurnames.AsSpan().IndexOf(text[..2]) >= 0;

    private static bool AllHan(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!Han.Is(c))
            {
                return false;
            }
        }
        return true;
    }

    private static byte[] BuildRanks()
    {
        var ranks = new byte[char.MaxValue + 1];
        for (var i = 0; i < Surnames.Length; i++)
        {
            if (ranks[Surnames[i]] == 0)
            {
                ranks[Surnames[i]] = (byte)(i < 101 ? 1 : i < 203 ? 2 : i < Listed ? 3 : 4);
            }
        }
        return ranks;
    }
}
