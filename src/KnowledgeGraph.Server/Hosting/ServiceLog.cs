using KnowledgeGraph.Storage;
using Microsoft.Extensions.Logging;

namespace KnowledgeGraph.Server.Hosting;

/// <summary>Everything that the service logs, with event ids that stay.</summary>
internal sealed partial class ServiceLog(ILogger logger)
{
    /// <summary>The first line where it is true, so that nobody takes invented news for real.</summary>
    [LoggerMessage(1, LogLevel.Warning, "This graph holds invented samples (# source: invented sample): their people, deeds and numbers are made up")]
    public partial void HoldsInventedSamples();

    [LoggerMessage(2, LogLevel.Information, "Serving {Store}, graph {Version}: {Documents} documents, {Entities} entities, {Relations} relations")]
    public partial void Serving(string store, string version, long documents, long entities, long relations);

    [LoggerMessage(3, LogLevel.Information, "Listening on {Address}: GraphiQL at {Address}/graphiql, GraphQL at {Address}/graphql")]
    public partial void Listening(string address);

    [LoggerMessage(4, LogLevel.Information, "Taken in: {Counts}")]
    public partial void TakenIn(string counts);

    [LoggerMessage(5, LogLevel.Warning, "{Line}")]
    public partial void Refused(string line);

    [LoggerMessage(6, LogLevel.Information, "Stopping: requests in flight have {Seconds} s to end")]
    public partial void Stopping(double seconds);

    [LoggerMessage(7, LogLevel.Information, "Stopped")]
    public partial void Stopped();

    [LoggerMessage(8, LogLevel.Warning, "NO KEYS ARE SET, AND {Address} IS OPEN TO OTHER MACHINES: whoever reaches it can read the whole graph. Give --keys FILE, or listen on 127.0.0.1 behind a proxy that asks who is there")]
    public partial void OpenToAll(string address);

    [LoggerMessage(9, LogLevel.Information, "The keys have changed: {File} holds {Count}")]
    public partial void KeysRead(string file, int count);

    [LoggerMessage(13, LogLevel.Error, "The keys stay the {Count} from before, because the file can't be used: {Failures}")]
    public partial void KeysKept(int count, string failures);

    [LoggerMessage(10, LogLevel.Error, "The store failed ({Kind}): {Reason}")]
    public partial void StoreFailed(string kind, string reason);

    [LoggerMessage(11, LogLevel.Error, "A field could not be resolved")]
    public partial void ResolverFailed(Exception exception);

    [LoggerMessage(12, LogLevel.Error, "Request {Id} failed")]
    public partial void RequestFailed(Exception exception, string id);

    [LoggerMessage(20, LogLevel.Information, "{Method} {Path} {Status} {Outcome} in {Milliseconds:0.0} ms, request {Id} of {Client}")]
    public partial void Answered(string method, string path, int status, string outcome, double milliseconds, string id, string client);

    [LoggerMessage(21, LogLevel.Debug, "{Method} {Path} {Status} in {Milliseconds:0.0} ms")]
    public partial void Probed(string method, string path, int status, double milliseconds);

    /// <summary>Puts a request's id on all messages until it is disposed.</summary>
    public IDisposable? BeginRequest(string id) => logger.BeginScope<IReadOnlyList<KeyValuePair<string, object?>>>([new("RequestId", id)]);

    public void StoreFailed(StoreException error) => StoreFailed(error.GetType().Name, error.Message);
}
