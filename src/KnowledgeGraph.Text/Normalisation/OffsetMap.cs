namespace KnowledgeGraph.Text.Normalisation;

/// <summary>
/// The way from a cleaned text back to the text that it was made from: a short list of runs, each of which maps its code units one to one.
/// All offsets are UTF-16 code units. Runs need not lie in the source's order, because a reader may move a column that stood in the wrong place.
/// </summary>
public sealed class OffsetMap
{
    private readonly int[] cleanStarts;
    private readonly int[] sourceStarts;

    internal OffsetMap(int[] cleanStarts, int[] sourceStarts, int length)
    {
        this.cleanStarts = cleanStarts;
        this.sourceStarts = sourceStarts;
        Length = length;
    }

    /// <summary>Code units of the cleaned text.</summary>
    public int Length { get; }

    /// <summary>How many runs the map holds.</summary>
    public int RunCount => cleanStarts.Length;

    /// <summary>The map of a text that was cut out of its source unchanged.</summary>
    /// <param name="length">Code units of the text.</param>
    /// <param name="sourceStart">Where it stands in the source.</param>
    public static OffsetMap Identity(int length, int sourceStart = 0) => new([0], [sourceStart], length);

    /// <summary>The source's offset of the code unit at <paramref name="offset"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cleaned text has no code unit there.</exception>
    public int SourceOf(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, Length);
        var run = RunAt(offset);
        return sourceStarts[run] + (offset - cleanStarts[run]);
    }

    /// <summary>
    /// The source's range that begins with the code unit at <paramref name="start"/> and ends with the one before <paramref name="end"/>;
    /// false for an empty range and where the range goes over a moved piece, so that its end would lie before its start.
    /// </summary>
    public bool TrySourceRange(int start, int end, out int sourceStart, out int sourceEnd)
    {
        sourceStart = sourceEnd = -1;
        if (start < 0 || end > Length || start >= end)
        {
            return false;
        }
        int first = RunAt(start), last = RunAt(end - 1);
        for (var run = first; run < last; run++)
        {
            if (sourceStarts[run + 1] < sourceStarts[run])
            {
                return false;
            }
        }
        sourceStart = sourceStarts[first] + (start - cleanStarts[first]);
        sourceEnd = sourceStarts[last] + (end - 1 - cleanStarts[last]) + 1;
        return true;
    }

    private int RunAt(int offset)
    {
        var found = Array.BinarySearch(cleanStarts, offset);
        return found >= 0 ? found : ~found - 1;
    }
}
