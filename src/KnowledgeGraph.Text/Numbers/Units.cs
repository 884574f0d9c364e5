namespace KnowledgeGraph.Text.Numbers;

/// <summary>Measure words and units that follow numbers.</summary>
public static class Units
{
    private static readonly string[] Words =
    [
        "个", "名", "元", "人", "家", "%", "％", "人次", "户", "位", "项", "次", "平方米", "场", "件", "条", "天", "亩", "处", "年", "份", "支", "座", "公里", "场次", "米", "所",
        "台", "小时", "岁", "艘", "种", "期", "起", "栋", "吨", "组", "类", "平方公里", "个月", "席", "辆", "毫米", "分", "册", "斤", "公斤", "千克", "幅", "盏", "间", "届",
        "对", "件次", "套", "门", "篇", "张", "分钟", "本", "大", "立方米", "头", "尾", "个百分点", "个工作日", "周", "层", "艘次", "股", "平米", "棵", "部", "块", "枚", "度", "公顷",
        "笔", "kg", "KG", "宗", "米/秒", "班次", "瓶", "辆次", "折", "千瓦时", "周年", "家次", "节", "箱", "千伏安", "株", "m", "㎡", "首", "圈", "级", "km", "只", "亩次", "段",
        "件套", "千瓦", "万千瓦", "倍", "幢", "集", "轮", "批次", "批", "元/斤", "元/公斤", "元/人", "美元", "章", "尊", "例", "袋", "面", "个小时", "个多小时", "个多月", "个半月", "户农户", "农户", "款", "堂次", "堂", "根", "厘米", "秒",
        "分贝", "摄氏度", "℃", "升", "毫升", "克", "毫克", "两", "顶", "把", "副", "桶", "盒", "包", "杯", "碗", "桌", "顿", "餐", "床", "匹", "羽", "口", "眼", "孔", "道", "步",
        "声", "句", "字", "页", "卷", "封", "票", "分值", "积分", "公里/小时", "户次", "车次", "车", "架次", "架", "列", "趟", "班", "队", "国", "省", "市", "县", "区", "镇", "乡",
        "村", "院", "校", "点", "站", "单", "人份", "人天", "课时", "学时", "学分", "万户", "栋次", "成", "里", "海里", "节课", "港元", "欧元", "日元", "人民币", "兆瓦", "千米",
        "万元", "片", "朵", "粒", "颗", "丘", "垄", "行", "排", "串", "阵", "场馆", "代", "世纪", "个工位", "个班次", "处次", "起次", "平方千米", "平方", "立方", "方", "兆", "GB", "分钱",
        "块钱", "元钱", "角", "多元", "站次", "面积", "节点", "幕", "出", "任", "版", "员", "站点", "路", "线", "环", "厂", "店", "号", "环节", "日", "晚", "夜", "月", "刻钟", "个（次）", "人（次）",
    ];

    private static readonly HashSet<string> NotUnits = new(StringComparer.Ordinal)
    {
        "面积", "多元", "场馆", "节点", "站点", "环节", "人民币", "号", "月", "日", "万元", "万户", "世纪", "里", "省", "区", "县", "乡", "字", "方", "点", "店", "厂", "员", "院", "校", "路", "线",
    };

    private static readonly Dictionary<char, string[]> ByFirst = Words.Where(w => !NotUnits.Contains(w)).Distinct(StringComparer.Ordinal)
        .GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());

    /// <summary>The length of the longest unit at <paramref name="at"/>; 0 where none stands.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && ByFirst.TryGetValue(text[at], out var words))
        {
            foreach (var word in words)
            {
                if (text[at..].StartsWith(word, StringComparison.Ordinal))
                {
                    return word.Length;
                }
            }
        }
        return 0;
    }

    /// <summary>One spelling for a unit: ％ is %, 个小时 is 小时.</summary>
    public static string Normal(ReadOnlySpan<char> unit) => unit switch
    {
        "％" => "%",
        "个小时" or "个多小时" => "小时",
        "个多月" or "个半月" => "个月",
        "农户" => "户",
        "元钱" or "块钱" => "元",
        _ => unit.ToString(),
    };
}
