using System.Buffers;
using System.Text;
using KnowledgeGraph.Analysis.Matching;
using KnowledgeGraph.Model;
using KnowledgeGraph.Server.Api;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Sqlite;
using KnowledgeGraph.Storage.Tests;

namespace KnowledgeGraph.Server.Tests;

public sealed class AmbiguousPlaceTests
{
    [Theory]
    [InlineData("{ place(name: \"西湖区\") { id } }", """{"errors":[{"message":"Argument \"name\": 2 places are called 西湖区; give \"code\": 330106, 360103.","locations":[{"line":1,"column":3}],"path":["place"],"extensions":{"code":"BAD_USER_INPUT"}}],"data":{"place":null}}""")]
    [InlineData("{ place(name: \"安吉县\") { id code } }", """{"data":{"place":{"id":"place:330523","code":"330523"}}}""")]
    [InlineData("{ place(code: \"360103\") { id } }", """{"data":{"place":{"id":"place:360103"}}}""")]
    public async Task A_name_that_several_places_carry_is_an_error_that_lists_their_codes(string document, string answer)
    {
        var folder = Directory.CreateTempSubdirectory("kg-place-");
        await using (var store = SqliteStore.Open(Path.Combine(folder.FullName, "places.db"), StoreAccess.Create))
        {
            var article = new ArticleBuilder("a.txt", 1, "杭州的西湖区和南昌的西湖区来到安吉县。");
            article.Place("place:330106", PlaceLevel.County, "西湖区", null).Place("place:360103", PlaceLevel.County, "西湖区", null).Place("place:330523", PlaceLevel.County, "安吉县", null);
            await store.CommitAsync([new(new("a.txt", [article.Build()]), "h", "v")]);
            var names = await NameIndex.BuildAsync(store);
            var output = new ArrayBufferWriter<byte>();
            await GraphApi.Build(new()).ExecuteAsync(
                new() { Document = Encoding.UTF8.GetBytes(document), State = new RequestScope(store, _ => ValueTask.FromResult(names), WithBodies: true) }, output);
            Assert.Equal(answer, Encoding.UTF8.GetString(output.WrittenSpan));
        }
        folder.Delete(recursive: true);
    }
}
