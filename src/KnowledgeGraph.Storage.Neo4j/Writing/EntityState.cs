using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>How many articles give an entity a name, as what.</summary>
internal record struct NameCounts(long AsName, long AsAlias, long AsAncestor)
{
    public readonly long Total => AsName + AsAlias + AsAncestor;
}

/// <summary>An entity while documents are applied: its counters, and the properties that follow from them.</summary>
internal sealed class EntityState
{
    /// <summary>Columns of an entity <c>e</c> that make up its state: 15.</summary>
    public const string Columns =
        """
        e.id, e.kind, elementId(e), e.articleCount, e.ancestorCount, e.firstReported, e.lastReported, e.names, e.nameCounts, e.aliasCounts, e.ancestorNameCounts,
        e.forms, e.formCounts, e.parent, e.name
        """;

    private readonly Dictionary<string, NameCounts> names = new(StringComparer.Ordinal);
    private readonly Dictionary<PlaceForm, long> forms = [];
    private readonly HashSet<string> storedNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> stored;

    /// <summary>An entity that the store does not hold.</summary>
    public EntityState(string id, EntityKind kind) => (Id, Kind, stored) = (id, kind, []);

    /// <summary>An entity as it stands in the store.</summary>
    public EntityState(Row row)
    {
        (Id, Kind, Element) = (row.Text(0), Values.Kind(row.Text(1)), row.Text(2));
        (ArticleCount, AncestorCount) = (row.Int64(3), row.Int64(4));
        (FirstReported, LastReported) = (Values.Date(row.TextOrNull(5)), Values.Date(row.TextOrNull(6)));
        var (asName, asAlias, asAncestor) = (row.Int64s(8), row.Int64s(9), row.Int64s(10));
        foreach (var (index, name) in row.Texts(7).Index())
        {
            names.Add(name, new(asName[index], asAlias[index], asAncestor[index]));
            storedNames.Add(name);
        }
        foreach (var (form, count) in row.Texts(11).Zip(row.Int64s(12)))
        {
            forms.Add(Values.Form(form), count);
        }
        StoredParent = row.TextOrNull(13);
        stored = Properties().ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal);
    }

    public string Id { get; }

    public EntityKind Kind { get; }

    /// <summary>The server's name for the node; null for one that is not there.</summary>
    public string? Element { get; }

    public long ArticleCount { get; private set; }

    /// <summary>Articles that do not mention it but a Place below it.</summary>
    public long AncestorCount { get; private set; }

    public PartialDate? FirstReported { get; private set; }

    public PartialDate? LastReported { get; private set; }

    public bool Exists => Element is not null;

    /// <summary>Whether any article gives it.</summary>
    public bool Lives => ArticleCount + AncestorCount > 0;

    /// <summary>True where an article was taken away whose date was the first or the last, so that both must be looked up.</summary>
    public bool LostDate { get; private set; }

    public string? StoredParent { get; }

    /// <summary>The Place above it, as most of its articles say.</summary>
    public string? Parent => Form?.Parent;

    private PlaceForm? Form => PlaceForm.Best([.. forms.Select(form => (form.Key, form.Value))]);

    /// <summary>Names that it has now and had not.</summary>
    public IEnumerable<string> NewNames => names.Where(name => name.Value.Total > 0 && !storedNames.Contains(name.Key)).Select(name => name.Key);

    /// <summary>Names that it had and has no more.</summary>
    public IEnumerable<string> LostNames => storedNames.Where(name => names[name].Total == 0);

    /// <summary>Takes in (1) or takes away (-1) what one article says of it.</summary>
    public void Count(Entity entity, bool mentioned, PartialDate? published, int sign)
    {
        var counts = names.GetValueOrDefault(entity.Name);
        names[entity.Name] = mentioned ? counts with { AsName = counts.AsName + sign } : counts with { AsAncestor = counts.AsAncestor + sign };
        foreach (var alias in entity.Aliases)
        {
            counts = names.GetValueOrDefault(alias);
            names[alias] = counts with { AsAlias = counts.AsAlias + sign };
        }
        if (Kind == EntityKind.Place)
        {
            var form = PlaceForm.Of(entity);
            forms[form] = forms.GetValueOrDefault(form) + sign;
        }
        if (!mentioned)
        {
            AncestorCount += sign;
            return;
        }
        ArticleCount += sign;
        if (sign < 0)
        {
            LostDate |= published is not null && (published == FirstReported || published == LastReported);
        }
        else
        {
            Report(published);
        }
    }

    /// <summary>Puts the dates of the articles that are left in the place of those counted before.</summary>
    public void Report(IEnumerable<string> dates)
    {
        (FirstReported, LastReported) = (null, null);
        foreach (var date in dates)
        {
            Report(Values.Date(date));
        }
    }

    /// <summary>The properties that differ from what is stored.</summary>
    public IEnumerable<(string Name, object? Value)> Changes() =>
        Properties().Where(property => !stored.TryGetValue(property.Name, out var old) || !Same(old, property.Value));

    private void Report(PartialDate? published) =>
        (FirstReported, LastReported) = (ReportDates.Earlier(FirstReported, published), ReportDates.Later(LastReported, published));

    private IEnumerable<(string Name, object? Value)> Properties()
    {
        var living = names.Where(name => name.Value.Total > 0).OrderBy(name => name.Key, CodePointOrder.Instance).ToArray();
        var name = NameRank.Best(living.Select(counted => (counted.Key, ArticleCount > 0 ? counted.Value.AsName : counted.Value.AsAncestor)));
        yield return ("name", name);
        yield return ("sortName", SortText.Of(name));
        yield return ("aliases", NameRank.Ordered(living.Where(other => other.Key != name).Select(other => (other.Key, other.Value.Total))));
        yield return ("articleCount", ArticleCount);
        yield return ("ancestorCount", AncestorCount);
        yield return ("firstReported", FirstReported?.ToString());
        yield return ("lastReported", LastReported?.ToString());
        yield return ("firstKey", DateKey.Of(FirstReported));
        yield return ("lastKey", DateKey.Of(LastReported));
        yield return ("names", living.Select(counted => counted.Key).ToArray());
        yield return ("nameCounts", living.Select(counted => counted.Value.AsName).ToArray());
        yield return ("aliasCounts", living.Select(counted => counted.Value.AsAlias).ToArray());
        yield return ("ancestorNameCounts", living.Select(counted => counted.Value.AsAncestor).ToArray());
        if (Kind == EntityKind.Place)
        {
            var counted = forms.Where(form => form.Value > 0).Select(form => (Text: Values.Of(form.Key), Articles: form.Value)).OrderBy(form => form.Text, StringComparer.Ordinal).ToArray();
            var best = Form;
            yield return ("level", Values.Of(best?.Level));
            yield return ("canonical", best?.Canonical);
            yield return ("code", best?.Code);
            yield return ("divisionCode", best?.DivisionCode);
            yield return ("parent", best?.Parent);
            yield return ("forms", counted.Select(form => form.Text).ToArray());
            yield return ("formCounts", counted.Select(form => form.Articles).ToArray());
        }
    }

    private static bool Same(object? x, object? y) => (x, y) switch
    {
        (IEnumerable<string> a, IEnumerable<string> b) => a.SequenceEqual(b, StringComparer.Ordinal),
        (IEnumerable<long> a, IEnumerable<long> b) => a.SequenceEqual(b),
        _ => Equals(x, y),
    };
}
