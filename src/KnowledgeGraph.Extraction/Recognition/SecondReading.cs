using KnowledgeGraph.Extraction.Gazetteer;
using KnowledgeGraph.Model;

namespace KnowledgeGraph.Extraction.Recognition;

/// <summary>
/// Reads an article's likely names once more, with the whole article in view: what the first reading thought of the same characters elsewhere, of longer and
/// shorter forms, of what overlaps, of the neighbours in a list. Boosted trees turn that into the probability by which names are chosen. Buffers are reused; one thread.
/// </summary>
/// <param name="article">For names inside others: the reading of the outer ones.</param>
internal sealed class SecondReading(SecondReading? article = null)
{
    /// <summary>What the first reading thinks less likely is not read again.</summary>
    public const float LeastProbability = 0.01f;

    /// <summary>Length of a row.</summary>
    public const int Width = 46 + 23;

    private const int Kinds = SemiMarkov.Kinds;

    /// <summary>No lattice around: an outer name.</summary>
    public const int Outside = -1;

    private readonly List<Proposal> proposals = [];
    private readonly Dictionary<int, int> formIndex = [];
    private readonly List<Form> forms = [];
    private float[] rows = new float[64 * Width];
    private float[] next = new float[64];
    private readonly float[] mass = new float[Kinds];

    /// <summary>A span and a kind that it may be a name of.</summary>
    private readonly record struct Proposal(int Span, int Kind, float Probability, int Form);

    /// <summary>What the article thinks of the same characters.</summary>
    private sealed class Form
    {
        public int Start;
        public int End;
        public int Spans;
        public ulong Characters;
        public readonly float[] Sum = new float[Kinds];
        public readonly float[] Best = new float[Kinds];
        public readonly float[] Within = new float[Kinds];
        public readonly float[] Holds = new float[Kinds];

        public void Clear(int start, int end)
        {
            (Start, End, Spans) = (start, end, 0);
            Array.Clear(Sum);
            Array.Clear(Best);
            Array.Clear(Within);
            Array.Clear(Holds);
        }
    }

    /// <summary>Gives each span and kind that is read again its new probability, from <see cref="Rows"/>.</summary>
    public delegate void Reader(SecondReading reading, Span<float> probabilities);

    /// <summary>The rows of what is read again, one after another.</summary>
    public ReadOnlySpan<float> Rows => rows.AsSpan(0, proposals.Count * Width);

    /// <summary>How many there are.</summary>
    public int Count => proposals.Count;

    /// <summary>One of them.</summary>
    public ReadOnlySpan<float> Row(int index) => rows.AsSpan(index * Width, Width);

