using System.Buffers;
using KnowledgeGraph.Extraction.Learning;
using KnowledgeGraph.Extraction.Relations;
using KnowledgeGraph.Text.Numbers;

namespace KnowledgeGraph.Extraction.Observations;

/// <summary>
/// What the text around one quantity says to all entities that may be its subject: who opens its sentence and its clauses, who was named last, what kind of
/// thing is counted and done.
/// </summary>
internal sealed class QuantityContext
{
    /// <summary>The rank of an entity that opens no clause near the quantity.</summary>
    public const int NoOpener = 9;

    private const int ClausesBack = 12;

    private static readonly string[][] UnitClasses =
    [
        ["人", "名", "位", "户", "人次", "户次", "对"], ["元", "万元", "美元"], ["场", "次", "场次", "期", "批", "轮", "堂", "节", "课时"], ["米", "千米", "公里", "亩", "平方米", "平方公里", "公顷", "吨", "斤", "公斤", "立方米"],
        ["%", "倍", "个百分点"], ["年", "天", "小时", "分钟", "个月", "周", "岁", "周年"], ["家", "个", "处", "座", "所", "支", "项", "条", "件", "套", "辆", "台"],
    ];

    private static readonly string[][] Doings =
    [
        ["有", "辖", "占地", "面积", "人口", "位于", "设有", "总投资", "全长", "拥有"], ["开展", "举办", "组织", "召开", "举行"], ["投入", "发放", "筹集", "捐", "拨付", "安排"], ["建成", "建设", "打造", "设立", "新建", "改造", "成立", "完成"],
        ["带动", "吸引", "惠及", "覆盖", "服务", "受益", "增收", "帮助", "解决"], ["参加", "参与", "报名", "到场", "现场"], ["增长", "下降", "提高", "同比", "占"], ["获", "评", "入选", "荣"],
    ];

    private static readonly SearchValues<char> Prepositions = SearchValues.Create("在于为对向给把由被从到赴与和、及让使以据经按");

    private readonly int[] opened;

    /// <summary>Reads the surroundings of a quantity.</summary>
    public QuantityContext(ArticleIndex index, in Quantity q)
    {
        Sentence = index.Sentence(q.Start);
        Clause = index.Clause(q.Start);
        opened = new int[index.Entities.Length];
        Array.Fill(opened, NoOpener);
        First = Last = BeforeFirst = -1;
        var rank = 0;
        var occurrences = index.Occurrences;
        for (var i = 0; i < occurrences.Length && occurrences[i].Start < q.Start; i++)
        {
            var its = index.Sentence(occurrences[i].Start);
            if (its == Sentence)
            {
                (First, FirstStart) = First < 0 ? (occurrences[i].Entity, occurrences[i].Start) : (First, FirstStart);
                Last = occurrences[i].Entity;
                InSentence++;
            }
            else if (its == Sentence - 1 && BeforeFirst < 0)
            {
                BeforeFirst = occurrences[i].Entity;
            }
        }
        for (var i = occurrences.Length - 1; i >= 0; i--)
        {
            var occurrence = occurrences[i];
            if (occurrence.Start >= q.Start)
            {
                InSentence += index.Sentence(occurrence.Start) == Sentence ? 1 : 0;
                continue;
            }
            if (Clause - index.Clause(occurrence.Start) > ClausesBack)
            {
                break;
            }
            if (opened[occurrence.Entity] == NoOpener && Opens(index, occurrence.Start) && rank < NoOpener)
            {
                opened[occurrence.Entity] = rank++;
            }
        }
        SentenceStart = q.Start;
        while (SentenceStart > 0 && index.Sentence(SentenceStart - 1) == Sentence)
        {
            SentenceStart--;
        }
        var clauseStart = q.Start;
        while (clauseStart > SentenceStart && index.Clause(clauseStart - 1) == Clause)
        {
            clauseStart--;
        }
        UnitClass = ClassOf(index.Text.AsSpan(q.UnitStart, q.UnitEnd - q.UnitStart));
        ClauseDoing = DoingIn(index.Text.AsSpan(clauseStart, q.Start - clauseStart));
        SentenceDoing = ClauseDoing != 0 ? ClauseDoing : DoingIn(index.Text.AsSpan(SentenceStart, clauseStart - SentenceStart));
        Whole = WholeBefore(index, q);
        Beside = BesideOf(index, q);
        InClause = [.. ClauseOf(index, q)];
        Pointers = [.. PointersOf(index, q)];
    }

    /// <summary>The features of one to three characters before and behind the quantity, to be mixed with the kind of each entity.</summary>
    public uint[] Beside { get; }

    /// <summary>The same of the pairs of characters of its clause.</summary>
    public uint[] InClause { get; }

    /// <summary>The same of 全, 该, 在 and their like in its sentence, with the next character.</summary>
    public uint[] Pointers { get; }

    /// <summary>The sentence of the quantity.</summary>
    public int Sentence { get; }

    /// <summary>Its clause.</summary>
    public int Clause { get; }

    /// <summary>Where its sentence begins.</summary>
    public int SentenceStart { get; }

    /// <summary>The entity named first in the sentence before the quantity, or -1.</summary>
    public int First { get; }

    /// <summary>Where it is named.</summary>
    public int FirstStart { get; }

    /// <summary>The entity named last before the quantity in its sentence, or -1.</summary>
    public int Last { get; }

