using KnowledgeGraph.Model;

namespace KnowledgeGraph.Storage;

/// <summary>The attributes that an article gives a Place.</summary>
/// <param name="Level">Its level.</param>
/// <param name="Canonical">The full path.</param>
/// <param name="Code">Six digits down to county, else null.</param>
/// <param name="DivisionCode">The digits of the division, or null.</param>
/// <param name="Parent">Id of the Place just above, or null.</param>
public sealed record PlaceForm(PlaceLevel? Level, string? Canonical, string? Code, string? DivisionCode, string? Parent)
{
    /// <summary>The attributes that <paramref name="entity"/> carries.</summary>
    public static PlaceForm Of(Entity entity) => new(entity.Level, entity.Canonical, entity.Code, entity.DivisionCode, entity.Parent);

    /// <summary>The form that most articles give; ties by its text. Null where there is none.</summary>
    public static PlaceForm? Best(IReadOnlyCollection<(PlaceForm Form, long Articles)> forms) => forms.Where(form => form.Articles > 0)
        .OrderByDescending(form => form.Articles).ThenBy(form => form.Form.ToString(), CodePointOrder.Instance).FirstOrDefault().Form;
}
