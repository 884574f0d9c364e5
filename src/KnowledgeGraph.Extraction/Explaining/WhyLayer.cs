namespace KnowledgeGraph.Extraction.Explaining;

/// <summary>The layers of the extractor that a fact can come from or pass through, in the order in which they run.</summary>
public enum WhyLayer
{
    /// <summary>A lexicon holds the whole name: the programmes that are followed everywhere.</summary>
    Lexicon,

    /// <summary>The linear reading: hashed features of the characters, words and clauses at hand.</summary>
    FirstReading,

    /// <summary>The boosted trees: what the first reading thought, with the whole article in view.</summary>
    SecondReading,

    /// <summary>A name's left edge was moved to a form that the article has more surely.</summary>
    Alignment,

    /// <summary>Mentions joined into one thing, a Place given its division.</summary>
    Linking,

    /// <summary>A relation that a name itself states.</summary>
    Name,

    /// <summary>The entity that a quantity is about was chosen among all of the article's.</summary>
    Subject,
}
