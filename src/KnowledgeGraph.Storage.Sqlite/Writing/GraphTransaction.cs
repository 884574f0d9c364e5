using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>
/// One write transaction: documents are retracted and added row by row, merged values (of entities, relations and totals) are gathered and
/// written once at the end, so that a group of documents about the same place costs one update of that place.
/// </summary>
internal sealed partial class GraphTransaction(Connection connection, WriterCache cache)
{
    private const string EntityColumns =
        "SELECT key, id, kind, name, support, article_count, first_reported, last_reported, level, canonical, code, division_code, parent FROM entity";

    private const string EntityById = EntityColumns + " WHERE id = ?1";
    private const string EntityByKey = EntityColumns + " WHERE key = ?1";

    private readonly List<EntityState> touched = [];
    private readonly Dictionary<string, RelationState> relations = new(StringComparer.Ordinal);
    private readonly Dictionary<long, RelationState> relationsByKey = [];
    private readonly HashSet<long> doubtfulNames = [];
    private readonly GramWriter grams = new();

    private Totals Totals => cache.Totals ??= Totals.Load(connection);

    /// <summary>Takes one document in.</summary>
    public CommitOutcome Commit(DocumentCommit commit)
    {
        var outcome = CommitOutcome.Added;
        if (Find(commit.Graph.Document) is { } known)
        {
            if (known.ContentHash == commit.ContentHash && known.ExtractorVersion == commit.ExtractorVersion)
            {
                return CommitOutcome.Unchanged;
            }
            Retract(known);
            outcome = CommitOutcome.Replaced;
        }
        Add(commit);
        return outcome;
    }

    /// <summary>Takes one document out; false where it is not there.</summary>
    public bool Remove(string document)
    {
        if (Find(document) is not { } known)
        {
            return false;
        }
        Retract(known);
        return true;
    }

    /// <summary>Writes the merged values.</summary>
    public void Flush()
    {
        // Relations first: their rows name entities that the second step may write, and none that it deletes.
        foreach (var relation in relations.Values)
        {
            Write(relation);
        }
        foreach (var entity in touched)
        {
            Write(entity);
        }
        DropUnusedNames();
        Totals.Save(connection);
    }

    private KnownDocument? Find(string document)
    {
        using var find = connection.Prepare(
            "SELECT d.key, d.content_hash, e.key, e.version FROM document d JOIN extractor e ON e.key = d.extractor WHERE d.name = ?1");
        return find.Add(document).Step() ? new(find.Int64(0), document, find.Text(1), find.Int64(2), find.Text(3)) : null;
    }

    private EntityState Entity(string id, EntityKind kind)
    {
        if (!cache.Entities.TryGetValue(id, out var entity))
        {
            entity = LoadEntity(connection.Prepare(EntityById).Add(id)) ?? new EntityState(NextEntity(), id, kind);
            Remember(entity);
        }
        return Touch(entity);
    }

    private EntityState Entity(long key)
    {
        if (!cache.EntitiesByKey.TryGetValue(key, out var entity))
        {
            entity = LoadEntity(connection.Prepare(EntityByKey).Add(key)) ?? throw Damaged($"entity {key} is missing");
            Remember(entity);
        }
        return Touch(entity);
    }

    private void Remember(EntityState entity)
    {
        cache.Entities.Add(entity.Id, entity);
        cache.EntitiesByKey.Add(entity.Key, entity);
    }

    private EntityState Touch(EntityState entity)
    {
        if (!entity.Touched)
        {
            entity.Touched = true;
            touched.Add(entity);
        }
        return entity;
    }

    private EntityState? LoadEntity(Statement query)
    {
        using var load = query;
        if (!load.Step())
        {
            return null;
        }
        var entity = new EntityState(load.Int64(0), load.Text(1), (EntityKind)load.Int32(2))
        {
            Exists = true,
            Name = load.Text(3),
            Support = load.Int64(4),
            ArticleCount = load.Int64(5),
            FirstReported = load.Int64OrNull(6),
            LastReported = load.Int64OrNull(7),
        };
        if (entity.Kind == EntityKind.Place)
        {
            entity.Form = ReadForm(load, 8);
            LoadForms(entity);
        }
        LoadNames(entity);
        return entity;
    }

    private void LoadNames(EntityState entity)
    {
        using var load = connection.Prepare("SELECT e.name, e.role, n.text, e.articles FROM entity_name e JOIN name n ON n.key = e.name WHERE e.entity = ?1");
        load.Add(entity.Key);
        while (load.Step())
        {
            entity.LoadName(load.Int64(0), (NameRole)load.Int32(1), load.Text(2), load.Int64(3));
        }
    }

    private void LoadForms(EntityState entity)
    {
        using var load = connection.Prepare("SELECT key, articles, level, canonical, code, division_code, parent FROM place_form WHERE entity = ?1");
        load.Add(entity.Key);
        while (load.Step())
        {
            entity.Forms.Add(new(load.Int64(0), ReadForm(load, 2), load.Int64(1)));
        }
    }

    private static PlaceForm ReadForm(Statement row, int column) => new(
        (PlaceLevel?)row.Int64OrNull(column), row.TextOrNull(column + 1), row.TextOrNull(column + 2), row.TextOrNull(column + 3), row.TextOrNull(column + 4));

    private long NextEntity() => cache.NextEntity = (cache.NextEntity != 0 ? cache.NextEntity : connection.Scalar("SELECT max(key) FROM entity")) + 1;

    private long NextRelation() => cache.NextRelation = (cache.NextRelation != 0 ? cache.NextRelation : connection.Scalar("SELECT max(key) FROM relation")) + 1;

    private StoreDamagedException Damaged(string what) => new(connection.Path, what);

    private sealed record KnownDocument(long Key, string Name, string ContentHash, long Extractor, string ExtractorVersion);
}
