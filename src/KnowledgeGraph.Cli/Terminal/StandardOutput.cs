using Microsoft.Win32.SafeHandles;

namespace KnowledgeGraph.Cli.Terminal;

/// <summary>Where results go: UTF-8 without a mark, whatever the locale says.</summary>
internal static class StandardOutput
{
    private const int BrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoReader = unchecked((int)0x800700E8);

    /// <summary>Standard output as bytes. Writing to a pipe whose reader has gone throws an <see cref="IOException"/> of which <see cref="IsClosed"/> tells.</summary>
    public static Stream Open()
    {
        // The console's own stream swallows a broken pipe, and the command would work on for nobody; a file stream tells. But on a
        // file it would keep an offset of its own, and overwrite what others append to the same file.
        try
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Console.OpenStandardOutput();
        }
    }

    /// <summary>Whether the reader of the output has gone (<c>kg extract … | head</c>): then the command ends quietly.</summary>
    public static bool IsClosed(IOException error) => error.HResult is BrokenPipe or WindowsBrokenPipe or WindowsNoReader;

    /// <summary>Text on <paramref name="stream"/>, line feeds only.</summary>
    public static StreamWriter Text(Stream stream) => new(stream, new System.Text.UTF8Encoding(false), bufferSize: 16 * 1024, leaveOpen: true) { NewLine = "\n" };
}
