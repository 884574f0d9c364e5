using System.CommandLine;

namespace KnowledgeGraph.Cli.Commands;

/// <summary>A command with what it does and how it is called.</summary>
/// <param name="Command">Its name, arguments and options.</param>
/// <param name="RunAsync">What it does; returns the exit status.</param>
/// <param name="Examples">Command lines that its help shows.</param>
internal sealed record CommandSpec(Command Command, Func<ParseResult, Host, Task<int>> RunAsync, params string[] Examples);
