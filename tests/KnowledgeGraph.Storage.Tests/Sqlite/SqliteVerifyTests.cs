using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>Each kind of breach is found and named.</summary>
public sealed class SqliteVerifyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "UPDATE mention SET text = '花朝驿站' WHERE text = '花潮小站'",
        "c.txt: article:c.txt/2: mention of programme:花潮驿站: '花朝驿站' is not what stands at [14, 18) of its body")]
    [InlineData(
        "UPDATE evidence SET \"end\" = 900 WHERE quote = '余杭区的蓝田学校'",
        "c.txt: article:c.txt/2: LOCATED_IN from organization:330110/蓝田学校 to place:330110: [0, 900) is not inside its body")]
    [InlineData("UPDATE total SET value = 9 WHERE name = 'documents'", "total documents is 9, there are 3")]
    [InlineData("UPDATE total SET value = 0 WHERE name = 'relations.LED_BY'", "total relations.LED_BY is 0, there are 1")]
    [InlineData(
        "UPDATE total SET value = '00000000000000000000000000000001' WHERE name = 'version'",
        "version is 00000000000000000000000000000001, the documents give 8c5bcf8073969ec885134adcbddbc9c8")]
    [InlineData(
        "UPDATE entity SET article_count = 7 WHERE id = 'person:330523/王小禾'", "person:330523/王小禾 counts 1 articles, 7 of them with mentions; there are 1 and 1")]
    [InlineData("UPDATE entity SET name = '旧名' WHERE id = 'person:330523/王小禾'", "person:330523/王小禾: its name is '旧名', its articles say '王小禾'")]
    [InlineData("UPDATE entity SET code = '1' WHERE id = 'place:330523'", "place:330523: its level, codes or parent are not what its articles say")]
    [InlineData(
        "UPDATE entity SET first_reported = NULL WHERE id = 'person:330523/王小禾'", "person:330523/王小禾: it is reported 2024-03-05 to 2024-03-05, the entity says otherwise")]
    [InlineData("UPDATE entity_name SET articles = 5 WHERE articles = 4", "place:33: its counted names are not those of its articles")]
    [InlineData("DELETE FROM entity_date", "agency:330523/民政局: its counted dates are not those of its articles")]
    [InlineData("UPDATE place_form SET articles = 9", "place:33: its counted attributes are not those of its articles")]
    [InlineData("UPDATE relation SET score = 1 WHERE type = 6", "relation:HOLDS_POST:e5d4: its counts, score or dates are not those of its evidence")]
    [InlineData("DELETE FROM evidence WHERE quote LIKE '王小禾任%'", "relation:HOLDS_POST:e5d4: it has no evidence")]
    [InlineData("UPDATE relation SET title = '科长' WHERE type = 6", "relation:HOLDS_POST:e5d4: its id is not that of its type, ends and title")]
    [InlineData("INSERT INTO name (text) VALUES ('无主')", "name 无主 belongs to no entity")]
    [InlineData("INSERT INTO name (key, text) VALUES (777, '无主')", "name 777 is not in the full-text index")]
    [InlineData("INSERT INTO article_grams (rowid, grams) VALUES (99, '花潮')", "the full-text index holds article 99, which is not there")]
    [InlineData("INSERT INTO article_grams (rowid, grams) VALUES (99, '花潮')", "the full-text index of articles has '花潮' 5 times, not 4")]
    [InlineData("UPDATE article_text SET title = '鑫' WHERE title IS NOT NULL", "the full-text index of articles lacks '鑫'")]
    [InlineData("DELETE FROM article_text WHERE title IS NULL", "article article:b.txt/1 has no text")]
    [InlineData("DELETE FROM name WHERE text = '王小禾'", "entity_name names a missing name (1 rows)")]
    [InlineData("UPDATE extractor SET documents = 4", "extractor test-1 counts 4 documents, there are 3")]
    public async Task A_breach_is_found_and_named(string tampering, string expected)
    {
        var path = folder.File("kg.db");
        await using (var store = SqliteStore.Open(path, StoreAccess.Create))
        {
            await store.CommitAsync(World.All);
        }
        using (var connection = Connection.Open(path, write: true, create: false, TimeSpan.Zero))
        {
            connection.Execute("PRAGMA foreign_keys = OFF");
            connection.Execute(tampering);
        }
        await using var tampered = SqliteStore.Open(path, StoreAccess.Read);
        var hash = FactIds.OfRelation(Model.RelationType.HoldsPost, World.Person, World.Bureau, "局长");
        Assert.Contains(expected.Replace("relation:HOLDS_POST:e5d4", hash, StringComparison.Ordinal), await tampered.VerifyAsync().ToListAsync());
    }
}
