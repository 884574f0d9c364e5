using KnowledgeGraph.Cli.Terminal;

namespace KnowledgeGraph.Cli;

/// <summary>What a command works with besides its arguments.</summary>
/// <param name="Output">Results, as bytes.</param>
/// <param name="OutputIsTerminal">True where a person watches the results come: no progress line then.</param>
/// <param name="Messages">Refusals, progress.</param>
/// <param name="Cancellation">Cancelled when the user stops the command.</param>
internal sealed record Host(Stream Output, bool OutputIsTerminal, Messages Messages, CancellationToken Cancellation)
{
    /// <summary>Writes one line of results.</summary>
    public void WriteLine(string line)
    {
        Output.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        Output.Flush();
    }
}
