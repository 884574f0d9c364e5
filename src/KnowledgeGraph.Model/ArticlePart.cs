namespace KnowledgeGraph.Model;

/// <summary>The string of an article into which a span's offsets point.</summary>
public enum ArticlePart
{
    /// <summary>The running text.</summary>
    Body,

    /// <summary>The headline.</summary>
    Title,

    /// <summary>The kicker or subtitle.</summary>
    Subtitle,

    /// <summary>The agency line taken off the body: 中新网义乌8月2日电(…).</summary>
    Dateline,

    /// <summary>A photo caption; <see cref="TextSpan.Caption"/> says which.</summary>
    Caption,
}
