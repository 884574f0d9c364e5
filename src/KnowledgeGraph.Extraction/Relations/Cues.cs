namespace KnowledgeGraph.Extraction.Relations;

/// <summary>Words that tell who did what to what, each with the number by which features know it.</summary>
internal static class Cues
{
    private static readonly string[] Words =
    [
        "主办", "承办", "协办", "联合", "共同", "携手", "会同", "合作", "签署", "签订", "签约", "结对", "共建", "对接", "举行", "举办", "召开", "开展", "启动", "启用",
        "成立", "组建", "设立", "建立", "打造", "推出", "推行", "推进", "推动", "实施", "印发", "出台", "发布", "制定", "创新", "探索", "创建", "开设", "搭建", "构建",
        "建成", "建设", "投资", "投用", "揭牌", "授牌", "落户", "位于", "坐落", "走进", "来到", "走访", "调研", "慰问", "参加", "参与", "出席", "加入", "入驻", "受邀",
        "邀请", "组织", "牵头", "负责", "指导", "支持", "委托", "派出", "获得", "荣获", "被评", "入选", "依托", "通过", "利用", "借助", "围绕", "结合", "根据", "按照",
        "落实", "贯彻", "深化", "升级", "培育", "孵化", "提供", "服务", "宣讲", "讲解", "授课", "讲话", "致辞", "主持", "表示", "介绍", "告诉", "说道", "坦言", "认为",
        "担任", "当选", "任命", "兼任", "创办", "创始", "运营", "管理", "旗下", "下属", "所属", "辖区", "辖内", "辖下", "隶属", "其中", "包括", "分别", "以及", "之一",
        "等", "由", "在", "与", "和", "为", "将", "把", "被", "向", "从", "的", "是", "名为", "称为", "简称", "作为", "以", "对", "于", "到", "赴", "让", "率", "带领",
        "现场", "当天", "活动", "仪式", "近日", "日前", "近年", "今年", "据悉", "据了解", "说", "内", "里", "上", "下", "中", "、", "及",
    ];

    private static readonly Dictionary<char, (string Word, int Number)[]> ByFirst = Words.Select((w, i) => (w, i + 1))
        .GroupBy(p => p.w[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.w.Length).Select(p => (p.w, p.Item2)).ToArray());

    /// <summary>The longest cue at <paramref name="at"/>: its number and length, or zeroes.</summary>
    public static (int Number, int Length) At(string text, int at)
    {
        if (ByFirst.TryGetValue(text[at], out var list))
        {
            foreach (var (word, number) in list)
            {
                if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                {
                    return (number, word.Length);
                }
            }
        }
        return (0, 0);
    }
}