    /// <summary>The entity named first in the sentence before, or -1.</summary>
    public int BeforeFirst { get; }

    /// <summary>Mentions in the sentence.</summary>
    public int InSentence { get; }

    /// <summary>What is counted: people, money, events, measures, shares, time, things; 0 none of them.</summary>
    public int UnitClass { get; }

    /// <summary>What the clause says is done, 0 nothing known.</summary>
    public int ClauseDoing { get; }

    /// <summary>What the clause or the sentence before it says is done.</summary>
    public int SentenceDoing { get; }

    /// <summary>The last character that 全, 该 or 本 points with before the quantity (全镇: 镇), or 0.</summary>
    public char Whole { get; }

    /// <summary>How recently the entity opened a clause before the quantity: 0 the last to do so.</summary>
    public int Opened(int entity) => opened[entity];

    /// <summary>What stands before a mention: 0 the start of a sentence, 1 of a clause, 2 a preposition or list, 3 的, 4 a quotation mark, 5 other.</summary>
    public static int Before(ArticleIndex index, int start)
    {
        if (start == 0 || ArticleIndex.EndsSentence(index.Text[start - 1]))
        {
            return 0;
        }
        var before = index.Text[start - 1];
        return before is '，' or '：' or ',' or ' ' ? 1 : Prepositions.Contains(before) ? 2 : before == '的' ? 3 : before is '“' or '"' ? 4 : 5;
    }

    /// <summary>What stands behind a mention: 0 the end of a clause, 1 的, 2 a list, 3 a closing mark, 4 a word of having or reaching, 5 other.</summary>
    public static int After(ArticleIndex index, int end)
    {
        if (end >= index.Text.Length || ArticleIndex.EndsSentence(index.Text[end]))
        {
            return 0;
        }
        return index.Text[end] switch
        {
            '，' or '：' or ',' => 0,
            '的' => 1,
            '、' or '和' or '与' or '及' or '等' => 2,
            '”' or '"' or '）' => 3,
            '共' or '有' or '已' or '现' or '累' or '达' or '总' or '先' or '将' or '占' or '辖' or '以' => 4,
            _ => 5,
        };
    }

    /// <summary>Whether a mention opens a sentence or a clause.</summary>
    public static bool Opens(ArticleIndex index, int start)
    {
        var from = start > 0 && index.Text[start - 1] is '“' or '"' ? start - 1 : start;
        return Before(index, from) <= 1;
    }

    private static int ClassOf(ReadOnlySpan<char> unit)
    {
        for (var i = 0; i < UnitClasses.Length; i++)
        {
            foreach (var word in UnitClasses[i])
            {
                if (unit.SequenceEqual(word))
                {
                    return i + 1;
                }
            }
        }
        return unit.EndsWith("元") ? 2 : unit.StartsWith("人") ? 1 : 0;
    }

    /// <summary>The kind of the last doing in a stretch of text.</summary>
    private static int DoingIn(ReadOnlySpan<char> text)
    {
        var (best, kind) = (-1, 0);
        for (var i = 0; i < Doings.Length; i++)
        {
            foreach (var word in Doings[i])
            {
                if (text.LastIndexOf(word, StringComparison.Ordinal) is var at && at > best)
                {
                    (best, kind) = (at, i + 1);
                }
            }
        }
        return kind;
    }

    private static uint[] BesideOf(ArticleIndex index, in Quantity q)
    {
        var text = index.Text;
        var halves = new uint[6];
        for (var n = 1; n <= 3; n++)
        {
            halves[(2 * n) - 2] = FeatureSet.Half(214, text.AsSpan(Math.Max(0, q.Start - n), Math.Min(n, q.Start)));
            halves[(2 * n) - 1] = FeatureSet.Half(215, text.AsSpan(q.End, Math.Min(n, text.Length - q.End)));
        }
        return halves;
    }

    private static IEnumerable<uint> ClauseOf(ArticleIndex index, Quantity q)
    {
        var clause = index.Clause(q.Start);
        for (var i = q.Start - 1; i >= 0 && index.Clause(i) == clause; i--)
        {
            yield return FeatureSet.Half(219, index.Text.AsSpan(i, 2));
        }
        for (var i = q.End; i + 1 < index.Text.Length && i < q.End + 12 && index.Clause(i) == clause; i++)
        {
            yield return FeatureSet.Half(220, index.Text.AsSpan(i, 2));
        }
    }

    private static IEnumerable<uint> PointersOf(ArticleIndex index, Quantity q)
    {
        var sentence = index.Sentence(q.Start);
        for (var i = q.Start - 1; i > 0 && index.Sentence(i) == sentence && i > q.Start - 60; i--)
        {
            if (index.Text[i - 1] is '全' or '该' or '本' or '此' or '我' or '这' or '各' or '在' or '当')
            {
                yield return FeatureSet.Half(224, index.Text.AsSpan(i - 1, 2));
            }
        }
    }

    private char WholeBefore(ArticleIndex index, in Quantity q)
    {
        for (var i = q.Start - 2; i >= SentenceStart; i--)
        {
            if (index.Text[i] is '全' or '该' or '本' or '此' && index.Text[i + 1] is '省' or '市' or '县' or '区' or '镇' or '乡' or '街' or '村' or '社' or '公' or '院' or '校' or '项' or '活' or '行' or '平' or '驿' or '基' or '中' or '工')
            {
                return index.Text[i + 1];
            }
        }
        return '\0';
    }
}
