using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Linking;

/// <summary>Decides which spellings in an article are names of one thing. Forms of different kinds, and persons, are never joined.</summary>
internal static class FormJoiner
{
    private const int ShortestEnd = 3;

    private static readonly string[] Definitions = ["以下简称", "下称", "简称", "以下称"];

    /// <summary>Joins <paramref name="forms"/>, which stand in the order of their first mentions.</summary>
    public static void Join(ArticleText article, List<NameForm> forms)
    {
        var joinable = forms.FindAll(form => form.Kind != EntityKind.Person);
        foreach (var form in joinable)
        {
            var same = SamePlaceAndName(form, joinable) ?? Defined(article, form, joinable) ?? Longer(form, joinable) ?? SameCore(form, joinable) ?? BareCore(form, joinable);
            if (same is not null)
            {
                form.Join(same);
            }
        }
    }

    /// <summary>县住建局 and 安吉县住房和城乡建设局 of one county; a bare 住建局 is the one named before it, else the one named at all.</summary>
    private static NameForm? SamePlaceAndName(NameForm form, List<NameForm> forms)
    {
        if (form.Kind is not (EntityKind.Agency or EntityKind.Organization))
        {
            return null;
        }
        var inner = Inner(form);
        var same = forms.FindAll(other => other != form && other.Kind == form.Kind && other.Scope.IsGiven && Inner(other) == inner);
        if (form.Scope.IsGiven)
        {
            return same.Find(other => other.Scope.Path == form.Scope.Path && Precedes(other, form));
        }
        return same.FindLast(other => Precedes(other, form)) ?? same.FirstOrDefault();
    }

    private static string Inner(NameForm form) => form.Kind == EntityKind.Agency ? AgencyNames.Embedded.Expand(form.Scope.Inner) : form.Scope.Inner;

    private static bool Precedes(NameForm form, NameForm other) => form.Mentions[0].Start < other.Mentions[0].Start;

    /// <summary>上海市某某委员会（以下简称“某委”）: the name before the bracket.</summary>
    private static NameForm? Defined(ArticleText article, NameForm form, List<NameForm> forms)
    {
        foreach (var mention in form.Mentions)
        {
            var at = mention.Start - 1;
            while (at > 0 && (FoldedName.IsQuote(article.Text[at]) || article.Text[at] is '：' or ':'))
            {
                at--;
            }
            var before = article.Text.AsSpan(0, at + 1);
            foreach (var definition in Definitions)
            {
                if (before.EndsWith(definition))
                {
                    var end = before.Length - definition.Length;
                    while (end > 0 && article.Text[end - 1] is '（' or '(' or '，' or ',')
                    {
                        end--;
                    }
                    return forms.Find(other => other != form && other.Kind == form.Kind && other.Mentions.Exists(m => m.End == end));
                }
            }
        }
        return null;
    }

    /// <summary>
    /// The longer name of the same kind that this one is the end of, or the quoted part, or the beginning before a bare head. Several: the last that begins before
    /// this one, else the first.
    /// </summary>
    private static NameForm? Longer(NameForm form, List<NameForm> forms)
    {
        if (form.Folded.Length < 2)
        {
            return null;
        }
        var longer = forms.FindAll(other => other.Kind == form.Kind && other.Folded.Length > form.Folded.Length && other.Root != form.Root
            && (IsEndOf(form, other) || IsQuotedIn(form, other) || IsBeginningOf(form, other)));
        if (longer.Count == 0 && form.Kind is EntityKind.Programme or EntityKind.Event && Lexicons.Embedded.Contains(Lexicon.AnyHead, form.Folded))
        {
            // A bare 启动仪式 is the one 启动仪式 that the article has named in full.
            var named = forms.FindAll(other => other.Kind == form.Kind && other != form && Precedes(other, form) && other.Folded.EndsWith(form.Folded, StringComparison.Ordinal));
            return named.DistinctBy(other => other.Root).Count() == 1 ? named[0] : null;
        }
        return longer.FindLast(other => Precedes(other, form)) ?? longer.FirstOrDefault();
    }

