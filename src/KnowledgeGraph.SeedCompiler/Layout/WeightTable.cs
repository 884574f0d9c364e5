using System.Globalization;
using KnowledgeGraph.Text.Matching;

namespace KnowledgeGraph.SeedCompiler.Layout;

/// <summary>Weights of one or two characters for the layout, from <c>seeds/layout</c>; a value is the weight plus 128.</summary>
internal sealed class WeightTable(string name, string file) : ISeedTable
{
    private const int Offset = 128;

    public string Name => name;

    public IReadOnlyList<string> Sources => [file];

    public void Compile(string seedsDirectory, Stream output) => Automaton.Write(SeedFile.Lines(seedsDirectory, file).Select(Row), output);

    private (string Key, int Value) Row(SeedLine line)
    {
        var tab = line.Text.IndexOf('\t');
        return tab > 0 && int.TryParse(line.Text.AsSpan(tab + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var weight) && weight is > -Offset and < Offset
            ? (line.Text[..tab], weight + Offset)
            : throw new SeedException(file, line.Number, $"expected 'characters, tab, weight between -127 and 127', not '{line.Text}'");
    }
}
