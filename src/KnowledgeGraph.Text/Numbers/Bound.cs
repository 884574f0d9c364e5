namespace KnowledgeGraph.Text.Numbers;

/// <summary>How the text bounds a number.</summary>
public enum Bound
{
    /// <summary>The number itself.</summary>
    None,

    /// <summary>余, 多, 超, 逾, 突破, 以上: at least the number.</summary>
    AtLeast,

    /// <summary>近, 不到, 不足, 不超过, 以内: at most the number.</summary>
    AtMost,

    /// <summary>约, 左右, 大约: near the number.</summary>
    Near,
}
