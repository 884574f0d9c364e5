namespace KnowledgeGraph.Server.Tests;

/// <summary>The documented questions, and what their answers must say of the sample pages.</summary>
public sealed class QuestionTests(SampleGraph graph) : IClassFixture<SampleGraph>
{
    private static readonly string Folder = Path.Combine(SampleGraph.Root, "docs", "queries");

    /// <summary>File, and parts of its answer.</summary>
    private static readonly (string File, string[] Parts)[] Answers =
    [
        ("01-where-has-a-programme-been-taken-up.graphql", ["{\"place\":{\"name\":\"嵊州市\",\"path\":\"浙江省绍兴市嵊州市\"},\"firstReported\":\"2023-03-18\"", "{\"place\":{\"name\":\"诸暨市\",\"path\":\"浙江省绍兴市诸暨市\"},\"firstReported\":\"2023-05-20\""]),
        ("02-evidence-of-an-adoption.graphql", ["\"quote\":\"", "骑士学院在武康街道开班。\"", "\"source\":\"invented sample\""]),
        ("03-what-has-a-county-taken-up.graphql", ["\"path\":\"浙江省嘉兴市桐乡市\"", "\"id\":\"programme:骑士学院\"", "\"id\":\"programme:共富工坊\",\"name\":\"共富工坊\"},\"firstReported\":\"2023-06-17\""]),
        ("04-adoptions-by-month.graphql", ["{\"date\":\"2023-03\",\"count\":1}", "{\"date\":\"2023-05\",\"count\":1}"]),
        ("05-statistics.graphql", ["\"documents\":10,\"articles\":42", "{\"kind\":\"PLACE\",\"count\":", "{\"type\":\"PARTNERS_WITH\",\"count\":"]),
        ("06-search-by-name.graphql", ["\"matchedName\":\"骑士学院\",\"why\":\"begins with it\",\"node\":{\"id\":\"programme:骑士学院\"", "{\"kind\":\"AGENCY\",\"count\":0}"]),
        ("07-search-by-pinyin.graphql", ["\"matchedName\":\"共富工坊\",\"why\":\"pinyin\",\"node\":{\"id\":\"programme:共富工坊\",\"kind\":\"PROGRAMME\"}"]),
        ("08-search-with-one-wrong-character.graphql", ["\"matchedName\":\"骑士学院\",\"why\":\"near match: one character differs\",\"node\":{\"id\":\"programme:骑士学院\"}"]),
        ("09-search-within-a-place.graphql", ["{\"edges\":[{\"node\":{\"id\":\"agency:320583/总工会\",\"name\":\"昆山市总工会\",\"kind\":\"AGENCY\"}}"]),
        ("10-who-leads.graphql", ["\"type\":\"LED_BY\"", "\"firstReported\":\"202"]),
        ("11-posts-of-a-person.graphql", ["\"name\":\"陈可帆\"", "\"posts\":[{\"title\":\"", "\"evidence\":{\"quote\":\""]),
        ("12-numbers-of-a-programme.graphql", ["\"metric\":\"", "\"comparison\":\"EXACT\"", "\"evidence\":{\"quote\":\"", "\"published\":\"2023"]),
        ("13-numbers-of-a-county.graphql", ["\"name\":\"诸暨市\"", "\"evidence\":{\"sentence\":\""]),
        ("14-articles-about.graphql", ["\"displayTitle\":\"桐乡成立骑士学院 外卖骑手“上学”去\",\"published\":\"2023-06-17\",\"publishedBasis\":\"STATED\",\"homePlace\":{\"name\":\"桐乡市\"}"]),
        ("15-full-text.graphql", ["\"displayTitle\":\"平湖骑士学院与昆山结对\",\"published\":\"2024-08-17\"", "\"totalCount\":2"]),
        ("16-path-between.graphql", ["{\"paths\":[{\"length\":", "\"entities\":[{\"id\":\"place:330683\",\"name\":\"嵊州市\"}", "\"id\":\"programme:共富工坊\"", "{\"id\":\"place:320583\",\"name\":\"昆山市\"}]"]),
        ("17-mentioned-together.graphql", ["\"kind\":\"AGENCY\"},\"articleCount\":"]),
        ("18-cross-reference-a-list.graphql", ["\"name\":\"桐乡\",\"matches\":[{\"score\":0.9", "\"entity\":{\"id\":\"place:330483\"", "{\"name\":\"没有的名字\",\"matches\":[]}"]),
        ("19-division-tree.graphql", ["\"path\":\"浙江省嘉兴市\"", "{\"name\":\"梧桐街道\",\"divisionCode\":\"330483001\"}"]),
        ("20-reports-by-province.graphql", ["\"mentions\":{\"edges\":[{\"node\":{\"place\":{\"name\":\"浙江省\"},\"count\":", "{\"place\":{\"name\":\"浙江省\"},\"type\":\"IMPLEMENTED_IN\",\"count\":", "\"sum\":"]),
    ];

    [Fact]
    public void There_are_twenty_questions_of_three_kinds_of_users_and_each_has_an_answer_to_check()
    {
        string[] files = [.. Directory.GetFiles(Folder, "*.graphql").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(20, files.Length);
        Assert.Equal(files, Answers.Select(answer => answer.File));
        string[] askers = [.. files.Select(file => File.ReadLines(Path.Combine(Folder, file)).First()[2..].Split(':')[0]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["Dashboard developer", "Journalist", "Policy researcher"], askers);
    }

    [Fact]
    public async Task Each_question_is_answered_from_the_sample_pages()
    {
        foreach (var (file, parts) in Answers)
        {
            var answer = await graph.AskAsync(await File.ReadAllTextAsync(Path.Combine(Folder, file)));
            Assert.False(answer.TryGetProperty("errors", out var errors), $"{file}: {errors}");
            var text = answer.GetProperty("data").GetRawText();
            Assert.All(parts, part => Assert.True(text.Contains(part, StringComparison.Ordinal), $"{file}: {part} is not in {text}"));
        }
    }
}
