using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;
using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.Extraction.Tests.Gazetteer;

public class DivisionTreeTests
{
    private static readonly DivisionTree Tree = DivisionTree.Embedded;

    [Fact]
    public void All_levels_of_the_whole_country_are_there()
    {
        Assert.Equal(44706 + 620573, Tree.Count);
        var counts = Enumerable.Range(0, Tree.Count).Where(d => !Tree.IsFiller(d)).CountBy(Tree.LevelOf).ToDictionary();
        Assert.Equal(34, counts[PlaceLevel.Province]);
        Assert.Equal(333, counts[PlaceLevel.City]);
        Assert.Equal(620573, counts[PlaceLevel.Village]);
    }

    [Theory]
    [InlineData("330000", "浙江省", "33", "330000", PlaceLevel.Province)]
    [InlineData("330100", "浙江省杭州市", "3301", "330100", PlaceLevel.City)]
    [InlineData("330106", "浙江省杭州市西湖区", "330106", "330106", PlaceLevel.County)]
    [InlineData("310113", "上海市宝山区", "310113", "310113", PlaceLevel.County)]
    [InlineData("429004", "湖北省仙桃市", "429004", "429004", PlaceLevel.County)]
    [InlineData("441900", "广东省东莞市", "4419", "441900", PlaceLevel.City)]
    [InlineData("441900003", "广东省东莞市东城街道", "441900003", null, PlaceLevel.Township)]
    [InlineData("320576", "江苏省苏州市苏州工业园区", "320576", "320576", PlaceLevel.Zone)]
    [InlineData("330106109", "浙江省杭州市西湖区三墩镇", "330106109", null, PlaceLevel.Township)]
    [InlineData("81", "香港特别行政区", "81", "810000", PlaceLevel.Province)]
    public void A_code_leads_to_a_path_and_back(string code, string path, string divisionCode, string? countyCode, PlaceLevel level)
    {
        var division = Tree.FindByCode(code);
        Assert.Equal(path, Tree.CanonicalOf(division));
        Assert.Equal(divisionCode, Tree.DivisionCodeOf(division));
        Assert.Equal(countyCode, Tree.CodeOf(division));
        Assert.Equal(level, Tree.LevelOf(division));
        Assert.Equal(division, Tree.FindPath(path));
    }

    [Theory]
    [InlineData("110100")]
    [InlineData("500200")]
    [InlineData("999999")]
    [InlineData("33010")]
    [InlineData("33x1")]
    [InlineData("")]
    [InlineData("330106109999")]
    public void A_filler_or_an_unknown_code_leads_nowhere(string code) => Assert.Equal(-1, Tree.FindByCode(code));

    [Theory]
    [InlineData("杭州市西湖区")]
    [InlineData("浙江省西湖区")]
    [InlineData("浙江省杭州市西湖区及")]
    [InlineData("")]
    public void A_path_must_be_whole(string path) => Assert.Equal(-1, Tree.FindPath(path));

    [Theory]
    [InlineData("330110", "余杭")]
    [InlineData("15", "内蒙古")]
    [InlineData("331127", "景宁")]
    [InlineData("5134", "凉山")]
    [InlineData("310115", "浦东")]
    [InlineData("500233", "忠县")]
    [InlineData("222401", "延吉")]
    [InlineData("2224", "延边")]
    [InlineData("653000", "克孜勒苏")]
    [InlineData("2327", "大兴安岭")]
    [InlineData("320371", "徐州经开区")]
    public void The_short_name_drops_the_kind_of_division_and_its_peoples(string code, string name) =>
        Assert.Equal(name, Tree.ShortNameOf(Tree.FindByCode(code)).ToString());

    [Theory]
    [InlineData("330106", true)]
    [InlineData("513300", false)]
    [InlineData("522325", false)]
    [InlineData("451200", false)]
    [InlineData("430000", false)]
    [InlineData("450329", true)]
    public void A_short_name_that_is_a_word_is_flagged(string code, bool word) => Assert.Equal(word, Tree.ShortNameIsWord(Tree.FindByCode(code)));

