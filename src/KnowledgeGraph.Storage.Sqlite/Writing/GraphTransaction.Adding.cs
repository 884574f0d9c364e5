using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>Adding a document's rows.</summary>
internal sealed partial class GraphTransaction
{
    private void Add(DocumentCommit commit)
    {
        using var insert = connection.Prepare("INSERT INTO document (name, content_hash, extractor) VALUES (?1, ?2, ?3)");
        insert.Add(commit.Graph.Document).Add(commit.ContentHash).Add(Extractor(commit.ExtractorVersion)).Run();
        var document = connection.LastInsertRowId;
        foreach (var article in commit.Graph.Articles)
        {
            Add(document, article);
        }
        Totals.AddDocuments(1);
        Totals.AddArticles(commit.Graph.Articles.Count);
        Totals.Version = Totals.Version.With(commit.Graph.Document, commit.ContentHash, commit.ExtractorVersion);
    }

    private long Extractor(string version)
    {
        using var count = connection.Prepare(
            "INSERT INTO extractor (version, documents) VALUES (?1, 1) ON CONFLICT (version) DO UPDATE SET documents = documents + 1 RETURNING key");
        count.Add(version);
        count.Step();
        var key = count.Int64(0);
        return count.Step() ? throw Damaged($"extractor '{version}' stands twice") : key;
    }

    private void Add(long document, ArticleGraph graph)
    {
        var key = AddArticle(document, graph);
        var entities = new Dictionary<string, EntityState>(graph.Entities.Count + graph.Ancestors.Count, StringComparer.Ordinal);
        for (var i = 0; i < graph.Entities.Count; i++)
        {
            entities.Add(graph.Entities[i].Id, AddEntity(key, i, graph.Entities[i], graph.Article.Published, mentioned: true));
            AddMentions(key, i, graph.Entities[i].Mentions);
        }
        for (var i = 0; i < graph.Ancestors.Count; i++)
        {
            entities.Add(graph.Ancestors[i].Id, AddEntity(key, graph.Entities.Count + i, graph.Ancestors[i], null, mentioned: false));
        }
        for (var i = 0; i < graph.Relations.Count; i++)
        {
            AddEvidence(key, i + 1, graph.Relations[i], graph.Article.Published, entities);
        }
        for (var i = 0; i < graph.Observations.Count; i++)
        {
            AddObservation(key, i + 1, graph.Observations[i], entities);
        }
        for (var i = 0; i < graph.Dates.Count; i++)
        {
            AddDate(key, i + 1, graph.Dates[i]);
        }
    }

