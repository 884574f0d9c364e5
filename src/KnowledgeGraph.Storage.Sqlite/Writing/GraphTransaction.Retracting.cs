namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Taking a document's rows away.</summary>
internal sealed partial class GraphTransaction
{
    private static readonly string[] ArticleTables =
        ["mention", "article_entity", "evidence", "observation", "date_expression", "article_text"];

    private void Retract(KnownDocument document)
    {
        var articles = Articles(document.Key);
        foreach (var (article, published) in articles)
        {
            RetractGrams(article);
            RetractEntities(article, published);
            RetractEvidence(article);
            Totals.AddMentions(-Count("mention", article));
            Totals.AddObservations(-Count("observation", article));
            foreach (var table in ArticleTables)
            {
                Run($"DELETE FROM {table} WHERE article = ?1", article);
            }
            Run("DELETE FROM article WHERE key = ?1", article);
        }
        Run("DELETE FROM document WHERE key = ?1", document.Key);
        Run("UPDATE extractor SET documents = documents - 1 WHERE key = ?1", document.Extractor);
        Run("DELETE FROM extractor WHERE key = ?1 AND documents = 0", document.Extractor);
        Totals.AddDocuments(-1);
        Totals.AddArticles(-articles.Count);
        Totals.Version = Totals.Version.Without(document.Name, document.ContentHash, document.ExtractorVersion);
    }

    private List<(long Key, long? Published)> Articles(long document)
    {
        using var read = connection.Prepare("SELECT key, published FROM article WHERE document = ?1");
        read.Add(document);
        List<(long, long?)> articles = [];
        while (read.Step())
        {
            articles.Add((read.Int64(0), read.Int64OrNull(1)));
        }
        return articles;
    }

    private void RetractGrams(long article)
    {
        using var read = connection.Prepare("SELECT title, subtitle, dateline, captions, body FROM article_text WHERE article = ?1");
        if (!read.Add(article).Step())
        {
            throw Damaged($"article {article} has no text");
        }
        var text = grams.Of([read.TextOrNull(0), read.TextOrNull(1), read.TextOrNull(2), .. Columns.List(read.Text(3)), read.Text(4)]);
        using var delete = connection.Prepare("INSERT INTO article_grams (article_grams, rowid, grams) VALUES ('delete', ?1, ?2)");
        delete.Add(article).AddUtf8(text).Run();
    }

    private void RetractEntities(long article, long? published)
    {
        using var read = connection.Prepare(
            "SELECT x.entity, x.mentioned, x.name, n.text, x.aliases, x.form FROM article_entity x JOIN name n ON n.key = x.name WHERE x.article = ?1");
        read.Add(article);
        while (read.Step())
        {
            var entity = Entity(read.Int64(0));
            var mentioned = read.Int64(1) != 0;
            entity.Support--;
            Discount(entity, read.Int64(2), mentioned ? NameRole.Name : NameRole.Ancestor, read.Text(3));
            foreach (var alias in Columns.Keys(read.TextOrNull(4)))
            {
                Discount(entity, alias, NameRole.Alias, NameText(alias));
            }
            if (mentioned)
            {
                entity.ArticleCount--;
                if (published is { } date)
                {
                    entity.Count(date, -1);
                }
            }
            if (read.Int64OrNull(5) is { } key)
            {
                var form = entity.Forms.Find(known => known.Key == key) ?? throw Damaged($"form {key} of {entity.Id} is missing");
                form.Articles--;
                form.Pending--;
            }
        }
    }

    private void Discount(EntityState entity, long name, NameRole role, string text)
    {
        entity.Count(name, role, text, -1);
        doubtfulNames.Add(name);
    }

    private string NameText(long key)
    {
        using var read = connection.Prepare("SELECT text FROM name WHERE key = ?1");
        return read.Add(key).Step() ? read.Text(0) : throw Damaged($"name {key} is missing");
    }

    private void RetractEvidence(long article)
    {
        using var read = connection.Prepare(
            """
            SELECT r.key, r.hash, r.type, r.article_count, r.score, r.first_reported, r.last_reported
            FROM relation r WHERE r.key IN (SELECT relation FROM evidence WHERE article = ?1)
            """);
        read.Add(article);
        while (read.Step())
        {
            if (!relationsByKey.TryGetValue(read.Int64(0), out var relation))
            {
                relation = ReadRelation(read);
                relations.Add(relation.Hash, relation);
                relationsByKey.Add(relation.Key, relation);
            }
            relation.Retracted = true;
        }
    }

    private long Count(string table, long article)
    {
        using var count = connection.Prepare($"SELECT count(*) FROM {table} WHERE article = ?1");
        return count.Add(article).Step() ? count.Int64(0) : 0;
    }

    private void Run(string sql, long key)
    {
        using var statement = connection.Prepare(sql);
        statement.Add(key).Run();
    }

    private void DropUnusedNames()
    {
        foreach (var name in doubtfulNames)
        {
            using var used = connection.Prepare("SELECT 1 FROM entity_name WHERE name = ?1 LIMIT 1");
            if (used.Add(name).Step())
            {
                continue;
            }
            var text = NameText(name);
            using var unindex = connection.Prepare("INSERT INTO name_grams (name_grams, rowid, grams) VALUES ('delete', ?1, ?2)");
            unindex.Add(name).AddUtf8(grams.OfName(text)).Run();
            Run("DELETE FROM name WHERE key = ?1", name);
            cache.Names.Remove(text);
        }
    }
}