    [Fact]
    public void Parents_and_children_pass_over_fillers()
    {
        var shanghai = Tree.FindByCode("31");
        var children = new List<int>();
        Tree.AppendChildren(shanghai, children);
        Assert.Equal(16, children.Count);
        Assert.All(children, child => Assert.Equal(shanghai, Tree.ParentOf(child)));
        Assert.Equal("黄浦区", Tree.NameOf(children[0]).ToString());
        Assert.Equal(-1, Tree.ParentOf(shanghai));
    }

    [Fact]
    public void Every_division_is_among_the_children_of_its_parent()
    {
        var children = new List<int>();
        var seen = 0;
        for (var division = 0; division < Tree.Count; division++)
        {
            if (Tree.IsFiller(division))
            {
                continue;
            }
            children.Clear();
            Tree.AppendChildren(division, children);
            Assert.All(children, child => Assert.Equal(division, Tree.ParentOf(child)));
            Assert.All(children, child => Assert.True(Tree.IsWithin(child, division)));
            seen += children.Count;
        }
        Assert.Equal(Enumerable.Range(0, Tree.Count).Count(d => !Tree.IsFiller(d)) - 34, seen);
    }

    [Fact]
    public void All_names_in_a_text_are_found_with_all_that_they_may_mean()
    {
        var matches = new List<Match>();
        Tree.FindAll("余杭和西湖区，朝阳区。", matches);
        Assert.Equal(["0 余杭", "3 西湖", "3 西湖区", "7 朝阳", "7 朝阳区"], matches.Select(m => $"{m.Start} {"余杭和西湖区，朝阳区。".Substring(m.Start, m.Length)}"));
        var candidates = Tree.CandidatesOf(matches[2].Value);
        Assert.Equal(["浙江省杭州市西湖区", "江西省南昌市西湖区"], Paths(candidates));
        Assert.True(candidates.IsFullName(0));
        candidates = Tree.CandidatesOf(matches[3].Value);
        Assert.Contains("辽宁省朝阳市", Paths(candidates));
        Assert.Contains("北京市朝阳区", Paths(candidates));
        Assert.False(candidates.IsFullName(0));
    }

    [Fact]
    public void A_name_is_looked_up_exactly()
    {
        Assert.Equal(["浙江省宁波市慈溪市"], Paths(Tree.CandidatesOf(Tree.FindName("慈溪市"))));
        Assert.Equal(-1, Tree.FindName("慈溪县"));
    }

    [Fact]
    public void Villages_are_found_inside_a_scope_by_name_then_by_stem()
    {
        var yuhang = Tree.FindByCode("330110");
        var villages = new List<int>();
        Tree.FindVillages(yuhang, "青山村", villages);
        var village = Assert.Single(villages);
        Assert.Equal("浙江省杭州市余杭区黄湖镇青山村", Tree.CanonicalOf(village));
        Assert.Equal(12, Tree.DivisionCodeOf(village).Length);
        Assert.Equal(village, Tree.FindByCode(Tree.DivisionCodeOf(village)));
        Assert.Equal("黄湖镇", Tree.NameOf(Tree.ParentOf(village)).ToString());
        Assert.Equal(yuhang, Tree.AncestorAt(village, PlaceLevel.County));

        villages.Clear();
        Tree.FindVillages(yuhang, "青山社区", villages);
        Assert.Equal([village], villages);

        villages.Clear();
        Tree.FindVillages(Tree.FindByCode("33"), "青山村", villages);
        Assert.True(villages.Count > 5);
    }

    [Fact]
    public void Reading_the_tree_allocates_next_to_nothing()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var tree = new DivisionTree(SeedTables.Open("divisions"));
        Assert.True(tree.IsWithin(tree.FindByCode("330106"), tree.FindByCode("33")));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4096);
    }

    private static List<string> Paths(DivisionCandidates candidates)
    {
        var paths = new List<string>();
        for (var i = 0; i < candidates.Count; i++)
        {
            paths.Add(Tree.CanonicalOf(candidates[i]));
        }
        return paths;
    }
}
