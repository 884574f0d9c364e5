using System.Globalization;
using KnowledgeGraph.Text.Segmentation;

namespace KnowledgeGraph.SeedCompiler;

/// <summary><c>jieba.bin</c>: the segmenter's dictionary and hidden Markov model, from <c>seeds/jieba</c>.</summary>
internal sealed class JiebaTable : ISeedTable
{
    private const string DictionaryFile = "jieba/jieba.dict.utf8";
    private const string ModelFile = "jieba/hmm_model.utf8";

    /// <summary>The lines of the model that are not comments: start, four of transitions, four of emissions.</summary>
    private const int ModelLines = 9;

    public string Name => "jieba";

    public IReadOnlyList<string> Sources => [DictionaryFile, ModelFile];

    public void Compile(string seedsDirectory, Stream output) =>
        SegmenterTable.Write(ReadDictionary(seedsDirectory), ReadModel(seedsDirectory), output);

    private static IEnumerable<DictionaryEntry> ReadDictionary(string seeds)
    {
        foreach (var (number, line) in SeedFile.Lines(seeds, DictionaryFile))
        {
            var fields = line.Split(' ');
            yield return fields.Length == 3 && long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var frequency)
                ? new(fields[0], frequency, fields[2])
                : throw new SeedException(DictionaryFile, number, $"expected 'word frequency tag', not '{line}'");
        }
    }

    private static HiddenMarkovModel ReadModel(string seeds)
    {
        var lines = SeedFile.Lines(seeds, ModelFile).Where(line => !line.Text.StartsWith('#')).ToArray();
        if (lines.Length != ModelLines)
        {
            throw new SeedException(ModelFile, $"expected {ModelLines} lines that are not comments, not {lines.Length}");
        }
        var emissions = new Dictionary<char, double[]>();
        for (var state = 0; state < HiddenMarkovModel.States; state++)
        {
            ReadEmissions(lines[5 + state], state, emissions);
        }
        return new(Numbers(lines[0]), [.. lines[1..5].SelectMany(Numbers)], emissions);
    }

    private static void ReadEmissions(SeedLine line, int state, Dictionary<char, double[]> emissions)
    {
        foreach (var item in line.Text.Split(','))
        {
            if (item.Length < 3 || item[1] != ':')
            {
                throw new SeedException(ModelFile, line.Number, $"expected 'character:logarithm', not '{item}'");
            }
            if (!emissions.TryGetValue(item[0], out var row))
            {
                emissions.Add(item[0], row = new double[HiddenMarkovModel.States]);
                Array.Fill(row, HiddenMarkovModel.Never);
            }
            row[state] = Number(item[2..], line.Number);
        }
    }

    private static double[] Numbers(SeedLine line)
    {
        var numbers = line.Text.Split(' ').Select(item => Number(item, line.Number)).ToArray();
        return numbers.Length == HiddenMarkovModel.States
            ? numbers
            : throw new SeedException(ModelFile, line.Number, $"expected {HiddenMarkovModel.States} numbers, not {numbers.Length}");
    }

    private static double Number(string text, int line) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new SeedException(ModelFile, line, $"'{text}' is no number");
}
