namespace KnowledgeGraph.Extraction.Layout;

/// <summary>One line of the page that holds anything, with what can be seen of it before anyone decides what it is.</summary>
internal sealed class Block
{
    /// <summary>First code unit in the document's text, behind the heading marks.</summary>
    public required int Start { get; init; }

    /// <summary>One past the last code unit that is no space.</summary>
    public required int End { get; init; }

    /// <summary>How many <c>#</c> stand before it.</summary>
    public int Hash { get; init; }

    /// <summary>Line feeds between the block before and this one (1: the next line).</summary>
    public int Gap { get; init; }

    /// <summary>Characters that are no spaces.</summary>
    public int Length { get; set; }

    /// <summary>A sentence ends at its end.</summary>
    public bool EndsSentence { get; set; }

    /// <summary>A full stop stands at its end: no headline has one.</summary>
    public bool EndsWithStop { get; set; }

    /// <summary>A sentence ends inside it, so that it is running text.</summary>
    public bool HasSentences { get; set; }

    /// <summary>Commas, full- and half-width, and enumeration commas.</summary>
    public int Commas { get; set; }

    /// <summary>It begins with what only goes on from something before: a comma, a closing quote.</summary>
    public bool StartsInside { get; set; }

    /// <summary>Clauses parted by spaces (two and more: 上联 下联).</summary>
    public int Clauses { get; set; }

    /// <summary>A colon stands within the first ten characters (西湖区：…).</summary>
    public bool Colon { get; set; }

    /// <summary>Opening less closing quotes.</summary>
    public int QuoteBalance { get; set; }

    /// <summary>How well the next running text goes on where a short block breaks off, in nats (<see cref="Joints.Continues"/>); 0 for long and for ended ones.</summary>
    public double GoesOn { get; set; }

    /// <summary>How well a short block goes on in the sentence that the running text above leaves open, in nats; 0 where none is open.</summary>
    public double FollowsOn { get; set; }

    /// <summary>It begins as bodies begin (近日, 8月2日).</summary>
    public bool StartsLikeBody { get; set; }

    /// <summary>How well it reads as a byline of its own; negative infinity where it does not.</summary>
    public double BylineScore { get; set; } = double.NegativeInfinity;

    /// <summary>Where a byline in brackets begins at its end, in the document's text; -1 without one.</summary>
    public int EndByline { get; set; } = -1;

    /// <summary>How well that byline reads.</summary>
    public double EndBylineScore { get; set; } = double.NegativeInfinity;

    /// <summary>It carries a photographer or giver (… 摄, 图片由 … 提供, 供图).</summary>
    public bool Credit { get; set; }

    /// <summary>It holds nothing but such a credit.</summary>
    public bool CreditOnly { get; set; }

    /// <summary>It ends like a caption does without a credit (… 效果图, … 现场).</summary>
    public bool CaptionEnd { get; set; }

    /// <summary>Editors, page numbers, legal lines: no part of any article.</summary>
    public bool Boilerplate { get; set; }

    /// <summary>The heading level of the nearest heading above, 0 without one.</summary>
    public int HashAbove { get; set; }

    /// <summary>The heading level of the next block, 0 without one.</summary>
    public int HashBelow { get; set; }

    /// <summary>The text that it stands for.</summary>
    public ReadOnlySpan<char> In(string document) => document.AsSpan(Start, End - Start);
}