    /// <summary>A reader that leaves the first reading's probabilities.</summary>
    public static void Keep(SecondReading reading, Span<float> probabilities)
    {
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = reading.Row(i)[0];
        }
    }

    /// <summary>Which span of the lattice, and as which kind, the row at an index is about.</summary>
    public (int Span, int Kind) Proposed(int index) => (proposals[index].Span, proposals[index].Kind);

    /// <summary>Rewrites the probabilities of a lattice.</summary>
    /// <param name="view">The article.</param>
    /// <param name="candidates">Its candidates.</param>
    /// <param name="spans">The spans of the lattice, by start.</param>
    /// <param name="probabilities">A row of kinds a span: those of the first reading; overwritten.</param>
    /// <param name="outerKind">The kind of the name that the lattice lies in, or <see cref="Outside"/>.</param>
    /// <param name="outer">That name.</param>
    /// <param name="read">Gives the new probabilities.</param>
    public void Read(ArticleView view, Candidates candidates, ReadOnlySpan<Candidate> spans, Span<float> probabilities, int outerKind, Candidate outer, Reader read)
    {
        Propose(spans, probabilities);
        Compare(view.Text);
        if (next.Length < proposals.Count)
        {
            next = new float[proposals.Count * 2];
            rows = new float[next.Length * Width];
        }
        var plain = view.Statistics.Open();
        for (var i = 0; i < proposals.Count; i++)
        {
            Fill(view, plain, candidates, spans, probabilities, i, outerKind, outer, rows.AsSpan(i * Width, Width));
        }
        read(this, next.AsSpan(0, proposals.Count));
        probabilities.Clear();
        for (var i = 0; i < proposals.Count; i++)
        {
            probabilities[(proposals[i].Span * Kinds) + proposals[i].Kind] = next[i];
        }
    }

    private void Propose(ReadOnlySpan<Candidate> spans, ReadOnlySpan<float> probabilities)
    {
        proposals.Clear();
        formIndex.Clear();
        Array.Clear(mass);
        var used = 0;
        for (var s = 0; s < spans.Length; s++)
        {
            var form = -1;
            for (var k = 0; k < Kinds; k++)
            {
                var p = probabilities[(s * Kinds) + k];
                if (p < LeastProbability)
                {
                    continue;
                }
                if (form < 0)
                {
                    form = FormOf(spans[s], ref used);
                    forms[form].Spans++;
                }
                mass[k] += p;
                forms[form].Sum[k] += p;
                forms[form].Best[k] = Math.Max(forms[form].Best[k], p);
                proposals.Add(new(s, k, p, form));
            }
        }
        forms.RemoveRange(used, forms.Count - used);
    }

    private int FormOf(Candidate span, ref int used)
    {
        if (!formIndex.TryGetValue(span.Form, out var form))
        {
            form = used++;
            formIndex.Add(span.Form, form);
            if (form == forms.Count)
            {
                forms.Add(new());
            }
            forms[form].Clear(span.Start, span.End);
        }
        return form;
    }

    // How sure the article is of a longer name that holds a form, and of a shorter one inside it.
    private void Compare(string text)
    {
        foreach (var form in forms)
        {
            form.Characters = Characters(text.AsSpan(form.Start, form.End - form.Start));
        }
        for (var a = 0; a < forms.Count; a++)
        {
            var small = text.AsSpan(forms[a].Start, forms[a].End - forms[a].Start);
            for (var b = 0; b < forms.Count; b++)
            {
                if (forms[b].End - forms[b].Start <= small.Length || (forms[a].Characters & ~forms[b].Characters) != 0 || text.AsSpan(forms[b].Start, forms[b].End - forms[b].Start).IndexOf(small, StringComparison.Ordinal) < 0)
                {
                    continue;
                }
                for (var k = 0; k < Kinds; k++)
                {
                    forms[a].Within[k] = Math.Max(forms[a].Within[k], forms[b].Best[k]);
                    forms[b].Holds[k] = Math.Max(forms[b].Holds[k], forms[a].Best[k]);
                }
            }
        }
    }

    // A bit for each character, several to a bit: what has a bit that another has not is no part of it.
    private static ulong Characters(ReadOnlySpan<char> text)
    {
        var bits = 0UL;
        foreach (var c in text)
        {
            bits |= 1UL << (c & 63);
        }
        return bits;
    }

    private void Fill(ArticleView view, NameStatistics.Lookup plain, Candidates candidates, ReadOnlySpan<Candidate> spans, ReadOnlySpan<float> probabilities, int index, int outerKind, Candidate outer, Span<float> row)
    {
        var (s, kind, p, formNumber) = proposals[index];
        var span = spans[s];
        var form = forms[formNumber];
        var own = probabilities.Slice(s * Kinds, Kinds);
        float all = 0, rival = 0;
        for (var k = 0; k < Kinds; k++)
        {
            all += own[k];
            rival = k == kind ? rival : Math.Max(rival, own[k]);
        }
        var at = 0;
        row[at++] = p;
        row[at++] = all;
        row[at++] = rival;
        row[at++] = kind;
        Overlaps(spans, index, row.Slice(at, 4));
        at += 4;
        Lists(view, spans, index, out row[at], out row[at + 1], out row[at + 2], out row[at + 3]);
        at += 4;
        row[at++] = form.Sum[kind];
        row[at++] = form.Best[kind];
        row[at++] = form.Spans;
        row[at++] = Other(form.Best, kind);
        row[at++] = form.Within[kind];
        row[at++] = Other(form.Within, kind);
        row[at++] = form.Holds[kind];
        row[at++] = Other(form.Holds, kind);
        var (occurrences, quoted) = candidates.Occurrences(span.Form);
        row[at++] = occurrences;
        row[at++] = quoted;
        Shape(view, candidates, span, kind, row[at..]);
        at += 15;
        row[at++] = outerKind;
        row[at++] = outerKind == Outside ? 0 : outer.End - outer.Start;
        row[at++] = outerKind == Outside ? 0 : span.Start - outer.Start;
        row[at++] = outerKind == Outside ? 0 : outer.End - span.End;
        var elsewhere = article is not null && article.formIndex.TryGetValue(span.Form, out var outside) ? article.forms[outside].Best : form.Best;
        row[at++] = elsewhere[kind];
        row[at++] = Other(elsewhere, kind);
        row[at++] = spans.Length == 0 ? 0 : (float)proposals.Count / view.Text.Length;
        row[at++] = mass[kind] / view.Text.Length;
        row[at++] = view.Text.Length;
        Plain(view, plain, candidates, span, kind, row[at..]);
    }

    // What plain news says of the span, of its first and last words and of the words beside it.
    private static void Plain(ArticleView view, NameStatistics.Lookup plain, Candidates candidates, Candidate span, int kind, Span<float> row)
    {
        ref readonly var a = ref candidates.Starts[span.StartEdge];
        ref readonly var b = ref candidates.Ends[span.EndEdge];
        var whole = NameStatistics.Whole(view, span.Start, span.End);
        plain.Write(NameRole.Whole, whole, kind, row);
        plain.Write(NameRole.LastWord, b.Left, kind, row[3..]);
        plain.Write(NameRole.LastTwo, view.Hash(Math.Max(span.End - 2, 0), span.End), kind, row[6..]);
        plain.Write(NameRole.LastThree, view.Hash(Math.Max(span.End - 3, 0), span.End), kind, row[9..]);
        plain.Write(NameRole.FirstWord, a.Right, kind, row[12..]);
        plain.Write(NameRole.Before, a.Left, kind, row[15..]);
        plain.Write(NameRole.After, b.Right, kind, row[18..]);
        (row[21], row[22]) = plain.Variety(whole);
    }

    private static float Other(float[] values, int kind)
    {
        var best = 0f;
        for (var k = 0; k < Kinds; k++)
        {
            best = k == kind ? best : Math.Max(best, values[k]);
        }
        return best;
    }

    // The likeliest of the spans that overlap this one: of its kind, of any, around it, inside it.
    private void Overlaps(ReadOnlySpan<Candidate> spans, int index, Span<float> found)
    {
        found.Clear();
        var span = spans[proposals[index].Span];
        for (var i = index - 1; i >= 0 && spans[proposals[i].Span].Start > span.Start - ArticleView.MaxSpan; i--)
        {
            Overlap(spans, i, index, found);
        }
        for (var i = index + 1; i < proposals.Count && spans[proposals[i].Span].Start < span.End; i++)
        {
            Overlap(spans, i, index, found);
        }
    }

    private void Overlap(ReadOnlySpan<Candidate> spans, int other, int index, Span<float> found)
    {
        var (a, b) = (spans[proposals[index].Span], spans[proposals[other].Span]);
        if (proposals[other].Span == proposals[index].Span || b.End <= a.Start || b.Start >= a.End)
        {
            return;
        }
        var p = proposals[other].Probability;
        found[0] = proposals[other].Kind == proposals[index].Kind ? Math.Max(found[0], p) : found[0];
        found[1] = Math.Max(found[1], p);
        found[2] = b.Start <= a.Start && b.End >= a.End ? Math.Max(found[2], p) : found[2];
        found[3] = b.Start >= a.Start && b.End <= a.End ? Math.Max(found[3], p) : found[3];
    }

    // The likeliest names beside it in a list (甲、乙和丙): to the left and right, of its kind and of any.
    private void Lists(ArticleView view, ReadOnlySpan<Candidate> spans, int index, out float left, out float leftAny, out float right, out float rightAny)
    {
        left = leftAny = right = rightAny = 0;
        var span = spans[proposals[index].Span];
        var kind = proposals[index].Kind;
        var before = IsJoint(view.At(span.Start - 1)) ? span.Start - 1 : -1;
        var after = IsJoint(view.At(span.End)) ? span.End + 1 : -1;
        for (var i = index - 1; before > 0 && i >= 0 && spans[proposals[i].Span].Start > before - ArticleView.MaxSpan; i--)
        {
            if (spans[proposals[i].Span].End == before)
            {
                leftAny = Math.Max(leftAny, proposals[i].Probability);
                left = proposals[i].Kind == kind ? Math.Max(left, proposals[i].Probability) : left;
            }
        }
        for (var i = index + 1; after > 0 && i < proposals.Count && spans[proposals[i].Span].Start <= after; i++)
        {
            if (spans[proposals[i].Span].Start == after)
            {
                rightAny = Math.Max(rightAny, proposals[i].Probability);
                right = proposals[i].Kind == kind ? Math.Max(right, proposals[i].Probability) : right;
            }
        }
    }

    private static bool IsJoint(char c) => c is '、' or '和' or '与' or '及';

    private static void Shape(ArticleView view, Candidates candidates, Candidate span, int kind, Span<float> row)
    {
        ref readonly var a = ref candidates.Starts[span.StartEdge];
        ref readonly var b = ref candidates.Ends[span.EndEdge];
        var hints = view.Hints;
        var headLength = hints.HeadLength(span.End);
        var headSet = headLength > 0 && headLength <= span.End - span.Start ? hints.HeadSet(view.Text, span.End) : 0;
        var at = 0;
        row[at++] = span.End - span.Start;
        row[at++] = b.LeftToken - a.RightToken + 1;
        row[at++] = (a.IsCut ? 1 : 0) + (b.IsCut ? 2 : 0);
        row[at++] = headSet == 0 ? 0 : headLength;
        row[at++] = (headSet & (ulong)HeadOf((EntityKind)kind)) != 0 ? 1 : 0;
        row[at++] = System.Numerics.BitOperations.PopCount(headSet & ~(ulong)HeadOf((EntityKind)kind));
        row[at++] = hints.Division(span.Start, span.End);
        row[at++] = hints.DivisionStartingAt(span.Start);
        row[at++] = hints.DivisionEndingAt(span.Start);
        row[at++] = view.QuotedAt(span.Start);
        row[at++] = view.At(span.Start) is '“' or '《' ? 2 : view.At(span.Start - 1) is '“' or '《' ? 1 : 0;
        row[at++] = view.At(span.End - 1) is '”' or '》' ? 2 : view.At(span.End) is '”' or '》' ? 1 : 0;
        row[at++] = view.HoldsMarks(span.Start, span.End) ? 1 : 0;
        row[at++] = span.Start;
        row[at] = (float)span.Start / view.Text.Length;
    }

    private static Lexicon HeadOf(EntityKind kind) => kind switch
    {
        EntityKind.Agency => Lexicon.AgencyHead,
        EntityKind.Organization => Lexicon.OrganizationHead,
        EntityKind.Programme => Lexicon.ProgrammeHead,
        EntityKind.Project => Lexicon.ProjectHead,
        EntityKind.Facility => Lexicon.FacilityHead,
        EntityKind.Event => Lexicon.EventHead,
        EntityKind.Person => Lexicon.PersonTitle,
        _ => 0,
    };
}
