using System.Text;

namespace KnowledgeGraph.SeedCompiler;

/// <summary>Reads seed files: strict UTF-8 text, line by line.</summary>
public static class SeedFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines of <paramref name="file"/> (a path under <paramref name="seedsDirectory"/>) that are not empty, trimmed, with their numbers.</summary>
    /// <exception cref="SeedException">The file is missing, or is not UTF-8.</exception>
    public static IEnumerable<SeedLine> Lines(string seedsDirectory, string file)
    {
        var number = 0;
        foreach (var line in ReadAll(seedsDirectory, file).Split('\n'))
        {
            number++;
            if (line.AsSpan().Trim() is { Length: > 0 } text)
            {
                yield return new(number, text.Length == line.Length ? line : text.ToString());
            }
        }
    }

    private static string ReadAll(string seedsDirectory, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(seedsDirectory, file), StrictUtf8);
        }
        catch (IOException exception)
        {
            throw new SeedException(file, exception.Message);
        }
        catch (DecoderFallbackException exception)
        {
            throw new SeedException(file, $"not UTF-8: {exception.Message}");
        }
    }
}

/// <summary>A line of a seed file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Without white space around it.</param>
public readonly record struct SeedLine(int Number, string Text);
