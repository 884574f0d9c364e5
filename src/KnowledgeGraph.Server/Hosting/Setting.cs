namespace KnowledgeGraph.Server.Hosting;

/// <summary>One setting of the service: a command-line option, an environment variable and a key of the settings file, all named alike.</summary>
/// <param name="Name">As on the command line, without dashes: <c>max-cost</c>.</param>
/// <param name="ValueName">What stands for the value in help; null for a switch.</param>
/// <param name="Default">The value that counts where none is given, as text; empty for none.</param>
/// <param name="Description">What it does, in one sentence.</param>
public sealed record Setting(string Name, string? ValueName, string Default, string Description)
{
    /// <summary>Whether several values may be given.</summary>
    public bool IsList { get; init; }

    /// <summary>The command-line option: <c>--max-cost</c>.</summary>
    public string Option => "--" + Name;

    /// <summary>The environment variable: <c>KG_MAX_COST</c>. Values of a list are separated by <c>;</c>.</summary>
    public string Variable => "KG_" + Name.Replace('-', '_').ToUpperInvariant();

    /// <summary>The key in the section <c>KnowledgeGraph</c> of the settings file: <c>MaxCost</c>.</summary>
    public string Key => string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>Puts values into the options; throws a <see cref="FormatException"/> that says what is allowed.</summary>
    internal Func<ServiceOptions, IReadOnlyList<string>, ServiceOptions> Apply { get; init; } = (options, _) => options;
}

/// <summary>Settings that can't be used: the message has a line for each, naming where it was given and what is allowed.</summary>
public sealed class ServiceSettingsException(IReadOnlyList<string> failures) : Exception(string.Join('\n', failures))
{
    /// <summary>One line a failure.</summary>
    public IReadOnlyList<string> Failures { get; } = failures;
}
