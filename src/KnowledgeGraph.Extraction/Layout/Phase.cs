namespace KnowledgeGraph.Extraction.Layout;

/// <summary>How far the current article has come when a block has been read: the memory of the labeller.</summary>
internal enum Phase
{
    /// <summary>Before anything.</summary>
    Outside,

    /// <summary>Below a banner.</summary>
    Banner,

    /// <summary>Below a kicker.</summary>
    Kicker,

    /// <summary>Below a headline.</summary>
    Title,

    /// <summary>Below a deck.</summary>
    Deck,

    /// <summary>Below a byline.</summary>
    Byline,

    /// <summary>In the body of an article that began with a byline; its last sentence has ended.</summary>
    Signed,

    /// <summary>The same in the middle of a sentence.</summary>
    SignedOpen,

    /// <summary>In the body of an article that has no byline so far.</summary>
    Bare,

    /// <summary>The same in the middle of a sentence.</summary>
    BareOpen,

    /// <summary>Below a heading inside an article that began with a byline.</summary>
    SignedHeading,

    /// <summary>The same in an article that has no byline so far.</summary>
    BareHeading,

    /// <summary>Behind a closing byline.</summary>
    Ended,
}
