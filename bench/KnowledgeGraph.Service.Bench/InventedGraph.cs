using System.Globalization;
using System.Text;
using KnowledgeGraph.Model;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Service.Bench;

/// <summary>
/// A graph of a given number of entities with ten relations an entity, as documents to commit; the same size gives the same graph.
/// One entity in ten is a Place of a tree (provinces, cities, counties, townships, ten below each); the others follow in rank and are of the other kinds
/// in turn, at home in a county. No relation is stated twice. The ends of relations are drawn by a power law: rank = N u^3, so that the first ranks are hubs (the first has about
/// 2% of all ends among 100,000 entities) and half of the entities have ten relations or fewer: an entity of rank r of N has as many on every graph
/// where r / N is the same, but for counties, which are as many on every large graph. A programme or facility is an instance of at most one programme,
/// a better known one, so that families are trees and the first of them has thousands of reports. A document is one article of 25 sentences, each of which
/// states one relation; dates lie in 2020 to 2024.
/// </summary>
internal sealed class InventedGraph(int entities)
{
    private const int RelationsAnEntity = 10;
    private const int RelationsAnArticle = 25;
    private const int PlacesOfHundred = 10;

    /// <summary>Ranks 0 to 9 are provinces, then come 100 cities, 1,000 counties, and townships.</summary>
    private const int FirstCounty = 110;
    private const int Counties = 1000;
    private const int FirstTownship = FirstCounty + Counties;

    private static readonly string[] Heads = ["民政局", "集团", "计划", "改造工程", "服务中心", "文化节"];
    private static readonly EntityKind[] Kinds = [EntityKind.Agency, EntityKind.Organization, EntityKind.Programme, EntityKind.Project, EntityKind.Facility, EntityKind.Event, EntityKind.Person];
    private static readonly RelationType[] Types =
    [
        RelationType.LocatedIn, RelationType.ImplementedIn, RelationType.LedBy, RelationType.ParticipatesIn, RelationType.InstanceOf, RelationType.InvolvedIn,
        RelationType.PartnersWith,
    ];

    /// <summary>Entities, places among them.</summary>
    public int Entities => entities;

    /// <summary>Places, the first ranks.</summary>
    public int Places => entities * PlacesOfHundred / 100;

    /// <summary>Articles.</summary>
    public int Articles => entities * RelationsAnEntity / RelationsAnArticle;

