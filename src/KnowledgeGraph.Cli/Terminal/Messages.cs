using System.Globalization;

namespace KnowledgeGraph.Cli.Terminal;

/// <summary>
/// Standard error: one line a message, and on a terminal a progress line below them (documents, rate, time left). In a pipe or a file there are only
/// the messages. Used by one thread at a time.
/// </summary>
internal sealed class Messages(TextWriter error, bool terminal, TimeProvider clock)
{
    private const string ClearLine = "\r\u001b[K";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private long started;
    private long drawn;
    private bool shown;

    /// <summary>Messages on the process's standard error.</summary>
    public static Messages Open()
    {
        var writer = new StreamWriter(Console.OpenStandardError(), new System.Text.UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        return new(writer, !Console.IsErrorRedirected, TimeProvider.System);
    }

    /// <summary>Where plain text goes that is no message of ours (usage errors of the parser).</summary>
    public TextWriter Writer => error;

    /// <summary>Writes one line.</summary>
    public void Line(string line)
    {
        Clear();
        error.WriteLine(line);
    }

    /// <summary>Shows that <paramref name="done"/> of <paramref name="total"/> documents are through; draws at most ten times a second.</summary>
    public void Progress(int done, int total)
    {
        if (!terminal)
        {
            return;
        }
        var now = clock.GetTimestamp();
        if (started == 0)
        {
            started = now;
        }
        if (done < total && shown && clock.GetElapsedTime(drawn, now) < Interval)
        {
            return;
        }
        (drawn, shown) = (now, true);
        error.Write(ClearLine + Describe(done, total, clock.GetElapsedTime(started, now)));
    }

    /// <summary>Takes the progress line away.</summary>
    public void Clear()
    {
        if (shown)
        {
            error.Write(ClearLine);
            shown = false;
        }
    }

    /// <summary><c>1200 of 5000 documents, 310 a second, 0:12 left</c>.</summary>
    internal static string Describe(int done, int total, TimeSpan elapsed)
    {
        var rate = elapsed.TotalSeconds > 0 ? done / elapsed.TotalSeconds : 0;
        var left = rate > 0 ? TimeSpan.FromSeconds((total - done) / rate) : TimeSpan.Zero;
        var time = string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalMinutes}:{left.Seconds:00}");
        return string.Create(CultureInfo.InvariantCulture, $"{done} of {total} documents, {rate:0} a second, {time} left");
    }
}
