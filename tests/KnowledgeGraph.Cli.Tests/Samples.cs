using System.Globalization;
using System.Text;

namespace KnowledgeGraph.Cli.Tests;

/// <summary>Invented news for tests: real division names, made-up people and happenings.</summary>
internal static class Samples
{
    private static readonly string[] Places = ["杭州市上城区望江街道", "杭州市拱墅区小河街道", "宁波市鄞州区东柳街道", "金华市武义县壶山街道", "湖州市安吉县天子湖镇"];
    private static readonly string[] Schemes = ["“红石榴”共富工坊", "骑士学院", "“千万工程”", "“邻里同心”行动"];
    private static readonly string[] People = ["陈立安", "周晓棠", "沈明远", "吴思成"];

    /// <summary>JSON Lines with <paramref name="count"/> documents; <paramref name="edition"/> changes every text.</summary>
    public static string News(int count, int edition = 0)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{{\"id\":\"{i}\",\"text\":\"{Text(i, edition)}\",\"date\":\"2024-{(i % 12) + 1:00}\"}}\n");
        }
        return lines.ToString();
    }

    private static string Text(int i, int edition)
    {
        string place = Places[i % Places.Length], scheme = Schemes[i / 3 % Schemes.Length], person = People[i / 7 % People.Length];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(i % 12) + 1}月{(i % 28) + 1}日，浙江省{place}启动{scheme}，首批投入{(i * 7) + 13 + edition}万元，覆盖{(i % 40) + 2}个社区。"
            + $"{place}党工委书记{person}说，{scheme}由区委组织部牵头，与中国建设银行签约共建，已有{(i * 3) + 120}余名骑手参加。");
    }
}
