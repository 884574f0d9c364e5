using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>Whatever somebody changes by hand, <c>kg verify</c> tells.</summary>
public sealed class VerifyTests(Neo4jServer server)
{
    [Fact]
    public async Task A_change_by_hand_is_told()
    {
        (string Change, string Breach)[] changes =
        [
            ("MATCH (e:Entity {id: 'programme:花潮驿站'}) SET e.articleCount = 9", "programme:花潮驿站: it counts 9 articles that mention it and 0 that imply it; there are 4 and 0"),
            ("MATCH (e:Entity {id: 'programme:花潮驿站'}) SET e.name = '别名'", "programme:花潮驿站: its name is '别名', its articles say '花潮驿站'"),
            ("MATCH (e:Entity {id: 'programme:花潮驿站'}) SET e.sortName = '别名'", "programme:花潮驿站: the keys that it is sorted by are not those of its name and id"),
            ("MATCH (e:Entity {id: 'programme:花潮驿站'}) SET e.lastReported = '2030'", "programme:花潮驿站: it is reported 2024-02 to 2024-03-05, the entity says otherwise"),
            ("MATCH (:Place {id: 'place:330523'})-[r:PARENT]->() DELETE r", "place:330523: its place in the division tree is not that of its parent"),
            ("MATCH (p:Place {id: 'place:330523'}) SET p.level = 'CITY'", "place:330523: its level, codes or parent are not what its articles say"),
            ("MATCH ()-[r:HOLDS_POST]->() SET r.score = 0.1", ": its counts, score or dates are not those of its evidence"),
            ("MATCH (v:Evidence {quote: '它属于花潮驿站'}) SET v.sentence = ''", "article:b.txt/1: the place or the sentence of relation:INSTANCE_OF:"),
            ("MATCH (v:Evidence {quote: '它属于花潮驿站'}) SET v.quote = '它'", "b.txt: article:b.txt/1: INSTANCE_OF from facility:330523/花潮驿站竹乡站 to programme:花潮驿站: '它' is not what stands at"),
            ("MATCH (a:Article {id: 'article:a.txt/1'}) SET a.grams = ''", "article:a.txt/1: the grams of its full text are not those of its text"),
            ("MATCH (g:Gram {text: '花'}) SET g.names = 99", "gram 花 counts other names than hold it"),
            ("MATCH (n:Name {text: '竹乡站'}) SET n.folded = ''", "name 竹乡站: its grams are not those of its text"),
            ("CREATE (:Name {text: '无主'})", "name 无主 belongs to no entity"),
            ("MATCH (:Document {name: 'b.txt'})-[r:CONTAINS]->() DELETE r", "article:b.txt/1 belongs to no document, or to several"),
            ("MATCH (g:Graph) SET g.mentions = 1", "total mentions is 1, there are 23"),
            ("MATCH (d:Document {name: 'a.txt'}) SET d.contentHash = 'other'", "version is 8c5bcf8073969ec885134adcbddbc9c8, the documents give "),
        ];
        foreach (var (change, breach) in changes)
        {
            await using var store = await server.OpenEmptyAsync();
            await store.CommitAsync(World.All);
            await Neo4jServer.AskAsync(await server.AddressAsync(), change);
            var lines = await store.VerifyAsync().ToListAsync();
            Assert.True(lines.Any(line => line.Contains(breach, StringComparison.Ordinal)), $"{change}\n{string.Join('\n', lines)}");
        }
    }
}
