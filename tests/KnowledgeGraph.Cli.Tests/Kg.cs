using System.Diagnostics;
using System.Text;

namespace KnowledgeGraph.Cli.Tests;

/// <summary>What a run of the real process gave.</summary>
internal sealed record Run(int Status, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] Errors => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the real executable beside the tests, in a folder of its own.</summary>
internal sealed class Kg : IDisposable
{
    /// <summary>The folder in which commands run; relative paths and <c>kg.db</c> are in it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("kg-test-").FullName;

    public static string Executable => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "kg.exe" : "kg");

    public string At(string name) => Path.Combine(Folder, name);

    public string Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), content);
        return name;
    }

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public Process Start(params IEnumerable<string> arguments) => StartProgram(Executable, arguments, new Dictionary<string, string>());

    private Process StartProgram(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment.Remove("KG_STORE");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        return Process.Start(start)!;
    }

    public Task<Run> RunAsync(params IEnumerable<string> arguments) => FinishAsync(Start(arguments));

    public Task<Run> RunWithAsync(IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments) =>
        FinishAsync(StartProgram(Executable, arguments, environment));

    /// <summary>Runs the executable so that permissions of files hold, which they do not for root.</summary>
    public Task<Run> RunUnprivilegedAsync(params IEnumerable<string> arguments)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return RunAsync(arguments);
        }
        const string Setpriv = "/usr/bin/setpriv";
        if (!File.Exists(Setpriv))
        {
            Assert.Skip("this user reads and writes files whatever their permissions, and setpriv is not here to give that up");
        }
        string[] without = ["--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", Executable];
        return FinishAsync(StartProgram(Setpriv, [.. without, .. arguments], new Dictionary<string, string>()));
    }

    /// <summary>Runs a line of the shell, in which <c>$KG</c> is the executable.</summary>
    public Task<Run> ShellAsync(string line) =>
        FinishAsync(StartProgram("bash", ["-c", line], new Dictionary<string, string> { ["KG"] = Executable }));

    public static async Task<Run> FinishAsync(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new(process.ExitCode, await output, await error);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
