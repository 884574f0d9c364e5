using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using KnowledgeGraph.Server.Reconciliation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>The web application: what a request passes, and what is served where.</summary>
internal static class ServiceApplication
{
    public static WebApplication Build(ServiceOptions options, ServedGraph graph)
    {
        // Reads of SQLite block their thread; with too few threads a slow query would hold up all others, health included.
        ThreadPool.GetMinThreads(out _, out var completionThreads);
        ThreadPool.SetMinThreads(options.MaxRequests + Environment.ProcessorCount, completionThreads);
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = typeof(ServiceApplication).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // The engine counts bodies itself and answers in GraphQL's form; this bound is for everything else.
            kestrel.Limits.MaxRequestBodySize = options.MaxBody + 1;
        });
        builder.WebHost.UseUrls([.. options.Urls]);
        AddLogging(builder.Logging, options);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(services => new ServiceLog(services.GetRequiredService<ILoggerFactory>().CreateLogger("KnowledgeGraph")));
        builder.Services.AddSingleton(_ => new ConcurrencyLimiter(new() { PermitLimit = options.MaxRequests, QueueLimit = options.MaxRequests }));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout);
        var app = builder.Build();
        var log = app.Services.GetRequiredService<ServiceLog>();
        app.UseSecurityHeaders();
        app.UseRouting();
        new GraphEndpoint(graph, app.Services.GetRequiredService<ConcurrencyLimiter>(), options, log).Map(app);
        app.MapHealth(graph, log);
        app.MapStartPage();
        app.MapGraphiQL();
        app.MapReconcile(graph, app.Services.GetRequiredService<ConcurrencyLimiter>(), options.MaxBody);
        return app;
    }

    private static void AddLogging(ILoggingBuilder logging, ServiceOptions options)
    {
        logging.SetMinimumLevel(options.LogLevel);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (options.JsonLog)
        {
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                json.IncludeScopes = true;
                json.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        }
        else
        {
            logging.AddSimpleConsole(line =>
            {
                line.SingleLine = true;
                line.UseUtcTimestamp = true;
                line.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
                line.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }
    }

    /// <summary>The command line listens for signals, so the host does not.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
