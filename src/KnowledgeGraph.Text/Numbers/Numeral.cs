namespace KnowledgeGraph.Text.Numbers;

/// <summary>A number as Chinese text writes it: 1,234.5 · 7.4亿 · 20余万 · 三百二十 · 两千 · 上百.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last, multipliers included.</param>
/// <param name="Value">The number, 万 and 亿 multiplied out.</param>
/// <param name="More">余, 多, 几 or 来 stands inside or behind, or 上, 数 or 几 in front of a power of ten, or two digits side by side (两三百): at least the value.</param>
/// <param name="InDigits">Written with digits rather than Chinese numerals.</param>
public readonly record struct Numeral(int Start, int End, double Value, bool More, bool InDigits)
{
    /// <summary>What digits were multiplied with: 10,000 in 3.5万; else 1.</summary>
    public double Multiplier { get; init; } = 1;

    /// <summary>Reads the longest number that starts at <paramref name="start"/>; false where none does.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out Numeral numeral) =>
        new NumeralReader(text, start).Read(out numeral);

    /// <summary>Whether a number can start with a character.</summary>
    public static bool CanStart(char c) =>
        NumeralReader.IsDigit(c) || NumeralReader.Digit(c) >= 0 || NumeralReader.Power(c) > 0 || NumeralReader.IsEstimate(c);
}
