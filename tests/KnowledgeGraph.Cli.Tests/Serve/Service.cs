using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace KnowledgeGraph.Cli.Tests.Serve;

/// <summary>A running <c>kg serve</c>: a real process on a port of its own.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task reading;
    private readonly List<string> log = [];
    private readonly TaskCompletionSource<Uri?> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Service(Process process)
    {
        this.process = process;
        reading = ReadLogAsync();
    }

    public HttpClient Client { get; } = new();

    public Uri Address => Client.BaseAddress!;

    /// <summary>What stands on standard error so far.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
            {
                return [.. log];
            }
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static Task<Service> StartAsync(Kg kg, params IEnumerable<string> arguments) => StartOnAsync(kg, "http://127.0.0.1:0", arguments);

    /// <summary>The same on another address.</summary>
    public static async Task<Service> StartOnAsync(Kg kg, string url, params IEnumerable<string> arguments)
    {
        var service = new Service(kg.Start(["serve", "--urls", url, .. arguments]));
        service.Client.BaseAddress = await service.listening.Task
            ?? throw new InvalidOperationException("kg serve ended: " + string.Join('\n', service.Log));
        return service;
    }

    /// <summary>The answer to a document, by POST.</summary>
    public async Task<JsonElement> AskAsync(string document, object? variables = null)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query = document, variables });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The answer to a document, by GET.</summary>
    public async Task<HttpResponseMessage> GetAsync(string document, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(document));
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }
        return await Client.SendAsync(request);
    }

    /// <summary>Sends SIGTERM.</summary>
    public Task SignalAsync(Kg kg) => kg.ShellAsync($"kill -TERM {process.Id}");

    /// <summary>Waits for the end; gives the exit status.</summary>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        await reading;
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }
        await EndAsync();
        process.Dispose();
    }

    private async Task ReadLogAsync()
    {
        const string Mark = "Listening on ";
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            lock (log)
            {
                log.Add(line);
            }
            if (line.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0)
            {
                listening.TrySetResult(new(line[(at + Mark.Length)..line.IndexOf(": GraphiQL", at, StringComparison.Ordinal)]));
            }
        }
        listening.TrySetResult(null);
    }
}
