using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>A small invented graph that the contract is tested on.</summary>
internal static class World
{
    public const string Province = "place:33";
    public const string City = "place:3305";
    public const string Anji = "place:330523";
    public const string Town = "place:330523111";
    public const string Yuhang = "place:330110";
    public const string Programme = "programme:花潮驿站";
    public const string Branch = "programme:330110/蓝田花潮驿站";
    public const string Station = "facility:330523/花潮驿站竹乡站";
    public const string Bureau = "agency:330523/民政局";
    public const string School = "organization:330110/蓝田学校";
    public const string Person = "person:330523/王小禾";

    public const string Version = "test-1";

    public static DocumentCommit A { get; } = Commit(
        "a.txt",
        new ArticleBuilder("a.txt", 1, "安吉县民政局在天子湖镇推出“花潮驿站”，服务居民1200人。王小禾任安吉县民政局局长。3月1日，花潮驿站开门。", "2024-03-05")
        {
            Title = "花潮驿站开门",
            HomePlace = Anji,
            Captions = ["居民在花潮驿站读书。"],
        }
        .Entity(EntityKind.Agency, Bureau, "安吉县民政局")
        .Place(Anji, PlaceLevel.County, "安吉县", City)
        .Place(Town, PlaceLevel.Township, "天子湖镇", Anji)
        .Entity(EntityKind.Programme, Programme, "花潮驿站")
        .Entity(EntityKind.Person, Person, "王小禾")
        .Ancestor(Province, PlaceLevel.Province, "浙江省", null)
        .Ancestor(City, PlaceLevel.City, "湖州市", Province)
        .Relation(RelationType.ImplementedIn, Programme, Town, "在天子湖镇推出“花潮驿站”")
        .Relation(RelationType.LedBy, Programme, Bureau, "安吉县民政局在天子湖镇推出“花潮驿站”")
        .Relation(RelationType.LocatedIn, Bureau, Anji, "安吉县民政局")
        .Relation(RelationType.HoldsPost, Person, Bureau, "王小禾任安吉县民政局局长", "局长", 0.9)
        .Observation(Programme, Town, "服务居民", 1200, "人", "服务居民1200人")
        .Date("3月1日", "--03-01")
        .Build());

    public static DocumentCommit B { get; } = Commit(
        "b.txt",
        new ArticleBuilder("b.txt", 1, "湖州市安吉县的花潮驿站竹乡站开放，它属于花潮驿站。", "2024-02")
        .Place(City, PlaceLevel.City, "湖州市", Province)
        .Place(Anji, PlaceLevel.County, "安吉县", City)
        .Entity(EntityKind.Facility, Station, "花潮驿站竹乡站", "竹乡站")
        .Entity(EntityKind.Programme, Programme, "花潮驿站")
        .Ancestor(Province, PlaceLevel.Province, "浙江省", null)
        .Relation(RelationType.LocatedIn, Station, Anji, "安吉县的花潮驿站竹乡站")
        .Relation(RelationType.InstanceOf, Station, Programme, "它属于花潮驿站")
        .Build());

    /// <summary>Two articles; the second has no date.</summary>
    public static DocumentCommit C { get; } = Commit(
        "c.txt",
        new ArticleBuilder("c.txt", 1, "蓝田学校和安吉县民政局共建“蓝田花潮驿站”，这是余杭区的花潮驿站。今年服务居民1500人！", "2024")
        .Entity(EntityKind.Organization, School, "蓝田学校")
        .Entity(EntityKind.Agency, Bureau, "安吉县民政局")
        .Entity(EntityKind.Programme, Branch, "蓝田花潮驿站")
        .Place(Yuhang, PlaceLevel.County, "余杭区", "place:3301")
        .Entity(EntityKind.Programme, Programme, "花潮驿站")
        .Ancestor("place:3301", PlaceLevel.City, "杭州市", Province)
        .Ancestor(Province, PlaceLevel.Province, "浙江省", null)
        .Relation(RelationType.PartnersWith, School, Bureau, "蓝田学校和安吉县民政局共建")
        .Relation(RelationType.InstanceOf, Branch, Programme, "这是余杭区的花潮驿站")
        .Relation(RelationType.ImplementedIn, Branch, Yuhang, "余杭区的花潮驿站", null, 0.4)
        .Observation(Programme, Yuhang, "服务居民", 1500, "人", "服务居民1500人")
        .Build(),
        new ArticleBuilder("c.txt", 2, "余杭区的蓝田学校来了新客人，花潮小站也来了。")
        .Place(Yuhang, PlaceLevel.County, "余杭区", "place:3301")
        .Entity(EntityKind.Organization, School, "蓝田学校")
        .Entity(EntityKind.Programme, Programme, "花潮小站")
        .Ancestor("place:3301", PlaceLevel.City, "杭州市", Province)
        .Ancestor(Province, PlaceLevel.Province, "浙江省", null)
        .Relation(RelationType.LocatedIn, School, Yuhang, "余杭区的蓝田学校")
        .Build());

    public static DocumentCommit[] All { get; } = [A, B, C];

    public static DocumentCommit Commit(string name, params ArticleGraph[] articles) => new(new(name, articles), "hash-of-" + name, Version);
}
