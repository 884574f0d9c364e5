using System.Collections.Frozen;

namespace KnowledgeGraph.Text.Numbers;

/// <summary>Measure words and units that follow numbers.</summary>
public static class Units
{
    private static readonly string[] Words =
    [
        // people, homes, bodies
        .. Split("名 人 人次 位 户 户农户 农户 户次 家 家次 对 队 组 人份 人天 人（次） 国 市 镇 村 代 届 任 席 头 尾 只 匹 羽 口 岁"),
        // things and works
        .. Split("个 个（次） 项 大项 小项 大类 小类 件 件次 件套 套 条 处 处次 份 支 座 所 台 艘 艘次 种 期 起 起次 栋 栋次 类 辆 辆次 册 幅 盏 间 门 篇 张 本 大 层 股 棵 部 块 枚 笔 宗 瓶 节 节课 箱 株"),
        .. Split("首 圈 级 段 幢 集 轮 批 批次 章 尊 例 袋 面 款 堂 堂次 根 顶 把 副 桶 盒 包 杯 碗 桌 顿 餐 床 眼 孔 道 步 声 句 页 卷 封 票 分值 积分 车 车次 架 架次 列 趟 班 班次 个班次 个工位 站 站次"),
        .. Split("单 片 朵 粒 颗 丘 垄 行 排 串 阵 幕 出 版 环 盆 丛 束 场 场次 次 课时 学时 学分 分"),
        // shares
        .. Split("% ％ 个百分点 倍 成 折"),
        // money
        .. Split("元 元人民币 元钱 块钱 分钱 角 美元 港元 欧元 日元 元/斤 元/公斤 元/人 元/平方米"),
        // time
        .. Split("年 周年 周 天 晚 夜 小时 个小时 个多小时 个月 个多月 个半月 个工作日 分钟 刻钟 秒"),
        // length, area, volume, weight, power and the like
        .. Split("米 千米 公里 海里 厘米 毫米 m km 平方米 平米 平方 ㎡ 平方公里 平方千米 亩 亩次 公顷 立方米 立方 升 毫升 吨 斤 公斤 千克 克 毫克 两 kg KG"),
        .. Split("度 千瓦 万千瓦 兆瓦 千瓦时 千伏安 分贝 摄氏度 ℃ 兆 GB 米/秒 公里/小时"),
    ];

    private static readonly FrozenDictionary<char, string[]> ByFirst = Words.Distinct(StringComparer.Ordinal)
        .GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());

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

    /// <summary>One spelling for a unit: ％, 成 and 分之 are %, 个小时 is 小时.</summary>
    public static string Normal(ReadOnlySpan<char> unit) => unit switch
    {
        "％" or "成" or "分之" => "%",
        "个小时" or "个多小时" => "小时",
        "个多月" or "个半月" => "个月",
        "户农户" or "农户" => "户",
        "元钱" or "块钱" or "元人民币" => "元",
        "大项" or "小项" => "项",
        "大类" or "小类" => "类",
        _ => unit.ToString(),
    };

    private static string[] Split(string words) => words.Split(' ');
}
