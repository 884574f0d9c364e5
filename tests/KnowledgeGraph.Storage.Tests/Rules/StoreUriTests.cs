namespace KnowledgeGraph.Storage.Tests;

public sealed class StoreUriTests
{
    [Theory]
    [InlineData("sqlite:kg.db", "kg.db")]
    [InlineData("sqlite:/var/lib/a b:c.db", "/var/lib/a b:c.db")]
    public void A_file_is_named_by_its_path(string text, string path)
    {
        Assert.Equal(new StoreUri(StoreKind.Sqlite, path), StoreUri.Parse(text));
        Assert.Equal(text, StoreUri.Parse(text).ToString());
    }

    [Theory]
    [InlineData("neo4j+http://neo4j:se%2Fcret%40@db.example:7575/news", "http://db.example:7575/", "news", "neo4j", "se/cret@", "neo4j+http://db.example:7575/news")]
    [InlineData("neo4j+http://127.0.0.1", "http://127.0.0.1:7474/", "neo4j", null, null, "neo4j+http://127.0.0.1:7474/neo4j")]
    [InlineData("neo4j+http://me@h:80/", "http://h/", "neo4j", "me", null, "neo4j+http://h/neo4j")]
    [InlineData("neo4j+https://me:pw@h/%E5%9B%BE", "https://h/", "图", "me", "pw", "neo4j+https://h/%E5%9B%BE")]
    public void A_server_is_named_by_its_address_and_never_shows_its_password(
        string text, string http, string database, string? user, string? password, string shown)
    {
        var uri = StoreUri.Parse(text);
        Assert.Equal(new ServerAddress(new(http), database, user, password), uri.Server);
        Assert.Equal((StoreKind.Neo4j, database, shown), (uri.Kind, uri.Path, uri.ToString()));
    }

    [Theory]
    [InlineData("sqlite:", "store 'sqlite:' names no file: write sqlite:PATH, for example sqlite:kg.db")]
    [InlineData("kg.db", "store 'kg.db' is no store URI: write sqlite:PATH, for example sqlite:kg.db, or neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE")]
    [InlineData("", "store '' is no store URI: write sqlite:PATH, for example sqlite:kg.db, or neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE")]
    [InlineData(
        "postgres://u:secret@h/db",
        "store 'postgres://…@h/db' is no store URI: write sqlite:PATH, for example sqlite:kg.db, or neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE")]
    [InlineData(
        "neo4j+http://",
        "store 'neo4j+http://…' is not complete: write neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE, for example neo4j+http://neo4j@127.0.0.1:7474/neo4j with the password in KG_NEO4J_PASSWORD")]
    [InlineData(
        "neo4j+https://u:secret@h/a/b",
        "store 'neo4j+https://…' is not complete: write neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE, for example neo4j+http://neo4j@127.0.0.1:7474/neo4j with the password in KG_NEO4J_PASSWORD")]
    [InlineData(
        "bolt://u:secret@h:7687",
        "store 'bolt://…': the Bolt protocol is not spoken here; Neo4j is reached on its HTTP port (7474): write neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE")]
    [InlineData(
        "neo4j://h",
        "store 'neo4j://…': the Bolt protocol is not spoken here; Neo4j is reached on its HTTP port (7474): write neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE")]
    public void What_can_not_be_used_is_refused_in_one_line_without_its_password(string text, string message)
    {
        var error = Assert.Throws<StoreAddressException>(() => StoreUri.Parse(text));
        Assert.Equal(message, error.Message);
        Assert.Equal((StoreFault.Caller, false), (error.Fault, error.RetryHelps));
    }
}
