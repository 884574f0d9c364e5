namespace KnowledgeGraph.Text.Numbers;

/// <summary>A number as Chinese text writes it: 1,234.5 · 7.4亿 · 20余万 · 三百二十 · 两千 · 上百.</summary>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last, multipliers included.</param>
/// <param name="Value">The number, 万 and 亿 multiplied out.</param>
/// <param name="More">余, 多, 几 or 来 stands inside or behind, or 上, 数 in front of a power of ten: at least the value.</param>
/// <param name="InDigits">Written with digits rather than Chinese numerals.</param>
public readonly record struct Numeral(int Start, int End, double Value, bool More, bool InDigits)
{
    /// <summary>Reads the longest number that starts at <paramref name="start"/>; false where none does.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out Numeral numeral)
    {
        var reader = new Reader(text, start);
        return reader.Read(out numeral);
    }

    /// <summary>Whether a number can start with a character.</summary>
    public static bool CanStart(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９' || Digit(c) >= 0 || c is '十' or '百' or '千' or '万' or '亿' or '上';

    internal static int Digit(char c) => c switch
    {
        '零' or '〇' => 0,
        '一' => 1,
        '二' or '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => -1,
    };

    private static double Power(char c) => c switch { '十' => 10, '百' => 100, '千' => 1_000, '万' => 10_000, '亿' => 100_000_000, _ => 0 };

    private ref struct Reader(ReadOnlySpan<char> text, int start)
    {
        private readonly ReadOnlySpan<char> text = text;
        private int at = start;
        private bool more;

        public bool Read(out Numeral numeral)
        {
            numeral = default;
            if (at >= text.Length)
            {
                return false;
            }
            var begin = at;
            if (IsDigit(text[at]))
            {
                var value = Multiply(Digits());
                numeral = new(begin, at, Tidy(value), more, true);
                return true;
            }
            if (text[at] == '上' && at + 1 < text.Length && Power(text[at + 1]) > 10)
            {
                at++;
                more = true;
                var value = 1.0;
                while (at < text.Length && Power(text[at]) is var p and > 0)
                {
                    value *= p;
                    at++;
                }
                numeral = new(begin, at, value, true, false);
                return true;
            }
            if (!Chinese(out var number))
            {
                return false;
            }
            numeral = new(begin, at, number, more, false);
            return true;
        }

        private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

        /// <summary>Digits ("," digits{3})* ("." digits)?</summary>
        private double Digits()
        {
            var value = 0.0;
            while (at < text.Length)
            {
                if (IsDigit(text[at]))
                {
                    value = (value * 10) + (text[at] & 0xF);
                    at++;
                }
                else if (text[at] is ',' or '，' && at > 0 && IsDigit(text[at - 1]) && Group(at + 1))
                {
                    at++;
                }
                else
                {
                    break;
                }
            }
            if (at + 1 < text.Length && text[at] is '.' or '．' && IsDigit(text[at + 1]))
            {
                at++;
                var scale = 1.0;
                var fraction = 0.0;
                while (at < text.Length && IsDigit(text[at]))
                {
                    fraction = (fraction * 10) + (text[at] & 0xF);
                    scale *= 10;
                    at++;
                }
                value = ((value * scale) + fraction) / scale;
            }
            return value;
        }

        private readonly bool Group(int from) =>
            from + 3 <= text.Length && IsDigit(text[from]) && IsDigit(text[from + 1]) && IsDigit(text[from + 2]) && (from + 3 == text.Length || !IsDigit(text[from + 3]));

        /// <summary>(余 | 多)? (十 | 百 | 千 | 万 | 亿)* (余 | 多 | 来)?</summary>
        private double Multiply(double value)
        {
            Vague();
            while (at < text.Length && Power(text[at]) is var p and > 0 && !StartsUnit())
            {
                value *= p;
                at++;
                Vague();
            }
            return value;
        }

        /// <summary>千瓦, 千伏安, 千米, 千克: 千 belongs to the unit.</summary>
        private readonly bool StartsUnit() => text[at] == '千' && at + 1 < text.Length && text[at + 1] is '瓦' or '伏' or '米' or '克' or '卡';

        private void Vague()
        {
            if (at < text.Length && text[at] is '余' or '多' or '几' or '来' && !(text[at] == '来' && at + 1 < text.Length && text[at + 1] is '自' or '到' or '了' or '源' or '临'))
            {
                more = true;
                at++;
            }
        }

        /// <summary>Chinese numerals by the usual grammar: (digit? unit)+ digit?, in sections of 万 and 亿.</summary>
        private bool Chinese(out double value)
        {
            double total = 0, section = 0, digit = -1, last = 1;
            var begin = at;
            while (at < text.Length)
            {
                var c = text[at];
                var d = Digit(c);
                if (d >= 0)
                {
                    if (digit > 0)
                    {
                        break; // 二三, 五六: an estimate, not a number of this grammar
                    }
                    digit = d;
                    at++;
                    continue;
                }
                var p = Power(c);
                if (p == 0 || (p >= 10_000 && digit < 0 && section == 0 && (total > 0 || at > begin)))
                {
                    break;
                }
                if (p >= 10_000)
                {
                    section += at == begin ? 1 : Math.Max(digit, 0);
                    total = (total + section) * p;
                    section = 0;
                }
                else
                {
                    section += (digit < 0 ? 1 : digit) * p;
                }
                digit = -1;
                last = p;
                at++;
                Vague();
                if (more && at < text.Length && Power(text[at]) < 10_000)
                {
                    break;
                }
            }
            // 三万五: a digit right behind a unit counts the next lower one.
            section += digit > 0 && last > 10 && at - 2 >= begin && Power(text[at - 2]) > 0 ? digit * last / 10 : Math.Max(digit, 0);
            value = total + section;
            if (at > begin && !more)
            {
                Vague();
            }
            return at > begin;
        }

        /// <summary>Takes the rounding of binary fractions off: 7.4亿 is 740000000.</summary>
        private static double Tidy(double value) => Math.Abs(value) < 1e15 ? Math.Round(value * 10_000) / 10_000 : value;
    }
}