    private long AddArticle(long document, ArticleGraph graph)
    {
        var article = graph.Article;
        using var insert = connection.Prepare(
            "INSERT INTO article (document, number, id, published, published_basis, home_place) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        insert.Add(document).Add(article.Number).Add(article.Id).Add(Columns.Of(article.Published)).Add((long)article.PublishedBasis).Add(graph.HomePlace).Run();
        var key = connection.LastInsertRowId;

        using var text = connection.Prepare(
            "INSERT INTO article_text (article, title, subtitle, authors, source, url, dateline, captions, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        text.Add(key).Add(article.Title).Add(article.Subtitle).Add(Columns.Of(article.Authors)).Add(article.Source).Add(article.Url)
            .Add(article.Dateline).Add(Columns.Of(article.Captions)).Add(article.Body).Run();

        using var index = connection.Prepare("INSERT INTO article_grams (rowid, grams) VALUES (?1, ?2)");
        index.Add(key).AddUtf8(grams.OfArticle(article)).Run();
        return key;
    }

    private EntityState AddEntity(long article, int position, Entity entity, PartialDate? published, bool mentioned)
    {
        var state = Entity(entity.Id, entity.Kind);
        var name = Name(entity.Name);
        state.Support++;
        state.Count(name, mentioned ? NameRole.Name : NameRole.Ancestor, entity.Name, 1);
        List<long> aliases = [];
        foreach (var alias in entity.Aliases)
        {
            var key = Name(alias);
            aliases.Add(key);
            state.Count(key, NameRole.Alias, alias, 1);
        }
        if (mentioned)
        {
            state.ArticleCount++;
            if (Columns.Of(published) is { } date)
            {
                state.Count(date, 1);
            }
        }
        long? form = entity.Kind == EntityKind.Place
            ? CountForm(state, new(entity.Level, entity.Canonical, entity.Code, entity.DivisionCode, entity.Parent))
            : null;

        using var insert = connection.Prepare(
            "INSERT INTO article_entity (article, position, entity, mentioned, name, aliases, form) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        insert.Add(article).Add(position).Add(state.Key).Add(mentioned ? 1 : 0).Add(name).Add(Columns.Of(aliases)).Add(form).Run();
        return state;
    }

    private long CountForm(EntityState state, PlaceForm form)
    {
        var counted = state.Forms.Find(known => known.Form == form);
        if (counted is null)
        {
            using var insert = connection.Prepare(
                "INSERT INTO place_form (entity, level, canonical, code, division_code, parent, articles) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)");
            insert.Add(state.Key).Add((long?)form.Level).Add(form.Canonical).Add(form.Code).Add(form.DivisionCode).Add(form.Parent).Run();
            counted = new(connection.LastInsertRowId, form, 0);
            state.Forms.Add(counted);
        }
        counted.Articles++;
        counted.Pending++;
        return counted.Key;
    }

    private long Name(string text)
    {
        if (cache.Names.TryGetValue(text, out var key))
        {
            return key;
        }
        using var find = connection.Prepare("SELECT key FROM name WHERE text = ?1");
        if (find.Add(text).Step())
        {
            key = find.Int64(0);
        }
        else
        {
            using var insert = connection.Prepare("INSERT INTO name (text) VALUES (?1)");
            insert.Add(text).Run();
            key = connection.LastInsertRowId;
            using var index = connection.Prepare("INSERT INTO name_grams (rowid, grams) VALUES (?1, ?2)");
            index.Add(key).AddUtf8(grams.OfName(text)).Run();
        }
        cache.Names.Add(text, key);
        return key;
    }

    private void AddMentions(long article, int position, IReadOnlyList<Mention> mentions)
    {
        using var insert = connection.Prepare(
            """
            INSERT INTO mention (article, position, number, part, caption, start, "end", document_start, document_end, score, text)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            """);
        for (var i = 0; i < mentions.Count; i++)
        {
            Add(insert.Add(article).Add(position).Add(i), mentions[i].Span).Add(mentions[i].Score).Add(mentions[i].Text).Run();
        }
        Totals.AddMentions(mentions.Count);
    }

    private void AddEvidence(long article, int number, Relation relation, PartialDate? published, Dictionary<string, EntityState> entities)
    {
        var (from, to) = FactIds.Ends(relation.Type, relation.From, relation.To);
        var state = Relation(relation.Type, entities[from], entities[to], relation.Title);
        state.Support(article, relation.Score, published);
        using var insert = connection.Prepare(
            """
            INSERT INTO evidence (article, number, relation, swapped, part, caption, start, "end", document_start, document_end, score, quote)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            """);
        Add(insert.Add(article).Add(number).Add(state.Key).Add(from == relation.From ? 0 : 1), relation.Span).Add(relation.Score).Add(relation.Quote).Run();
    }

    private RelationState Relation(RelationType type, EntityState source, EntityState target, string? title)
    {
        var hash = FactIds.HashRelation(type, source.Id, target.Id, title);
        if (!relations.TryGetValue(hash, out var state))
        {
            state = LoadRelation(type, hash) ?? new(NextRelation(), hash, type) { Source = source.Key, Target = target.Key, Title = title };
            relations.Add(hash, state);
            relationsByKey.Add(state.Key, state);
        }
        return state;
    }

    private RelationState? LoadRelation(RelationType type, string hash)
    {
        using var load = connection.Prepare("SELECT key, hash, type, article_count, score, first_reported, last_reported FROM relation WHERE type = ?1 AND hash = ?2");
        return load.Add((long)type).Add(hash).Step() ? ReadRelation(load) : null;
    }

    private static RelationState ReadRelation(Statement row) => new(row.Int64(0), row.Text(1), (RelationType)row.Int32(2))
    {
        Exists = true,
        ArticleCount = row.Int64(3),
        Score = row.Double(4),
        FirstReported = Columns.Date(row.Int64OrNull(5)),
        LastReported = Columns.Date(row.Int64OrNull(6)),
    };

    private void AddObservation(long article, int number, Observation observation, Dictionary<string, EntityState> entities)
    {
        using var insert = connection.Prepare(
            """
            INSERT INTO observation (article, number, subject, place, metric, value, unit, comparison, change, period,
              part, caption, start, "end", document_start, document_end, score, quote)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
            """);
        insert.Add(article).Add(number).Add(entities[observation.Subject].Key)
            .Add(observation.Place is null ? null : entities[observation.Place].Key).Add(observation.Metric).Add(observation.Value).Add(observation.Unit)
            .Add((long)observation.Comparison).Add(observation.Change ? 1 : 0).Add(observation.Period);
        Add(insert, observation.Span).Add(observation.Score).Add(observation.Quote).Run();
        Totals.AddObservations(1);
    }

    private void AddDate(long article, int number, DateExpression date)
    {
        using var insert = connection.Prepare(
            """
            INSERT INTO date_expression (article, number, value, part, caption, start, "end", document_start, document_end, text)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            """);
        Add(insert.Add(article).Add(number).Add(date.Value), date.Span).Add(date.Text).Run();
    }

    private static Statement Add(Statement statement, TextSpan span) => statement
        .Add((long)span.Part).Add(span.Caption).Add(span.Start).Add(span.End).Add(span.DocumentStart).Add(span.DocumentEnd);
}
