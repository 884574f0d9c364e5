using System.Reflection;
using KnowledgeGraph.Storage.Sqlite;

namespace KnowledgeGraph.Cli;

/// <summary>What <c>kg --version</c> prints.</summary>
internal static class Versions
{
    /// <summary>The tool's version, the extractor's and the embedded database's, a line each.</summary>
    public static string Describe() => $"kg {Tool}\nextractor {Extractors.News.Version}\n{SqliteNative.Describe()}\n";

    private static string Tool =>
        typeof(Versions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
