namespace KnowledgeGraph.Text.Numbers;

/// <summary>
/// Reads a number from left to right:
/// <code>
/// Number   : Digits Vague? (Power Vague?)* (Digits Power+)?     3亿5000万, 20余万
///          | (上 | 数 | 几) Power+                              上百, 数十万
///          | (Section 亿)? (Section 万)? Section?               三百二十, 两千余, 三万五
/// Section  : (Digit? 千)? 零? (Digit? 百)? 零? (Digit? 十)? 零? Digit?
/// Power    : 十 | 百 | 千 | 万 | 亿
/// Vague    : 余 | 多 | 几 | 来
/// </code>
/// </summary>
internal ref struct NumeralReader
{
    /// <summary>Powers from here on end a section.</summary>
    private const double Myriad = 10_000;

    private readonly ReadOnlySpan<char> text;
    private readonly int start;
    private int at;
    private bool more;

    public NumeralReader(ReadOnlySpan<char> text, int start)
    {
        this.text = text;
        this.start = start;
        at = start;
    }

    public static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    /// <summary>The value of a Chinese digit, or -1.</summary>
    public static int Digit(char c) => c switch
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

    /// <summary>The value of a power of ten, or 0.</summary>
    public static double Power(char c) => c switch { '十' => 10, '百' => 100, '千' => 1_000, '万' => 10_000, '亿' => 100_000_000, _ => 0 };

    /// <summary>Whether a power of ten behind <paramref name="c"/> is a lower bound: 上百, 数十, 几百.</summary>
    public static bool IsEstimate(char c) => c is '上' or '数' or '几';

    public bool Read(out Numeral numeral)
    {
        numeral = default;
        if (at >= text.Length)
        {
            return false;
        }
        if (IsDigit(text[at]))
        {
            var value = ReadDigitsWithPowers(out var multiplier);
            numeral = new(start, at, Tidy(value), more, true) { Multiplier = multiplier };
            return true;
        }
        if (!(IsEstimate(text[at]) ? ReadEstimate(out var number) : ReadChinese(out number)))
        {
            return false;
        }
        numeral = new(start, at, number, more, false);
        return true;
    }

    private double ReadDigitsWithPowers(out double multiplier)
    {
        var value = ReadDigits();
        SkipVague();
        multiplier = ReadPowers();
        value *= multiplier;
        if (multiplier >= Myriad && !more && at < text.Length && IsDigit(text[at]))
        {
            // 3亿5000万, but not 3万5000: without a power of its own the second number may be another one.
            var end = at;
            var rest = ReadDigits();
            var power = ReadPowers();
            if (power > 1 && rest * power < multiplier)
            {
                return value + (rest * power);
            }
            at = end;
        }
        return value;
    }

    /// <summary>Digit+ ("," Digit{3})* ("." Digit+)?</summary>
    private double ReadDigits()
    {
        var value = 0.0;
        while (at < text.Length)
        {
            if (IsDigit(text[at]))
            {
                value = (value * 10) + (text[at] & 0xF);
                at++;
            }
            else if (text[at] is ',' or '，' && at > start && IsThousandsGroup(at + 1))
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
            double fraction = 0, scale = 1;
            for (; at < text.Length && IsDigit(text[at]); at++)
            {
                fraction = (fraction * 10) + (text[at] & 0xF);
                scale *= 10;
            }
            value = ((value * scale) + fraction) / scale;
        }
        return value;
    }

    private readonly bool IsThousandsGroup(int from)
    {
        var digits = 0;
        while (from + digits < text.Length && IsDigit(text[from + digits]))
        {
            digits++;
        }
        return digits == 3;
    }

    /// <summary>The product of the powers that follow.</summary>
    private double ReadPowers()
    {
        var product = 1.0;
        while (PowerAt(at) is var power and > 0)
        {
            product *= power;
            at++;
            SkipVague();
        }
        return product;
    }

    private bool ReadEstimate(out double value)
    {
        at++;
        more = true;
        value = ReadPowers();
        return value > 10 || (value > 1 && text[start] != '上');
    }

    private bool ReadChinese(out double value)
    {
        double total = 0, section = 0, lastPower = 1, lastMyriad = double.MaxValue;
        while (at < text.Length)
        {
            var hasZero = at > start && Digit(text[at]) == 0;
            var next = hasZero ? at + 1 : at;
            var digit = ReadChineseDigit(ref next);
            var power = PowerAt(next);
            if (power == 0)
            {
                if (digit > 0)
                {
                    // 三万五: a digit right behind a power counts the next lower one.
                    section += hasZero || lastPower <= 10 ? digit : digit * lastPower / 10;
                    at = next;
                }
                break;
            }
            if (digit < 0 && at > start && !(power >= Myriad && (section > 0 || power > lastMyriad)))
            {
                break;
            }
            if (power < Myriad)
            {
                section += (digit < 0 ? 1 : digit) * power;
            }
            else
            {
                section += section + total == 0 && digit < 0 ? 1 : Math.Max(digit, 0);
                total = power < lastMyriad ? total + (section * power) : (total + section) * power;
                (section, lastMyriad) = (0, power);
            }
            (at, lastPower) = (next + 1, power);
            SkipVague();
            if (more && PowerAt(at) < Myriad)
            {
                break;
            }
        }
        value = total + section;
        if (!more)
        {
            SkipVague();
        }
        return value > 0;
    }

    /// <summary>A digit of 1 to 9, or two that follow each other (两三百) of which the first counts; else -1.</summary>
    private int ReadChineseDigit(ref int next)
    {
        if (next >= text.Length || Digit(text[next]) is not (> 0 and var digit))
        {
            return -1;
        }
        next++;
        if (next < text.Length && Digit(text[next]) == digit + 1)
        {
            more = true;
            next++;
        }
        return digit;
    }

    /// <summary>The power of ten at <paramref name="index"/>; 0 where there is none or where it belongs to a unit: 千瓦, 千伏安, 千米, 千克, 百分之.</summary>
    private readonly double PowerAt(int index)
    {
        if (index >= text.Length)
        {
            return 0;
        }
        var unit = index > start && text[index] == '千' && index + 1 < text.Length && text[index + 1] is '瓦' or '伏' or '米' or '克' or '卡';
        return unit ? 0 : Power(text[index]);
    }

    private void SkipVague()
    {
        if (at < text.Length && text[at] is '余' or '多' or '几' or '来' && !(text[at] == '来' && at + 1 < text.Length && text[at + 1] is '自' or '到' or '了' or '源' or '临'))
        {
            more = true;
            at++;
        }
    }

    /// <summary>Takes the rounding of binary fractions off: 7.4亿 is 740000000.</summary>
    private static double Tidy(double value) => Math.Abs(value) < 1e15 ? Math.Round(value * 10_000) / 10_000 : value;
}
