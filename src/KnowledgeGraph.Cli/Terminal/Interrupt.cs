using System.Runtime.InteropServices;

namespace KnowledgeGraph.Cli.Terminal;

/// <summary>Turns the first SIGINT or SIGTERM into a cancellation, so that a command ends between two commits; the second one ends the process at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Listens until disposed.</summary>
    public Interrupt() =>
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, Cli.ExitStatus.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, Cli.ExitStatus.Terminated)),
        ];

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit status of the signal that came.</summary>
    public int ExitStatus { get; private set; } = Cli.ExitStatus.Interrupted;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }
        source.Dispose();
    }

    private void Stop(PosixSignalContext context, int status)
    {
        if (source.IsCancellationRequested)
        {
            return;
        }
        context.Cancel = true;
        ExitStatus = status;
        source.Cancel();
    }
}
