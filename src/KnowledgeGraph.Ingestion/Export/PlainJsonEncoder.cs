using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace KnowledgeGraph.Ingestion.Export;

/// <summary>
/// Escapes in JSON only what must be (quotation mark, reverse solidus, control characters) and what some readers take for a line's end (U+0085,
/// U+2028, U+2029). The framework's own encoders also escape 𠮷 and other characters beyond the basic plane, and the ideographic space.
/// </summary>
public sealed unsafe class PlainJsonEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => (char)c)) + "\"\\\u2028\u2029");

    private PlainJsonEncoder()
    {
    }

    /// <summary>The encoder.</summary>
    public static PlainJsonEncoder Instance { get; } = new();

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => 6;

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength) => new ReadOnlySpan<char>(text, textLength).IndexOfAny(Escaped);

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => unicodeScalar <= char.MaxValue && WillEscape((char)unicodeScalar);

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var output = new Span<char>(buffer, bufferLength);
        return WillEncode(unicodeScalar)
            ? TryEscape((char)unicodeScalar, output, out numberOfCharactersWritten)
            : new Rune(unicodeScalar).TryEncodeToUtf16(output, out numberOfCharactersWritten);
    }

    private static bool TryEscape(char c, Span<char> output, out int written)
    {
        var shortForm = c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => null,
        };
        if (shortForm is not null)
        {
            written = 2;
            return shortForm.TryCopyTo(output);
        }
        return output.TryWrite(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:X4}", out written);
    }

    // Halves of surrogate pairs are no scalars; the base class replaces one that stands alone, and passes whole pairs.
    private static bool WillEscape(char c) => Escaped.Contains(c);
}
