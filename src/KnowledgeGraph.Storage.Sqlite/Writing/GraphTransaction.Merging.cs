using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Writing the merged values of what was touched.</summary>
internal sealed partial class GraphTransaction
{
    private void Write(RelationState relation)
    {
        if (relation.Retracted)
        {
            Recount(relation);
        }
        if (!relation.Exists)
        {
            using var insert = connection.Prepare(
                """
                INSERT INTO relation (article_count, score, first_reported, last_reported, key, hash, type, source, target, title)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                """);
            AddMerged(insert, relation).Add(relation.Key).Add(relation.Hash).Add((long)relation.Type).Add(relation.Source).Add(relation.Target).Add(relation.Title).Run();
            Totals.Add(relation.Type, 1);
        }
        else if (relation.ArticleCount == 0)
        {
            Run("DELETE FROM relation WHERE key = ?1", relation.Key);
            Totals.Add(relation.Type, -1);
        }
        else
        {
            using var update = connection.Prepare("UPDATE relation SET article_count = ?1, score = ?2, first_reported = ?3, last_reported = ?4 WHERE key = ?5");
            AddMerged(update, relation).Add(relation.Key).Run();
        }
    }

    private static Statement AddMerged(Statement statement, RelationState relation) => statement.Add(relation.ArticleCount).Add(relation.Score)
        .Add(Columns.Of(relation.FirstReported)).Add(Columns.Of(relation.LastReported));

    private void Recount(RelationState relation)
    {
        var left = new RelationState(relation.Key, relation.Hash, relation.Type);
        using var read = connection.Prepare(
            "SELECT e.article, e.score, a.published FROM evidence e JOIN article a ON a.key = e.article WHERE e.relation = ?1 ORDER BY e.article");
        read.Add(relation.Key);
        while (read.Step())
        {
            left.Support(read.Int64(0), read.Double(1), Columns.Date(read.Int64OrNull(2)));
        }
        (relation.ArticleCount, relation.Score) = (left.ArticleCount, left.Score);
        (relation.FirstReported, relation.LastReported) = (left.FirstReported, left.LastReported);
    }

    private void Write(EntityState entity)
    {
        WriteNames(entity);
        WriteDates(entity);
        WriteForms(entity);
        if (entity.Support == 0)
        {
            Run("DELETE FROM entity WHERE key = ?1", entity.Key);
            Totals.Add(entity.Kind, -1);
            cache.Entities.Remove(entity.Id);
            cache.EntitiesByKey.Remove(entity.Key);
            return;
        }
        WriteRow(entity);
        entity.Settle();
    }

    private void WriteNames(EntityState entity)
    {
        using var count = connection.Prepare(
            """
            INSERT INTO entity_name (entity, name, role, articles) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (entity, name, role) DO UPDATE SET articles = articles + excluded.articles
            """);
        var fewer = false;
        foreach (var ((name, role), articles) in entity.PendingNames)
        {
            if (articles != 0)
            {
                count.Add(entity.Key).Add(name).Add((long)role).Add(articles).Run();
                fewer |= articles < 0;
            }
        }
        if (fewer)
        {
            Run("DELETE FROM entity_name WHERE entity = ?1 AND articles = 0", entity.Key);
        }
    }

    private void WriteDates(EntityState entity)
    {
        using var count = connection.Prepare(
            """
            INSERT INTO entity_date (entity, published, articles) VALUES (?1, ?2, ?3)
            ON CONFLICT (entity, published) DO UPDATE SET articles = articles + excluded.articles
            """);
        var fewer = false;
        var (first, last) = (Columns.Date(entity.FirstReported), Columns.Date(entity.LastReported));
        foreach (var (date, articles) in entity.PendingDates)
        {
            if (articles != 0)
            {
                count.Add(entity.Key).Add(date).Add(articles).Run();
                fewer |= articles < 0;
                first = ReportDates.Earlier(first, Columns.Date(date));
                last = ReportDates.Later(last, Columns.Date(date));
            }
        }
        if (fewer)
        {
            Run("DELETE FROM entity_date WHERE entity = ?1 AND articles = 0", entity.Key);
            (first, last) = ReadDates(entity.Key);
        }
        (entity.FirstReported, entity.LastReported) = (Columns.Of(first), Columns.Of(last));
    }

    private (PartialDate? First, PartialDate? Last) ReadDates(long entity)
    {
        using var read = connection.Prepare("SELECT published FROM entity_date WHERE entity = ?1");
        read.Add(entity);
        PartialDate? first = null, last = null;
        while (read.Step())
        {
            var date = Columns.Date(read.Int64(0));
            (first, last) = (ReportDates.Earlier(first, date), ReportDates.Later(last, date));
        }
        return (first, last);
    }

    private void WriteForms(EntityState entity)
    {
        foreach (var form in entity.Forms)
        {
            if (form.Articles == 0)
            {
                Run("DELETE FROM place_form WHERE key = ?1", form.Key);
            }
            else if (form.Pending != 0)
            {
                using var count = connection.Prepare("UPDATE place_form SET articles = ?1 WHERE key = ?2");
                count.Add(form.Articles).Add(form.Key).Run();
            }
        }
    }

    private void WriteRow(EntityState entity)
    {
        var (name, form) = (entity.BestName(), entity.BestForm());
        if (entity.Exists && name == entity.Name && form == entity.Form)
        {
            // The usual case: nothing that is indexed changes but the count.
            using var recount = connection.Prepare("UPDATE entity SET support = ?1, article_count = ?2, first_reported = ?3, last_reported = ?4 WHERE key = ?5");
            recount.Add(entity.Support).Add(entity.ArticleCount).Add(entity.FirstReported).Add(entity.LastReported).Add(entity.Key).Run();
            return;
        }
        using var write = connection.Prepare(
            """
            INSERT INTO entity (key, id, kind, name, level, canonical, code, division_code, parent, support, article_count, first_reported, last_reported)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            ON CONFLICT (key) DO UPDATE SET name = excluded.name, level = excluded.level, canonical = excluded.canonical, code = excluded.code,
              division_code = excluded.division_code, parent = excluded.parent, support = excluded.support, article_count = excluded.article_count,
              first_reported = excluded.first_reported, last_reported = excluded.last_reported
            """);
        write.Add(entity.Key).Add(entity.Id).Add((long)entity.Kind).Add(name).Add((long?)form?.Level).Add(form?.Canonical).Add(form?.Code)
            .Add(form?.DivisionCode).Add(form?.Parent).Add(entity.Support).Add(entity.ArticleCount).Add(entity.FirstReported).Add(entity.LastReported).Run();
        if (!entity.Exists)
        {
            Totals.Add(entity.Kind, 1);
        }
        (entity.Name, entity.Form) = (name, form);
    }
}