    /// <summary>All documents, one article each.</summary>
    public IEnumerable<DocumentCommit> Documents()
    {
        var random = new Random(entities);
        var stated = new HashSet<(RelationType, int, int)>();
        var instances = new HashSet<int>();
        for (var number = 0; number < Articles; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"invented/{number:000000}.txt");
            yield return new(new(name, [Article(name, number, random, stated, instances)]), "invented", "bench");
        }
    }

    public string Id(int rank) => rank < Places ? "place:" + Code(rank) : $"{KindOf(rank).ToString().ToLowerInvariant()}:{Code(HomeOf(rank))}/{Name(rank)}";

    public EntityKind KindOf(int rank) => rank < Places ? EntityKind.Place : Kinds[rank % Kinds.Length];

    /// <summary>Two characters of the rank's own, with what its kind ends in; names of places end in what their level does.</summary>
    public string Name(int rank)
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"{Character(rank * 7919L)}{Character((rank * 104729L) + 13)}{(rank < Places ? "" : Character((rank * 1299709L) + 7))}");
        return rank < Places ? own + LevelOf(rank) switch { PlaceLevel.Province => "省", PlaceLevel.City => "市", PlaceLevel.County => "县", _ => "镇" }
            : KindOf(rank) == EntityKind.Person ? own : own + Heads[rank % Kinds.Length];
    }

    /// <summary>The digits of a place: two a level, three more of a township.</summary>
    public static string Code(int rank) => (Parent(rank), rank) switch
    {
        (null, _) => (11 + rank).ToString(CultureInfo.InvariantCulture),
        ({ } county, >= FirstTownship) => Code(county) + (((rank - FirstTownship) / Counties) + 1).ToString("d3", CultureInfo.InvariantCulture),
        ({ } parent, _) => Code(parent) + ((rank % 10) + 1).ToString("d2", CultureInfo.InvariantCulture),
    };

    /// <summary>The county of a rank.</summary>
    public int HomeOf(int rank) => FirstCounty + (int)((uint)(rank * 2654435761L) % Math.Min(Counties, Places - FirstCounty));

    /// <summary>A rank by the power law.</summary>
    public int Draw(Random random) => Math.Min((int)(entities * Math.Pow(random.NextDouble(), 3)), entities - 1);

    /// <summary>The programme that one is an instance of, drawn by the power law from those of smaller ranks; null for what is no instance.</summary>
    private int? WiderThan(int rank, Random random)
    {
        if (rank < Places || KindOf(rank) is not (EntityKind.Programme or EntityKind.Facility))
        {
            return null;
        }
        var drawn = Places + (int)((rank - Places) * Math.Pow(random.NextDouble(), 3));
        while (drawn >= Places && KindOf(drawn) != EntityKind.Programme)
        {
            drawn--;
        }
        return drawn >= Places && drawn < rank ? drawn : null;
    }

    private static PlaceLevel LevelOf(int rank) => Code(rank).Length switch { 2 => PlaceLevel.Province, 4 => PlaceLevel.City, 6 => PlaceLevel.County, _ => PlaceLevel.Township };

    private static char Character(long seed) => (char)('一' + (int)(((ulong)seed * 11400714819323198485UL) >> 40) % 3500);

    private ArticleGraph Article(string document, int number, Random random, HashSet<(RelationType, int, int)> stated, HashSet<int> instances)
    {
        var body = new StringBuilder();
        var mentions = new SortedDictionary<int, List<Mention>>();
        var relations = new List<Relation>();
        var observations = new List<Observation>();
        while (relations.Count < RelationsAnArticle)
        {
            var (from, to) = (Draw(random), Draw(random));
            var type = Types[random.Next(Types.Length)];
            if (type == RelationType.InstanceOf)
            {
                if (WiderThan(from, random) is not { } wider || !instances.Add(from))
                {
                    continue;
                }
                to = wider;
            }
            else if (from == to || (type is RelationType.LocatedIn or RelationType.ImplementedIn && to >= Places))
            {
                to = HomeOf(from);
            }
            var ends = type == RelationType.PartnersWith ? (type, Math.Min(from, to), Math.Max(from, to)) : (type, from, to);
            if (from == to || !stated.Add(ends))
            {
                continue;
            }
            var start = body.Length;
            Mention(from, body, mentions);
            body.Append("今年与");
            Mention(to, body, mentions);
            body.Append("有新进展");
            var quote = body.ToString(start, body.Length - start);
            relations.Add(new(type, Id(from), Id(to), null, quote, new(ArticlePart.Body, 0, start, body.Length), 0.3 + (random.Next(70) / 100.0)));
            if (relations.Count % 10 == 0)
            {
                var value = random.Next(1, 10_000);
                var at = body.Append("，惠及").Length - 2;
                body.Append(CultureInfo.InvariantCulture, $"{value}人");
                observations.Add(new() { Subject = Id(from), Metric = "惠及", Value = value, Unit = "人", Quote = body.ToString(at, body.Length - at), Span = new(ArticlePart.Body, 0, at, body.Length), Score = 0.8 });
            }
            body.Append('。');
        }
        var ancestors = mentions.Keys.Where(rank => rank < Places).SelectMany(Above).Distinct().Where(rank => !mentions.ContainsKey(rank)).Order();
        return new()
        {
            Article = new()
            {
                Id = FactIds.OfArticle(document, 1),
                Document = document,
                Number = 1,
                Title = $"{Name(mentions.First().Key)}的新进展",
                Body = body.ToString(),
                Published = PartialDate.Of(2020 + (number % 5), 1 + (number / 5 % 12), 1 + (number / 60 % 28)),
                PublishedBasis = DateBasis.Stated,
            },
            Entities = [.. mentions.Select(pair => Entity(pair.Key) with { Mentions = pair.Value })],
            Ancestors = [.. ancestors.Select(Entity)],
            Relations = relations,
            Observations = observations,
        };
    }

    private void Mention(int rank, StringBuilder body, SortedDictionary<int, List<Mention>> mentions)
    {
        var name = Name(rank);
        if (!mentions.TryGetValue(rank, out var list))
        {
            mentions.Add(rank, list = []);
        }
        list.Add(new(name, new(ArticlePart.Body, 0, body.Length, body.Length + name.Length), 0.9));
        body.Append(name);
    }

    private Entity Entity(int rank)
    {
        var code = rank < Places ? Code(rank) : null;
        return new()
        {
            Id = Id(rank),
            Kind = KindOf(rank),
            Name = Name(rank),
            Aliases = rank >= Places && rank % 4 == 0 ? [Name(rank)[..3]] : [],
            Level = code is null ? null : LevelOf(rank),
            Code = code is { Length: <= 6 } ? code.PadRight(6, '0') : null,
            DivisionCode = code,
            Canonical = code is null ? null : string.Concat(Above(rank).Append(rank).Select(Name)),
            Parent = code is null || Parent(rank) is not { } parent ? null : Id(parent),
        };
    }

    /// <summary>Ranks of the places above a place, the widest first.</summary>
    private static IEnumerable<int> Above(int rank) => Parent(rank) is { } parent ? Above(parent).Append(parent) : [];

    private static int? Parent(int rank) => rank switch
    {
        < 10 => null,
        < FirstCounty => (rank - 10) / 10,
        < FirstTownship => 10 + ((rank - FirstCounty) / 10),
        _ => FirstCounty + ((rank - FirstTownship) % Counties),
    };
}
