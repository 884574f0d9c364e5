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
    [InlineData("sqlite:", "store 'sqlite:' names no file: write sqlite:PATH, for example sqlite:kg.db")]
    [InlineData("kg.db", "store 'kg.db' is no store URI: write sqlite:PATH, for example sqlite:kg.db")]
    [InlineData("", "store '' is no store URI: write sqlite:PATH, for example sqlite:kg.db")]
    [InlineData("postgres://u:secret@h/db", "store 'postgres://…@h/db' is no store URI: write sqlite:PATH, for example sqlite:kg.db")]
    [InlineData("neo4j+http://u:secret@h:7474/neo4j", "store 'neo4j+http://…': Neo4j is not in this build; use sqlite:PATH")]
    [InlineData("neo4j+https://h/neo4j", "store 'neo4j+https://…': Neo4j is not in this build; use sqlite:PATH")]
    [InlineData(
        "bolt://u:secret@h:7687",
        "store 'bolt://…': the Bolt protocol is not spoken here; Neo4j is reached on its HTTP port (7474) as neo4j+http://USER:PASSWORD@HOST:PORT/DATABASE, which is not in this build; use sqlite:PATH")]
    public void What_can_not_be_used_is_refused_in_one_line_without_its_password(string text, string message)
    {
        var error = Assert.Throws<StoreAddressException>(() => StoreUri.Parse(text));
        Assert.Equal(message, error.Message);
        Assert.Equal((StoreFault.Caller, false), (error.Fault, error.RetryHelps));
    }
}
