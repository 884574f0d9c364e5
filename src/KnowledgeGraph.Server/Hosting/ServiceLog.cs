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

    [LoggerMessage(10, LogLevel.Error, "The store failed ({Kind}): {Reason}")]
    public partial void StoreFailed(string kind, string reason);

    [LoggerMessage(11, LogLevel.Error, "A field could not be resolved")]
    public partial void ResolverFailed(Exception exception);

    public void StoreFailed(StoreException error) => StoreFailed(error.GetType().Name, error.Message);
}
