namespace KnowledgeGraph.Text.Numbers;

/// <summary>A number with its unit.</summary>
/// <param name="Start">First UTF-16 code unit, the word that bounds it included (近, 约, 超过).</param>
/// <param name="End">One past the last, the word that bounds it included (以上, 左右).</param>
/// <param name="Number">The number; of a range the lower one, with the end of the upper. Shares are in per cent: 四成 is 40, 三分之一 is 33.3.</param>
/// <param name="UnitStart">First code unit of the unit.</param>
/// <param name="UnitEnd">One past the unit's last; equal to <paramref name="UnitStart"/> without one.</param>
/// <param name="Bound">How the text bounds it.</param>
/// <param name="RangeTo">The upper end of a range (3至5个), else NaN.</param>
public readonly record struct Quantity(int Start, int End, Numeral Number, int UnitStart, int UnitEnd, Bound Bound, double RangeTo)
{
    /// <summary>The unit, or null: 元, 人次, %, 个百分点 …</summary>
    public string? Unit(string text) => UnitEnd > UnitStart ? Units.Normal(text.AsSpan(UnitStart, UnitEnd - UnitStart)) : null;
}
