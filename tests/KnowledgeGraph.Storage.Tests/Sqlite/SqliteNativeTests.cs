using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Storage.Tests;

public sealed class SqliteNativeTests
{
    [Fact]
    public void The_native_library_in_use_is_named()
    {
        var wish = Environment.GetEnvironmentVariable(SqliteNative.Variable);
        var text = SqliteNative.Describe();
        Assert.Matches(wish switch
        {
            "bundled" => @"^SQLite 3\.35\.5 \(bundled\)$",
            "system" => @"^SQLite 3\.\d+\.\d+ \(system\)$",
            _ => @"^SQLite 3\.\d+\.\d+ \((bundled|system)\)$",
        }, text);
    }
}
