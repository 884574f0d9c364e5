using System.Runtime.InteropServices;

namespace KnowledgeGraph.Text.Matching;

/// <summary>A state of the double array. The child of state <c>s</c> over code <c>c</c> is <c>t = Base(s) + c</c>, if <c>Check(t) = s</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AutomatonNode
{
    /// <summary>The parent of an empty slot, and of the root.</summary>
    public const int NoParent = -1;

    /// <summary>The value of a state at which no key ends.</summary>
    public const int NoValue = -1;

    /// <summary>Where the children begin.</summary>
    public int Base;

    /// <summary>The parent.</summary>
    public int Check;

    /// <summary>The value of the key that ends here.</summary>
    public int Value;
}
