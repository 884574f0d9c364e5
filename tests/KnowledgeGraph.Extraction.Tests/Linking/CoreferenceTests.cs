using KnowledgeGraph.Extraction.Linking;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Tests.Linking;

public class CoreferenceTests
{
    [Fact]
    public void A_department_named_by_its_level_is_the_countys()
    {
        var article = Some.Article("安吉县的老旧小区变了样。县住建局说，安吉县住房和城乡建设局将继续。住建局还有计划。");
        var linked = Some.Linked(
            article, (EntityKind.Place, "安吉县"), (EntityKind.Agency, "县住建局"), (EntityKind.Agency, "安吉县住房和城乡建设局"), (EntityKind.Agency, "住建局"));
        var agency = Assert.Single(linked.Entities, e => e.Kind == EntityKind.Agency);
        Assert.Equal("安吉县住房和城乡建设局", agency.Name);
        Assert.Equal("330523/住房和城乡建设局", agency.Path);
        Assert.Equal(3, agency.Mentions.Count);
    }

    [Theory]
    [InlineData("安吉县的干部来了。县委作出部署。", "县委", "安吉县委", "330523/委")]
    [InlineData("安吉县的干部来了。县委组织部作出部署。", "县委组织部", "安吉县委组织部", "330523/委组织部")]
    [InlineData("安吉县的青年来了。团县委发出倡议。", "团县委", "团安吉县委", "330523/团委")]
    [InlineData("安吉县的青年来了。共青团安吉县委发出倡议。", "共青团安吉县委", "共青团安吉县委", "330523/团委")]
    [InlineData("安吉县的妇女来了。市妇联发出倡议。", "市妇联", "湖州市妇联", "330500/妇女联合会")]
    [InlineData("慈溪市的妇女来了。市妇联发出倡议。", "市妇联", "慈溪市妇联", "330282/妇女联合会")]
    [InlineData("安吉县的商户来了。市场监管局来了人。", "市场监管局", "市场监管局", "330523/市场监督管理局")]
    [InlineData("安吉县的林场来了客人。国家林业和草原局作了指导。", "国家林业和草原局", "国家林业和草原局", "国家林业和草原局")]
    [InlineData("县委作出部署。", "县委", "县委", "~t.txt/1/县委")]
    public void An_agency_is_its_name_inside_its_place(string text, string mention, string name, string path)
    {
        var article = Some.Article(text);
        var agency = Assert.Single(Some.Linked(article, (EntityKind.Agency, mention)).Entities);
        Assert.Equal((name, path), (agency.Name, agency.Path));
    }

    [Fact]
    public void A_street_or_village_body_belongs_to_the_one_named_last()
    {
        var article = Some.Article("杭州市西湖区古荡街道和北山街道相邻。街道党工委说，嘉绿社区的社区党委很忙。");
        var linked = Some.Linked(
            article,
            (EntityKind.Place, "西湖区"), (EntityKind.Place, "古荡街道"), (EntityKind.Place, "北山街道"), (EntityKind.Agency, "街道党工委"),
            (EntityKind.Place, "嘉绿社区"), (EntityKind.Agency, "社区党委"));
        var agencies = linked.Entities.Where(e => e.Kind == EntityKind.Agency).ToList();
        Assert.Equal("北山街道党工委", agencies[0].Name);
        Assert.Equal("330106/北山街道/党工委", agencies[0].Path);
        Assert.Equal("嘉绿社区党委", agencies[1].Name);
    }

    [Fact]
    public void A_place_inside_a_name_gives_its_scope()
    {
        var article = Some.Article("余杭区黄湖镇青山村党支部带头种树。");
        var linked = Some.Linked(
            article, (EntityKind.Place, "余杭区"), (EntityKind.Place, "黄湖镇"), (EntityKind.Place, "青山村"), (EntityKind.Agency, "余杭区黄湖镇青山村党支部"));
        var agency = linked.Entities.Single(e => e.Kind == EntityKind.Agency);
        Assert.Equal("330110/黄湖镇/青山村/党支部", agency.Path);
        Assert.Equal("青山村党支部", agency.Name);
    }

    [Fact]
    public void A_defined_short_name_is_the_name_before_it()
    {
        var article = Some.Article("安吉县白茶产业促进发展协会（以下简称“茶促会”）成立。茶促会有会员百人。");
        var linked = Some.Linked(article, (EntityKind.Organization, "安吉县白茶产业促进发展协会"), (EntityKind.Organization, "茶促会"), (EntityKind.Organization, "茶促会"));
        var organization = Assert.Single(linked.Entities);
        Assert.Equal("安吉县白茶产业促进发展协会", organization.Name);
        Assert.Equal(3, organization.Mentions.Count);
    }

    [Fact]
    public void Quotes_and_spaces_make_no_other_name_and_the_quoted_part_is_the_whole()
    {
        var article = Some.Article("宁海县推出“微光点亮”行动。“微光点亮”受到欢迎，“微光 点亮”还在继续。");
        var linked = Some.Linked(article, (EntityKind.Programme, "“微光点亮”行动"), (EntityKind.Programme, "微光点亮”受"[..4]), (EntityKind.Programme, "微光 点亮"));
        var programme = Assert.Single(linked.Entities);
        Assert.Equal("“微光点亮”行动", programme.Name);
        Assert.Equal("微光点亮行动", programme.Path);
    }