    /// <summary>同心桥医院 of 上海市同心桥医院, 云帆公司 of 某某集团云帆公司; but 党支部 alone is the end of too many.</summary>
    private static bool IsEndOf(NameForm form, NameForm other)
    {
        if (!other.Folded.EndsWith(form.Folded, StringComparison.Ordinal))
        {
            return false;
        }
        if (form.Kind is EntityKind.Programme or EntityKind.Facility && IsInstance(form, other))
        {
            return false;
        }
        var bare = Lexicons.Embedded.Contains(Lexicon.AnyHead, form.Folded);
        var isOtherPlace = form.Scope.IsGiven && other.Scope.IsGiven && form.Scope.Path != other.Scope.Path && form.Kind == EntityKind.Agency;
        return !isOtherPlace && (form.Folded.Length >= ShortestEnd || IsQuotedIn(form, other)) && (!bare || form.Kind is EntityKind.Organization or EntityKind.Agency);
    }

    /// <summary>
    /// “晚霞红”共富工坊 and 某某村共富工坊 are instances of 共富工坊, not other names for it: the short name can stand for itself, and a brand, or for a
    /// programme a village or street, stands before it. 某某市大运河家园 is the 大运河家园.
    /// </summary>
    private static bool IsInstance(NameForm form, NameForm other)
    {
        if (!Distinctiveness.Of(form.Folded, Lexicon.AnyHead))
        {
            return false;
        }
        var placeOnly = other.Scope.IsGiven && other.Scope.Inner == form.Folded;
        return placeOnly && form.Kind == EntityKind.Programme
            ? other.Scope.Division < 0 || DivisionTree.Embedded.LevelOf(other.Scope.Division) > PlaceLevel.County
            : other.Written[0] is '“' or '‘';
    }

    private static bool IsQuotedIn(NameForm form, NameForm other)
    {
        var written = other.Written;
        for (var at = written.IndexOfAny(['“', '‘', '《']); at >= 0; at = written.IndexOfAny(['“', '‘', '《'], at + 1))
        {
            var close = written.IndexOfAny(['”', '’', '》'], at + 1);
            if (close > at && FoldedName.Of(written.AsSpan(at, close - at)) == form.Folded)
            {
                return at == 0 || close == written.Length - 1;
            }
        }
        return false;
    }

    private static bool IsBeginningOf(NameForm form, NameForm other)
    {
        if (form.Kind == EntityKind.Agency || !other.Folded.StartsWith(form.Folded, StringComparison.Ordinal) || form.Folded.Length < ShortestEnd)
        {
            return false;
        }
        var rest = other.Folded.AsSpan(form.Folded.Length);
        return Lexicons.Embedded.Contains(HeadsOf(form.Kind), rest) && Lexicons.Embedded.LongestEnd(form.Folded, HeadsOf(form.Kind)) == 0;
    }

    /// <summary>“入户送教”活动 and “入户送教”工作: one quoted core, and the rest of both says nothing more.</summary>
    private static NameForm? SameCore(NameForm form, List<NameForm> forms) =>
        QuotedCore(form) is { } core ? forms.Find(other => Precedes(other, form) && other.Kind == form.Kind && QuotedCore(other) == core) : null;

    /// <summary>“向阳计划”青年培养行动 where “向阳计划” alone is named too.</summary>
    private static NameForm? BareCore(NameForm form, List<NameForm> forms)
    {
        var close = form.Written.IndexOf('”', StringComparison.Ordinal);
        if (form.Kind != EntityKind.Programme || form.Written[0] != '“' || close < 3 || Lexicons.Embedded.LongestEnd(form.Written.AsSpan(0, close), Lexicon.ProgrammeHead) == 0)
        {
            return null;
        }
        var core = FoldedName.Of(form.Written.AsSpan(0, close));
        return forms.Find(other => other.Kind == form.Kind && other.Folded == core);
    }

    private static string? QuotedCore(NameForm form)
    {
        var close = form.Written.IndexOf('”', StringComparison.Ordinal);
        return form.Written[0] == '“' && close > 2 && !Distinctiveness.Of(FoldedName.Of(form.Written.AsSpan(close + 1)), Lexicon.AnyHead) ? FoldedName.Of(form.Written.AsSpan(0, close)) : null;
    }

    private static Lexicon HeadsOf(EntityKind kind) => kind switch
    {
        EntityKind.Organization => Lexicon.OrganizationHead,
        EntityKind.Programme => Lexicon.ProgrammeHead,
        EntityKind.Project => Lexicon.ProjectHead,
        EntityKind.Facility => Lexicon.FacilityHead,
        EntityKind.Event => Lexicon.EventHead,
        _ => Lexicon.AnyHead,
    };
}
