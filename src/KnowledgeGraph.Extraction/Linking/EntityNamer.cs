using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>Gives the forms of one thing its best full name and the path that identifies it. docs/identity.md says what each kind's path is.</summary>
internal sealed class EntityNamer(ArticleText article, DivisionTree tree, int home)
{
    private static readonly string[] National = ["国家", "全国", "中央", "中共中央", "国务院", "中国", "中华", "最高人民", "教育部", "财政部", "公安部", "民政部"];

    /// <summary>Makes a thing of the forms that name it.</summary>
    public EntityDraft Draft(List<NameForm> forms)
    {
        var best = Best(forms);
        var scope = forms.Find(form => form.Scope.IsGiven)?.Scope ?? best.Scope;
        return new()
        {
            Kind = best.Kind,
            Name = FullName(best),
            Path = PathOf(best, scope),
            Mentions = [.. forms.SelectMany(form => form.Mentions).OrderBy(m => m.Start).ThenByDescending(m => m.End)],
            Within = scope.Division >= 0 ? scope.Division : home,
        };
    }

    /// <summary>The longest form; of equal ones the first.</summary>
    private static NameForm Best(List<NameForm> forms) => forms
        .OrderByDescending(form => form.Folded.Length + (form.Scope.PlaceName.Length > 0 ? form.Scope.PlaceName.Length - 1 : 0))
        .ThenBy(form => form.Mentions[0].Start).First();

    /// <summary>The form as written, a short one (县委) completed by its place (安吉县委).</summary>
    private static string FullName(NameForm form)
    {
        var written = Unquoted(form.Written.Replace("\n", "", StringComparison.Ordinal));
        if (form.Scope.PlaceName.Length == 0 || form.Kind is EntityKind.Programme or EntityKind.Event or EntityKind.Project)
        {
            return written;
        }
        if (written.EndsWith(form.Scope.Inner, StringComparison.Ordinal) || FoldedName.Of(written) == form.Folded)
        {
            var rest = written.Length - form.Scope.Inner.Length;
            if (rest >= 0 && FoldedName.Of(written.AsSpan(rest)) == form.Scope.Inner)
            {
                return form.Scope.PlaceName + written[rest..];
            }
        }
        return form.Scope.Inner.StartsWith('团') && written.StartsWith('团') ? $"团{form.Scope.PlaceName}{form.Scope.Inner[1..]}" : form.Scope.PlaceName + form.Scope.Inner;
    }

    /// <summary>Drops marks that enclose the whole name and nothing else: “千万工程”.</summary>
    private static string Unquoted(string name) =>
        name.Length > 2 && name[0] is '“' or '‘' or '《' or '"' && FoldedName.IsQuote(name[^1]) && name.AsSpan(1, name.Length - 2).IndexOfAny("“”《》") < 0
            ? name[1..^1]
            : name;

    private string PathOf(NameForm form, NameScope scope)
    {
        switch (form.Kind)
        {
            case EntityKind.Agency:
                var inner = AgencyNames.Embedded.Expand(scope.Inner);
                return !scope.IsGiven && Array.Exists(National, prefix => inner.StartsWith(prefix, StringComparison.Ordinal)) ? inner : $"{scope.Path ?? HomePath}/{inner}";
            case EntityKind.Programme when scope.Division >= 0 && tree.LevelOf(scope.Division) <= PlaceLevel.County && Distinctiveness.Of(scope.Inner, Lexicon.AnyHead):
                // 某某市骑士学院 is the 骑士学院 there; where, a relation says.
                return scope.Inner;
            case EntityKind.Programme when Distinctiveness.Of(form.Folded, Lexicon.AnyHead):
            case EntityKind.Organization when Distinctiveness.Of(form.Folded, Lexicon.AnyHead):
                return form.Folded;
            case EntityKind.Person:
                return $"{HomePath}/{form.Folded}";
            default:
                return $"{scope.Path ?? HomePath}/{scope.Inner}";
        }
    }

    private string HomePath => home >= 0 ? PlaceIds.PathOf(tree, home) : PlaceIds.Unknown(article.Article);
}
