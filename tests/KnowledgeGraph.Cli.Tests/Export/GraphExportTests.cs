using System.Diagnostics;
using KnowledgeGraph.Ingestion.Export;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Cli.Tests.Export;

/// <summary>Exports as other tools read them.</summary>
public sealed class GraphExportTests : IAsyncLifetime
{
    private readonly Kg kg = new();
    private IGraphStore store = null!;

    public async ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(kg.At("kg.db"), StoreAccess.Create);
        await store.CommitAsync(SampleGraph.Documents);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        kg.Dispose();
    }

    [Fact]
    public async Task The_tables_have_their_files_and_the_manifest_counts_them()
    {
        await ExportAsync(ExportFormat.JsonLines, "out");

        Assert.Equal(
            ["articles.jsonl", "entities.jsonl", "evidence.jsonl", "manifest.json", "mentions.jsonl", "observations.jsonl", "relations.jsonl"],
            Directory.GetFiles(kg.At("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(
            $$"""
            {
              "version": "{{await store.GetVersionAsync()}}",
              "extractorVersion": "test-1",
              "counts": {
                "documents": 3,
                "articles": 2,
                "entities": 4,
                "relations": 2,
                "observations": 2,
                "mentions": 8,
                "evidence": 6
              }
            }

            """,
            File.ReadAllText(kg.At("out/manifest.json")));
        Assert.Equal(
            """{"id":"place:330102/望江街道","kind":"Place","level":"township","name":"望江街道","canonical":"浙江省杭州市上城区望江街道","code":null,"divisionCode":"330102009","parent":"place:330102","aliases":[],"articleCount":2,"firstReported":"2024-03-05","lastReported":"2024-03-05"}""",
            File.ReadLines(kg.At("out/entities.jsonl")).Single(l => l.Contains("\"place:330102/", StringComparison.Ordinal)));
        Assert.Contains(
            """
            {"entity":"place:330102/望江街道","article":"article:c.txt/1","text":"望江街道","in":"caption:0","start":0,"end":4,"documentStart":null,"documentEnd":null,"score":0.9}
            """,
            File.ReadLines(kg.At("out/mentions.jsonl")));
    }

    [Fact]
    public async Task The_same_graph_gives_the_same_bytes_and_no_mark_or_carriage_return()
    {
        await using var other = SqliteStore.Open(kg.At("other.db"), StoreAccess.Create);
        foreach (var document in SampleGraph.Documents.Reverse())
        {
            await other.CommitAsync([document]);
        }
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            await ExportAsync(format, $"one-{format}");
            await GraphExport.WriteAsync(other, format, kg.At($"two-{format}"));
            foreach (var file in Directory.GetFiles(kg.At($"one-{format}")))
            {
                var bytes = File.ReadAllBytes(file);
                Assert.Equal(bytes, File.ReadAllBytes(file.Replace("one-", "two-", StringComparison.Ordinal)));
                Assert.DoesNotContain((byte)'\r', bytes);
                Assert.NotEqual(0xEF, bytes[0]);
            }
        }
    }

    [Fact]
    public async Task The_mark_that_excel_asks_for_is_only_in_csv_files()
    {
        await ExportAsync(ExportFormat.Csv, "out", mark: true);

        Assert.All(Directory.GetFiles(kg.At("out"), "*.csv"), file => Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(file)[..3]));
        Assert.Equal((byte)'{', File.ReadAllBytes(kg.At("out/manifest.json"))[0]);
    }

    [Fact]
    public async Task Python_reads_from_csv_what_stands_in_json_lines()
    {
        await ExportAsync(ExportFormat.Csv, "out");
        await ExportAsync(ExportFormat.JsonLines, "out");

        var said = await PythonAsync("", """
            import csv, json
            def flat(v):
                if v is None: return ''
                if isinstance(v, bool): return 'true' if v else 'false'
                if isinstance(v, list): return '|'.join(t.replace('|', '\\|') for t in v)
                return str(v)
            for name in ('entities', 'relations', 'observations', 'articles', 'mentions', 'evidence'):
                rows = list(csv.DictReader(open(f'out/{name}.csv', encoding='utf-8', newline='')))
                lines = [json.loads(l) for l in open(f'out/{name}.jsonl', encoding='utf-8', newline='\n')]
                assert [{k: flat(v) for k, v in l.items()} for l in lines] == rows, (name, lines, rows)
                print(name, len(rows))
            """);

        Assert.Equal("entities 4\nrelations 2\nobservations 2\narticles 2\nmentions 8\nevidence 6\n", said);
    }

    [Fact]
    public async Task Networkx_reads_the_graphml()
    {
        await ExportAsync(ExportFormat.GraphMl, "out");

        var said = await PythonAsync("networkx", """
            import networkx, collections
            g = networkx.read_graphml('out/graph.graphml')
            print(g.is_directed(), sorted(collections.Counter(d['label'] for _, d in g.nodes(data=True)).items()))
            print(sorted(collections.Counter(d['type'] for _, _, d in g.edges(data=True)).items()))
            n = g.nodes['article:a,"b";.txt/1']
            print(repr(n['title']), repr(n['body']), n['published'], n['number'])
            print([d for _, d in g.nodes(data=True) if d['label'] == 'Observation'][0]['value'])
            print([d['title'] for _, _, d in g.edges(data=True) if d['type'] == 'HOLDS_POST'])
            """);

        Assert.Equal(
            """
            True [('Article', 2), ('Evidence', 6), ('Observation', 2), ('Person', 1), ('Place', 2), ('Programme', 1)]
            [('ABOUT', 2), ('HOLDS_FOR', 2), ('HOLDS_POST', 1), ('IMPLEMENTED_IN', 1), ('MENTIONS', 6), ('STATES', 6)]
            '望江�“邻里\'同心”，"开"市|<&>' "3月5日，望江街道启动“邻里'同心”共富工坊，投入7.4亿元。\n沈明远\\说：“来了2000人，𠮷祥社区也来。”" 2024-03-05 1
            740000000.0
            ['书记']

            """,
            said);
    }

    [Fact]
    public async Task Every_line_of_the_cypher_is_a_merge_statement()
    {
        await ExportAsync(ExportFormat.Cypher, "out");

        var lines = File.ReadAllLines(kg.At("out/graph.cypher"));
        Assert.Equal(4 + 2 + 2 + 2 + 6 + 6, lines.Length);
        Assert.All(lines, line => Assert.True(line.StartsWith("MERGE ", StringComparison.Ordinal) && line.EndsWith(';')));
        Assert.Contains(
            """MERGE (n:Entity {id: 'place:330102'}) SET n:Place, n += {name: '上城区', kind: 'PLACE', level: 'COUNTY', code: '330102', divisionCode: '330102', aliases: [], articleCount: 0};""",
            lines);
    }

    [Fact]
    public async Task Neo4j_loads_the_cypher_and_loading_it_again_changes_nothing()
    {
        await ExportAsync(ExportFormat.Cypher, "out");
        await using var server = await Neo4jServer.StartAsync(kg.At("neo4j"));
        string[] questions =
        [
            "MATCH (n) RETURN labels(n) AS l, count(*) ORDER BY l",
            "MATCH ()-[r]->() RETURN type(r) AS t, count(*) ORDER BY t",
            "MATCH (p:Programme)-[:IMPLEMENTED_IN]->(c:Place {level: 'TOWNSHIP'}) RETURN p.name, c.parent, p.aliases",
            "MATCH (a:Article {document: 'c.txt'})-[m:MENTIONS]->(e:Place) RETURN m.texts, m.parts, m.starts, m.ends",
            "MATCH (a:Article)-[:STATES]->(e:Evidence {quote: '沈明远\\\\说'}) RETURN a.title, e.part, e.sentence ORDER BY a.id",
            "MATCH (o:Observation)-[:ABOUT]->() RETURN o.value, o.change LIMIT 1",
        ];
        string[]? first = null;
        for (var round = 0; round < 2; round++)
        {
            foreach (var line in File.ReadLines(kg.At("out/graph.cypher")))
            {
                await server.RunAsync(line);
            }
            var answers = new List<string>();
            foreach (var question in questions)
            {
                answers.Add(await server.RunAsync(question));
            }
            first ??= [.. answers];
            Assert.Equal(first, answers);
        }

        const string Sentence = "沈明远\\\\说：“来了2000人，\\uD842\\uDFB7祥社区也来。”";
        const string Title = "望江\uFFFE“邻里'同心”，\\\"开\\\"市|<&>";
        Assert.Equal(
            [
                """[[["Article"],2],[["Entity","Person"],1],[["Entity","Place"],2],[["Entity","Programme"],1],[["Evidence"],6],[["Observation"],2]]""",
                """[["ABOUT",2],["HOLDS_FOR",2],["HOLDS_POST",1],["IMPLEMENTED_IN",1],["MENTIONS",6],["STATES",6]]""",
                """[["“邻里'同心”共富工坊","place:330102",["共富|工坊"]]]""",
                """[[["望江街道","望江街道"],["body","caption:0"],[5,0],[9,4]]]""",
                $"[[\"{Title}\",\"body\",\"{Sentence}\"],[\"{Title}\",\"body\",\"{Sentence}\"]]",
                "[[7.4E8,false]]",
            ],
            first!);
    }

    [Fact]
    public async Task An_export_that_cannot_be_written_is_told_in_one_line()
    {
        await store.DisposeAsync();
        kg.Write("file", "x");

        var run = await kg.RunAsync("export", "--format", "csv", "--output", "file");

        Assert.Equal(1, run.Status);
        Assert.StartsWith("kg: file: the export cannot be written (", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    private Task ExportAsync(ExportFormat format, string folder, bool mark = false) => GraphExport.WriteAsync(store, format, kg.At(folder), mark);

    /// <summary>Runs a script with the first Python that has <paramref name="module"/>, in the test's folder.</summary>
    private async Task<string> PythonAsync(string module, string script)
    {
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            if ((await kg.ShellAsync($"{python} -c 'import {(module.Length == 0 ? "csv" : module)}'")).Status == 0)
            {
                kg.Write("script.py", script);
                var run = await kg.ShellAsync($"PYTHONIOENCODING=utf-8 {python} script.py");
                Assert.True(run.Status == 0, run.Error);
                return run.Output;
            }
        }
        Assert.Skip(module.Length == 0 ? "python3 is not here" : $"no python3 with {module} is here (Debian: python3-{module})");
        throw new UnreachableException();
    }
}
