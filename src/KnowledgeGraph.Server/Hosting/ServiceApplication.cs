using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using KnowledgeGraph.Server.Reconciliation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
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
            // The engine counts bodies itself and answers in GraphQL's form before this bound is reached, which is for everything else.
            kestrel.Limits.MaxRequestBodySize = options.MaxBody + (1024 * 1024);
            // A documented question is a link of some thousand characters.
            kestrel.Limits.MaxRequestLineSize = 64 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 10_000;
        });
        builder.WebHost.UseUrls([.. options.Urls]);
        AddLogging(builder.Logging, options);
        builder.Services.AddRoutingCore();
        builder.Services.AddCors();
        builder.Services.AddSingleton(services => new ServiceLog(services.GetRequiredService<ILoggerFactory>().CreateLogger("KnowledgeGraph")));
        builder.Services.AddSingleton(graph);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(_ => new ConcurrencyLimiter(new() { PermitLimit = options.MaxRequests, QueueLimit = options.MaxRequests }));
        builder.Services.AddSingleton<GraphRequests>();
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddSingleton<Gate>();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopTimeout);
        var app = builder.Build();
        UseSteps(app, options);
        MapEndpoints(app, graph, options);
        return app;
    }

    /// <summary>What every request passes, in this order.</summary>
    private static void UseSteps(WebApplication app, ServiceOptions options)
    {
        if (options.Proxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in options.Proxies)
            {
                forwarded.KnownProxies.Add(proxy);
            }
            app.UseForwardedHeaders(forwarded);
        }
        var journal = new RequestJournal(app.Services.GetRequiredService<ServiceLog>(), TimeProvider.System);
        app.Use(next => context => journal.WriteAsync(context, next));
        app.UseSecurityHeaders();
        app.UseRouting();
        if (options.Cors.Count > 0)
        {
            app.UseCors(policy => policy.WithOrigins([.. options.Cors]).WithMethods("GET", "POST")
                .WithHeaders("Authorization", "Content-Type", "If-None-Match", "X-Api-Key", "X-Request-Id")
                .WithExposedHeaders("ETag", "Retry-After", "X-Request-Id").SetPreflightMaxAge(TimeSpan.FromHours(1)));
        }
        var gate = app.Services.GetRequiredService<Gate>();
        app.Use(next => context => gate.PassAsync(context, next));
        var deadline = new RequestDeadline(options);
        app.Use(next => context => deadline.PassAsync(context, next));
    }

    private static void MapEndpoints(WebApplication app, ServedGraph graph, ServiceOptions options)
    {
        var log = app.Services.GetRequiredService<ServiceLog>();
        var requests = app.Services.GetRequiredService<GraphRequests>();
        app.MapGraph(requests, options, log);
        // What else reads the graph is mapped in this group, and so asks for a key where keys are set.
        var forReaders = app.MapGroup("");
        Gate.Require(forReaders, ApiRole.Read);
        forReaders.MapReconcile(graph, app.Services.GetRequiredService<ConcurrencyLimiter>(), options.MaxBody);
        app.MapHealth(graph, log);
        app.MapAdmin(graph, options, app.Services.GetRequiredService<KeyRing>());
        app.MapStartPage(options);
        app.MapGraphiQL();
    }

    private static void AddLogging(ILoggingBuilder logging, ServiceOptions options)
    {
        logging.SetMinimumLevel(options.LogLevel);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // Its scope would put another request id on every line.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
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
