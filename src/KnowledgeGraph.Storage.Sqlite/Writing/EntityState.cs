using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage.Sqlite;

/// <summary>What an article contributes a name as.</summary>
internal enum NameRole
{
    /// <summary>The name of an entity that it mentions.</summary>
    Name,

    /// <summary>Another surface of it.</summary>
    Alias,

    /// <summary>The name of a Place that it does not mention but implies.</summary>
    Ancestor,
}

/// <summary>An entity while documents are applied: its row, its counters, and what of them is not yet written.</summary>
internal sealed class EntityState(long key, string id, EntityKind kind)
{
    private readonly Dictionary<(long Name, NameRole Role), (string Text, long Articles)> names = [];
    private readonly Dictionary<(long Name, NameRole Role), long> pendingNames = [];
    private readonly Dictionary<long, long> pendingDates = [];
    private readonly List<CountedForm> forms = [];

    public long Key { get; } = key;

    public string Id { get; } = id;

    public EntityKind Kind { get; } = kind;

    /// <summary>False until its row is written.</summary>
    public bool Exists { get; set; }

    /// <summary>True while it waits to be written.</summary>
    public bool Touched { get; set; }

    public long Support { get; set; }

    public long ArticleCount { get; set; }

    public string Name { get; set; } = "";

    public long? FirstReported { get; set; }

    public long? LastReported { get; set; }

    public PlaceForm? Form { get; set; }

    public IReadOnlyDictionary<(long Name, NameRole Role), long> PendingNames => pendingNames;

    public IReadOnlyDictionary<long, long> PendingDates => pendingDates;

    public List<CountedForm> Forms => forms;

    public void LoadName(long name, NameRole role, string text, long articles) => names.Add((name, role), (text, articles));

    public void Count(long name, NameRole role, string text, int articles)
    {
        names[(name, role)] = (text, names.GetValueOrDefault((name, role)).Articles + articles);
        pendingNames[(name, role)] = pendingNames.GetValueOrDefault((name, role)) + articles;
    }

    public void Count(long published, int articles) => pendingDates[published] = pendingDates.GetValueOrDefault(published) + articles;

    /// <summary>The name that most articles give, then the longer, then the smaller by code points; an ancestor's name only where there is no other.</summary>
    public string BestName()
    {
        var role = names.Any(name => name.Key.Role == NameRole.Name && name.Value.Articles > 0) ? NameRole.Name : NameRole.Ancestor;
        return NameRank.Best(names.Where(name => name.Key.Role == role).Select(name => name.Value));
    }

    /// <summary>The attributes that most articles give; ties by their text.</summary>
    public PlaceForm? BestForm() => forms is [{ Articles: > 0 } only] ? only.Form : PlaceForm.Best([.. forms.Select(form => (form.Form, form.Articles))]);

    /// <summary>Forgets what has been written.</summary>
    public void Settle()
    {
        foreach (var (key, articles) in pendingNames)
        {
            if (articles < 0 && names[key].Articles == 0)
            {
                names.Remove(key);
            }
        }
        pendingNames.Clear();
        pendingDates.Clear();
        forms.RemoveAll(form => form.Articles == 0);
        foreach (var form in forms)
        {
            form.Pending = 0;
        }
        Touched = false;
        Exists = true;
    }
}

/// <summary>Attributes of a Place and how many articles give them.</summary>
internal sealed class CountedForm(long key, PlaceForm form, long articles)
{
    public long Key { get; } = key;

    public PlaceForm Form { get; } = form;

    public long Articles { get; set; } = articles;

    public long Pending { get; set; }
}
