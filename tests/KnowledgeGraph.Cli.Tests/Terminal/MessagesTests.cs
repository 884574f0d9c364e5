using KnowledgeGraph.Cli.Terminal;

namespace KnowledgeGraph.Cli.Tests.Terminal;

public sealed class MessagesTests : IDisposable
{
    private readonly StringWriter error = new() { NewLine = "\n" };
    private readonly Clock clock = new();

    public void Dispose() => error.Dispose();

    [Fact]
    public void On_a_terminal_progress_stands_below_the_messages_and_is_drawn_ten_times_a_second()
    {
        var messages = new Messages(error, terminal: true, clock);

        messages.Progress(0, 5000);
        clock.Advance(TimeSpan.FromMilliseconds(50));
        messages.Progress(100, 5000);
        clock.Advance(TimeSpan.FromMilliseconds(1950));
        messages.Progress(600, 5000);
        messages.Line("refused a.txt: …");
        messages.Progress(5000, 5000);
        messages.Clear();

        Assert.Equal(
            "\r\u001b[K0 of 5000 documents, 0 a second, 0:00 left" + "\r\u001b[K600 of 5000 documents, 300 a second, 0:14 left" + "\r\u001b[Krefused a.txt: …\n"
            + "\r\u001b[K5000 of 5000 documents, 2500 a second, 0:00 left" + "\r\u001b[K",
            error.ToString());
    }

    [Fact]
    public void In_a_pipe_there_are_only_messages()
    {
        var messages = new Messages(error, terminal: false, clock);

        messages.Progress(10, 20);
        messages.Line("refused a.txt: …");
        messages.Clear();

        Assert.Equal("refused a.txt: …\n", error.ToString());
    }

    private sealed class Clock : TimeProvider
    {
        private long now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Advance(TimeSpan time) => now += time.Ticks;
    }
}
