namespace KnowledgeGraph.Model;

/// <summary>How a reported number stands to the true one.</summary>
public enum Comparison
{
    /// <summary>The number itself.</summary>
    Exact,

    /// <summary>余, 多, 超, 逾, 突破, 以上: at least the number.</summary>
    More,

    /// <summary>不到, 不超过: below the number.</summary>
    Less,

    /// <summary>约, 近, 左右: near the number.</summary>
    About,
}
