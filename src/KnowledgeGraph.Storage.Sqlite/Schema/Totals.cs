using System.Globalization;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>The rows of <c>total</c>: counts by name, and the graph's version.</summary>
internal sealed class Totals
{
    private const int Documents = 0;
    private const int Articles = 1;
    private const int Mentions = 2;
    private const int Observations = 3;
    private const int FirstKind = 4;
    private const string VersionName = "version";

    private static readonly EntityKind[] Kinds = Enum.GetValues<EntityKind>();
    private static readonly RelationType[] Types = Enum.GetValues<RelationType>();

    private static readonly string[] RowNames =
    [
        "documents", "articles", "mentions", "observations",
        .. Kinds.Select(kind => $"entities.{kind}"), .. Types.Select(type => $"relations.{Names.Of(type)}"),
    ];

    private readonly long[] values = new long[RowNames.Length];
    private readonly long[] written = new long[RowNames.Length];
    private GraphVersion writtenVersion;

    public GraphVersion Version { get; set; }

    public static Totals Load(Connection connection)
    {
        var totals = new Totals();
        using var rows = connection.Prepare("SELECT name, value FROM total");
        while (rows.Step())
        {
            totals.Read(rows.Text(0), rows.Text(1));
        }
        return totals;
    }

    /// <summary>Takes one row in.</summary>
    public void Read(string name, string value)
    {
        if (name == VersionName)
        {
            Version = writtenVersion = GraphVersion.Parse(value);
        }
        else if (Array.IndexOf(RowNames, name) is var index and >= 0)
        {
            values[index] = written[index] = long.Parse(value, CultureInfo.InvariantCulture);
        }
    }

    public void AddDocuments(long count) => values[Documents] += count;

    public void AddArticles(long count) => values[Articles] += count;

    public void AddMentions(long count) => values[Mentions] += count;

    public void AddObservations(long count) => values[Observations] += count;

    public void Add(EntityKind kind, long count) => values[FirstKind + (int)kind] += count;

    public void Add(RelationType type, long count) => values[FirstKind + Kinds.Length + (int)type] += count;

    public void Save(Connection connection)
    {
        using var save = connection.Prepare("INSERT INTO total (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != written[i])
            {
                save.Add(RowNames[i]).Add(values[i]).Run();
                written[i] = values[i];
            }
        }
        if (Version != writtenVersion)
        {
            save.Add(VersionName).Add(Version.ToString()).Run();
            writtenVersion = Version;
        }
    }

    public GraphStatistics ToStatistics(string extractorVersion) => new()
    {
        Documents = values[Documents],
        Articles = values[Articles],
        Mentions = values[Mentions],
        Observations = values[Observations],
        Entities = values[FirstKind..(FirstKind + Kinds.Length)],
        Relations = values[(FirstKind + Kinds.Length)..],
        Version = Version.ToString(),
        ExtractorVersion = extractorVersion,
    };

    /// <summary>The counts by row name, for checks.</summary>
    public IEnumerable<(string Name, long Value)> Rows() => RowNames.Zip(values);
}
