using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KnowledgeGraph.Service.Bench;

/// <summary><c>kg serve</c> as a process of its own.</summary>
internal sealed class RunningService : IAsyncDisposable
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private RunningService(Process process, Uri address) => (Process, Address) = (process, address);

    public Process Process { get; }

    /// <summary>Where it answers GraphQL.</summary>
    public Uri Address { get; }

    /// <summary>The checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file's name, or a store URI, as a store URI.</summary>
    public static string UriOf(string store) => store.Contains(':', StringComparison.Ordinal) ? store : "sqlite:" + store;

    public static async Task<RunningService> StartAsync(string store)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var kg = Environment.GetEnvironmentVariable("KG_BENCH_KG") ?? Path.Combine(Root, "src", "KnowledgeGraph.Cli", "bin", Configuration, "net10.0", "kg.dll");
        var process = Start("dotnet", [kg, "serve", "--store", UriOf(store), "--urls", address], Root);
        var service = new RunningService(process, new(address + "/graphql"));
        await WaitAsync(new(address + "/health/ready"), process).ConfigureAwait(false);
        return service;
    }

    /// <summary>Starts a process whose words nobody reads.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, string folder)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder, Environment = { ["NODE_ENV"] = "production" } })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Waits until an address answers with a status of success.</summary>
    public static async Task WaitAsync(Uri address, Process process)
    {
        using var client = new HttpClient();
        // Apollo Server takes a GET from nobody without it.
        client.DefaultRequestHeaders.Add("Apollo-Require-Preflight", "true");
        while (!process.HasExited)
        {
            try
            {
                if ((await client.GetAsync(address).ConfigureAwait(false)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100).ConfigureAwait(false);
        }
        throw new InvalidOperationException($"{process.StartInfo.FileName} {process.StartInfo.ArgumentList[0]} ended");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync().ConfigureAwait(false);
        Process.Dispose();
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "KnowledgeGraph.sln")))
        {
            at = at.Parent;
        }
        return at?.FullName ?? throw new InvalidOperationException("KnowledgeGraph.sln is in no folder above the bench");
    }
}
