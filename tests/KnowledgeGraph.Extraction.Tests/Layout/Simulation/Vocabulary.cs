using System.Text.Json;

namespace KnowledgeGraph.Extraction.Tests.Layout.Simulation;

/// <summary>
/// Headlines and bodies to lay out: real ones, read at run time from the corpus beside the repository, or invented ones where it is absent. Names of authors are always made up.
/// </summary>
public sealed class Vocabulary
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙贺陶顾毛郝龚邵万覃武钱严莫孔向汤应鲍占密倪柳翁项";
    private const string Given = "雷锐静琰婷涵冰晓明建华玲琳娜霞敏丹珊杰峰磊强军洋勇艳娟涛超秀英兰芳平刚辉鹏宇浩凯佳欣怡然雨晨子轩梦琪思远志伟文博海燕春梅立新国庆成龙少宏";

    private readonly List<string> titles;
    private readonly List<List<string>> bodies;

    private Vocabulary(List<string> titles, List<List<string>> bodies, bool real) => (this.titles, this.bodies, IsReal) = (titles, bodies, real);

    /// <summary>True where the corpus was found.</summary>
    public bool IsReal { get; }

    public static Vocabulary Load() =>
        SharedFolder.Find("eval/train/train.jsonl") is { } answers && SharedFolder.Find("eval/train/texts.jsonl") is { } texts ? FromCorpus(answers, texts) : Invented();

    public string Title(Random random) => titles[random.Next(titles.Count)];

    /// <summary>A headline of two clauses with a gap between them, if there is one.</summary>
    public string Couplet(Random random)
    {
        for (var i = 0; i < 200; i++)
        {
            var title = Title(random);
            var parts = title.Split(' ');
            if (parts.Length == 2 && parts[0].Length is >= 4 and <= 10 && parts[1].Length is >= 4 and <= 10 && !title.Contains('：'))
            {
                return title;
            }
        }
        return "同心同向 共建共享";
    }

    public List<string> Sentences(Random random) => bodies[random.Next(bodies.Count)];

    public static string Name(Random random)
    {
        var name = Surnames[random.Next(Surnames.Length)].ToString() + Given[random.Next(Given.Length)];
        return random.NextDouble() < 0.75 ? name + Given[random.Next(Given.Length)] : name;
    }

    /// <summary>Sentences of invented news, for machines without the corpus.</summary>
    public static Vocabulary Invented()
    {
        string[] places = ["青溪镇", "东塘街道", "云岭村", "南湾区", "石桥县", "白鹭社区", "松涛乡", "临江市"];
        string[] bodies = ["综合服务中心", "文化站", "党群服务驿站", "供销社", "志愿服务队", "农业农村局", "商会", "社区食堂"];
        string[] deeds = ["办起了一所夜校", "添置了二十台新设备", "为老人送去热饭", "开出了第一趟便民班车", "邀请工匠登台讲课", "整理出三千平方米空地", "推出了四项新服务", "把会议开到了田间"];
        string[] ends = ["受到居民欢迎", "参加的人比去年多了一倍", "预计年底前完成", "村民的收入有了着落", "周边的商户也跟着忙了起来", "下一步还将增加名额", "不少年轻人报了名", "让远路的人少跑一趟"];
        string[] starts = ["近日", "今年以来", "3月12日", "入冬后", "据介绍", "与此同时", "在此基础上", "为了方便群众"];
        var texts = new List<List<string>>();
        var titles = new List<string>();
        var random = new Random(11);
        string Pick(string[] of) => of[random.Next(of.Length)];
        for (var i = 0; i < 200; i++)
        {
            texts.Add([.. Enumerable.Range(0, 12).Select(_ => $"{Pick(starts)}，{Pick(places)}{Pick(bodies)}{Pick(deeds)}，{Pick(ends)}，{Pick(bodies)}也{Pick(deeds)}。")]);
            titles.Add(random.Next(3) switch { 0 => $"{Pick(places)}{Pick(deeds)}", 1 => $"{Pick(places)}：{Pick(deeds)}", _ => $"{Pick(deeds)} {Pick(ends)}" });
        }
        return new(titles, texts, false);
    }

    private static Vocabulary FromCorpus(string answers, string texts)
    {
        var bodies = File.ReadLines(texts).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!).Select(Sentences).Where(s => s.Count >= 6).ToList();
        var titles = File.ReadLines(answers)
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("articles")[0].GetProperty("title").GetString())
            .OfType<string>()
            .Where(t => t.Length is >= 8 and <= 36 && !t.Contains('。') && !t.Contains('|') && !t.Contains('｜') && t.Split(' ').Length <= 2)
            .ToList();
        return new(titles, bodies, true);
    }

    // Whole sentences only, without what web pages put around them; a column of a newspaper has no such lines.
    private static List<string> Sentences(string text)
    {
        string[] unwanted = ["记者", "通讯员", "编辑", "来源", "搜狐", "供图", "摄", "讯", "http", "电（", "电(", "【", "声明", "版权", "图为", "原标题", "▲", "|", "作者", "图片"];
        var found = new List<string>();
        var clean = new string([.. text.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))]);
        var start = 0;
        int quotes = 0;
        for (var i = 0; i < clean.Length; i++)
        {
            quotes += clean[i] == '“' ? 1 : clean[i] == '”' ? -1 : 0;
            if (clean[i] is not ('。' or '！' or '？') || (quotes > 0 && (i + 1 >= clean.Length || clean[i + 1] != '”')))
            {
                continue;
            }
            var end = i + 1 < clean.Length && clean[i + 1] is '”' or '）' ? i + 2 : i + 1;
            if (end > clean.Length || (end == i + 2 && clean[i + 1] is not ('”' or '）')))
            {
                end = i + 1;
            }
            var sentence = clean[start..end];
            if (sentence.Length is > 18 and < 220 && Array.TrueForAll(unwanted, u => !sentence.Contains(u)) && sentence.Count(c => c == '“') == sentence.Count(c => c == '”') && start > 0 && sentence[0] is not ('”' or '）' or '，'))
            {
                found.Add(sentence);
            }
            quotes = 0;
            start = end;
            i = end - 1;
        }
        return found;
    }
}
