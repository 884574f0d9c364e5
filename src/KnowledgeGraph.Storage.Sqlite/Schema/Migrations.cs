using System.Globalization;
using System.Reflection;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>The numbered files of <c>graph-schema/sqlite</c>; a store's <c>user_version</c> is the number of the last one that was run on it.</summary>
internal static class Migrations
{
    /// <summary>'KGra' in the file's header (<c>application_id</c>) says that the file is ours.</summary>
    public const int ApplicationId = 0x4B477261;

    private static readonly Assembly Home = typeof(Migrations).Assembly;

    private static readonly string[] Files =
        [.. Home.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The schema version that this program reads and writes.</summary>
    public static int Latest => Files.Length;

    /// <summary>Brings a file up to <see cref="Latest"/>; an empty one becomes a store. Two processes that do it at once do it once.</summary>
    public static void Apply(Connection connection)
    {
        if (Check(connection) == Latest)
        {
            return;
        }
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            for (var version = Check(connection); version < Latest; version++)
            {
                connection.Execute(Read(Files[version]));
                connection.SetUserVersion(version + 1);
            }
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
            connection.Execute("COMMIT");
        }
        catch
        {
            connection.Rollback();
            throw;
        }
    }

    /// <summary>The schema version of a file; 0 where it is empty.</summary>
    /// <exception cref="NotAStoreException">It is another program's.</exception>
    /// <exception cref="StoreVersionException">It is newer than this program.</exception>
    public static int Check(Connection connection)
    {
        // One statement sees one state of the file, also while another process is making the store.
        using var header = connection.Prepare(
            "SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_master) FROM pragma_application_id a, pragma_user_version v");
        header.Step();
        var (application, version, tables) = (header.Int32(0), header.Int32(1), header.Int32(2));
        if (application == ApplicationId)
        {
            return version <= Latest ? version : throw new StoreVersionException(connection.Path, version, Latest);
        }
        return application == 0 && version == 0 && tables == 0
            ? 0
            : throw new NotAStoreException(connection.Path, "the file is a SQLite database of another program");
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
