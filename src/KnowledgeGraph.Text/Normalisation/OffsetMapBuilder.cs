namespace KnowledgeGraph.Text.Normalisation;

/// <summary>Collects the runs of an <see cref="OffsetMap"/> while a cleaned text is written.</summary>
public sealed class OffsetMapBuilder
{
    private readonly List<int> cleanStarts = [];
    private readonly List<int> sourceStarts = [];
    private int nextSource = -1;

    /// <summary>Code units appended so far.</summary>
    public int Length { get; private set; }

    /// <summary>
    /// Notes that the next <paramref name="length"/> code units of the cleaned text are the source's from <paramref name="sourceStart"/> on. What the cleaning puts in of its own
    /// (the line feed between two joined lines) is noted with the place in the source that it stands for.
    /// </summary>
    public void Append(int sourceStart, int length)
    {
        if (length == 0)
        {
            return;
        }
        if (sourceStart != nextSource)
        {
            cleanStarts.Add(Length);
            sourceStarts.Add(sourceStart);
        }
        Length += length;
        nextSource = sourceStart + length;
    }

    /// <summary>The map of all that was appended.</summary>
    public OffsetMap Build() => cleanStarts.Count == 0 ? OffsetMap.Identity(0) : new([.. cleanStarts], [.. sourceStarts], Length);

    /// <summary>Forgets everything, to be used again.</summary>
    public void Clear()
    {
        cleanStarts.Clear();
        sourceStarts.Clear();
        nextSource = -1;
        Length = 0;
    }
}