    [Fact]
    public void The_end_of_a_longer_name_is_that_name()
    {
        var article = Some.Article("上海市同心桥医院开诊。市民说，同心桥医院真近。");
        var linked = Some.Linked(article, (EntityKind.Organization, "上海市同心桥医院"), (EntityKind.Organization, "同心桥医院"));
        Assert.Equal(2, Assert.Single(linked.Entities).Mentions.Count);
    }

    [Fact]
    public void A_local_brand_of_a_programme_is_its_own_thing()
    {
        var article = Some.Article("桐庐县的“荷叶香”共富工坊开工了，共富工坊带来了收入。");
        var linked = Some.Linked(article, (EntityKind.Programme, "“荷叶香”共富工坊"), (EntityKind.Programme, "共富工坊"), (EntityKind.Programme, "共富工坊"));
        Assert.Equal(["荷叶香共富工坊", "共富工坊"], linked.Entities.Select(e => e.Path));
    }

    [Theory]
    [InlineData("共富工坊", "共富工坊")]
    [InlineData("骑士学院", "骑士学院")]
    [InlineData("“千万工程”", "千万工程")]
    [InlineData("党建联建", "党建联建")]
    [InlineData("党群服务中心", "330122/党群服务中心")]
    [InlineData("志愿服务活动", "330122/志愿服务活动")]
    public void A_distinctive_programme_is_one_all_over_the_country(string name, string path)
    {
        var article = Some.Article($"桐庐县推进{name}建设。");
        Assert.Equal(path, Assert.Single(Some.Linked(article, (EntityKind.Programme, name)).Entities).Path);
    }

    [Fact]
    public void A_bare_head_is_the_one_thing_named_in_full_before_it()
    {
        var article = Some.Article("桐庐县“荷风”读书月启动仪式举行。启动仪式上，桐庐县第二届茶歌会揭幕仪式也公布了时间。启动仪式后还有演出。");
        var linked = Some.Linked(article, (EntityKind.Event, "“荷风”读书月启动仪式"), (EntityKind.Event, "桐庐县第二届茶歌会揭幕仪式"));
        var bare = Some.Mention(article, EntityKind.Event, "启动仪式", 1);
        var mentions = linked.Entities.SelectMany(e => e.Mentions).Append(bare).ToList();
        Assert.Equal([2, 1], Coreference.Link(article, mentions).Entities.Select(e => e.Mentions.Count));
    }

    [Fact]
    public void A_scheme_named_bare_and_with_more_words_after_its_quotes_is_one()
    {
        var article = Some.Article("桐庐县实施“向阳计划”。“向阳计划”青年培养帮带很好，“向阳计划”优秀青年选育也很好。");
        var linked = Some.Linked(article, (EntityKind.Programme, "“向阳计划”"), (EntityKind.Programme, "“向阳计划”青年培养帮带"), (EntityKind.Programme, "“向阳计划”优秀青年选育"));
        Assert.Equal(3, Assert.Single(linked.Entities).Mentions.Count);
    }

    [Fact]
    public void One_spelling_has_one_kind()
    {
        var article = Some.Article("桐庐县的云上茶馆开业，云上茶馆人多，云上茶馆好。");
        var mentions = new[]
        {
            Some.Mention(article, EntityKind.Facility, "云上茶馆") with { Score = 0.6f },
            Some.Mention(article, EntityKind.Organization, "云上茶馆", 1) with { Score = 0.7f },
            Some.Mention(article, EntityKind.Facility, "云上茶馆", 2) with { Score = 0.5f },
        };
        var entity = Assert.Single(Coreference.Link(article, mentions).Entities);
        Assert.Equal(EntityKind.Facility, entity.Kind);
        Assert.Equal("330122/云上茶馆", entity.Path);
    }

    [Fact]
    public void The_order_of_mentions_makes_no_difference()
    {
        var article = Some.Article("安吉县的老旧小区变了样。县住建局说，安吉县住房和城乡建设局将继续。");
        (EntityKind Kind, string Name)[] names = [(EntityKind.Place, "安吉县"), (EntityKind.Agency, "县住建局"), (EntityKind.Agency, "安吉县住房和城乡建设局")];
        var mentions = names.Select(n => Some.Mention(article, n.Kind, n.Name)).ToList();
        var forward = Coreference.Link(article, mentions);
        mentions.Reverse();
        var backward = Coreference.Link(article, mentions);
        Assert.Equal(forward.Entities.Select(e => (e.Path, e.Name, string.Join(' ', e.Mentions))), backward.Entities.Select(e => (e.Path, e.Name, string.Join(' ', e.Mentions))));
    }

    [Fact]
    public void Persons_are_the_same_by_full_name_only()
    {
        var article = Some.Article("桐庐县的陈小松说，陈松也来了，陈小松很高兴。");
        var linked = Some.Linked(article, (EntityKind.Person, "陈小松"), (EntityKind.Person, "陈松"), (EntityKind.Person, "陈小松"));
        Assert.Equal(["330122/陈小松", "330122/陈松"], linked.Entities.Select(e => e.Path));
    }
}
