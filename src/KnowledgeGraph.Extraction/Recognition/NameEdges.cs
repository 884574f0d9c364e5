using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// One name, one left edge: where a name is cut short or runs on by a character or two beside a form that the same article has recognised more surely
/// (富工坊 after 共 where 共富工坊 stands elsewhere, 为蓝湾集团 where 蓝湾集团 does), the surer form is taken.
/// </summary>
public static class NameEdges
{
    private const int MinForm = 3;
    private const int MaxMissing = 2;
    private const int MaxExtra = 1;

    /// <summary>The mentions with edges made alike, by start, longer first, each span once.</summary>
    /// <param name="text">The text that the offsets count in.</param>
    /// <param name="mentions">By start, longer first.</param>
    public static IReadOnlyList<LocalMention> Align(string text, IReadOnlyList<LocalMention> mentions)
    {
        var forms = Support(text, mentions);
        var changed = false;
        var aligned = new LocalMention[mentions.Count];
        for (var i = 0; i < mentions.Count; i++)
        {
            aligned[i] = Align(text, mentions[i], forms);
            changed |= aligned[i] != mentions[i];
        }
        if (!changed)
        {
            return mentions;
        }
        return
        [
            .. aligned.GroupBy(mention => (mention.Start, mention.End)).Select(same => same.MaxBy(mention => mention.Score))
                .OrderBy(mention => mention.Start).ThenByDescending(mention => mention.End),
        ];
    }

    /// <summary>For each form the sum of its scores and its surest mention.</summary>
    private static Dictionary<string, (float Sum, LocalMention Best)> Support(string text, IReadOnlyList<LocalMention> mentions)
    {
        var forms = new Dictionary<string, (float Sum, LocalMention Best)>(StringComparer.Ordinal);
        foreach (var mention in mentions)
        {
            if (mention.Length < MinForm || mention.Kind == EntityKind.Person)
            {
                continue;
            }
            var form = text.Substring(mention.Start, mention.Length);
            var known = forms.GetValueOrDefault(form, (0, mention));
            forms[form] = (known.Sum + mention.Score, mention.Score > known.Best.Score ? mention : known.Best);
        }
        return forms;
    }

    private static LocalMention Align(string text, LocalMention mention, Dictionary<string, (float Sum, LocalMention Best)> forms)
    {
        if (mention.Kind == EntityKind.Person || mention.Length < 2)
        {
            return mention;
        }
        var own = forms.GetValueOrDefault(text.Substring(mention.Start, mention.Length)).Sum;
        for (var start = Math.Max(mention.Start - MaxMissing, 0); start <= mention.Start + MaxExtra; start++)
        {
            if (start != mention.Start && mention.End - start >= MinForm
                && forms.TryGetValue(text[start..mention.End], out var form) && form.Sum > own && !text.AsSpan(start, mention.End - start).Contains('\n'))
            {
                return new(start, mention.End, form.Best.Kind, Math.Min(mention.Score, form.Best.Score));
            }
        }
        return mention;
    }
}
