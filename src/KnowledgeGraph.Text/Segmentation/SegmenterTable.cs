using KnowledgeGraph.Text.Tables;

namespace KnowledgeGraph.Text.Segmentation;

/// <summary>The binary table of a <see cref="Segmenter"/>: its sections, and how it is written.</summary>
public static class SegmenterTable
{
    internal const int Automaton = 0;
    internal const int Weights = 1;
    internal const int Tags = 2;
    internal const int TagNames = 3;
    internal const int EmissionRows = 4;
    internal const int Emissions = 5;
    internal const int Parameters = 6;
    internal const int SectionCount = 7;

    /// <summary>In <see cref="Parameters"/>: 4 start values, 16 transitions, then the weight of a character that is no word.</summary>
    internal const int TransitionsAt = HiddenMarkovModel.States;

    internal const int UnknownWeightAt = TransitionsAt + (HiddenMarkovModel.States * HiddenMarkovModel.States);

    /// <summary>Writes the table. The same entries in any order give the same bytes.</summary>
    /// <exception cref="ArgumentException">A word is empty or is given twice, or there are more than 255 tags.</exception>
    public static void Write(IEnumerable<DictionaryEntry> entries, HiddenMarkovModel model, Stream stream)
    {
        // Frequent words first, so that what is used much lies together in memory.
        var words = entries.OrderByDescending(entry => entry.Frequency).ThenBy(entry => entry.Word, StringComparer.Ordinal).ToArray();
        var logTotal = Math.Log(words.Sum(word => word.Frequency));
        var tags = words.Select(word => word.Tag).Concat(Segmenter.OwnTags).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (tags.Length > byte.MaxValue)
        {
            throw new ArgumentException($"{tags.Length} parts of speech are too many; 255 are allowed", nameof(entries));
        }
        var table = new TableWriter();
        table.Add(output => Matching.Automaton.Write(words.Select((word, index) => (word.Word, index)), output));
        table.Add<double>(Array.ConvertAll(words, word => Math.Log(word.Frequency) - logTotal));
        table.Add<byte>(Array.ConvertAll(words, word => (byte)Array.BinarySearch(tags, word.Tag, StringComparer.Ordinal)));
        table.AddStrings(tags);
        AddEmissions(table, model);
        table.Add<double>([.. model.Start, .. model.Transitions, 0.0 - logTotal]);
        table.Write(stream);
    }

    /// <summary>A row of four values for each character, row 0 for those that the model does not name, and the rows' numbers by character.</summary>
    private static void AddEmissions(TableWriter table, HiddenMarkovModel model)
    {
        var numbers = new ushort[CharacterClass.LastModelled - CharacterClass.FirstModelled + 1];
        var rows = new List<double>(Enumerable.Repeat(HiddenMarkovModel.Never, HiddenMarkovModel.States));
        foreach (var (c, row) in model.Emissions.Where(item => CharacterClass.IsModelled(item.Key)).OrderBy(item => item.Key))
        {
            numbers[c - CharacterClass.FirstModelled] = (ushort)(rows.Count / HiddenMarkovModel.States);
            rows.AddRange(row);
        }
        table.Add<ushort>(numbers);
        table.Add<double>(rows.ToArray());
    }
}
