using System.Net;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// The one place where what the server says becomes an exception: whose fault it is, and whether another try helps. The most specific code first.
/// </summary>
internal static class ServerErrors
{
    /// <summary>The exception for an error of the server's own list.</summary>
    public static StoreException Of(string address, string database, string code, string message)
    {
        var detail = OneLine(message);
        if (detail.Contains("No space left on device", StringComparison.OrdinalIgnoreCase))
        {
            return new StoreFullException(address);
        }
        // A commit that could not be written stops the database; all that comes later is told that it needs to be restarted.
        if (code is "Neo.DatabaseError.Transaction.TransactionLogError" or "Neo.DatabaseError.Transaction.TransactionCommitFailed" || detail.Contains("has encountered a critical error, and needs to be restarted", StringComparison.Ordinal))
        {
            return new ServerDiskException(address, code);
        }
        return code switch
        {
            "Neo.ClientError.Security.Unauthorized" or "Neo.ClientError.Security.AuthenticationRateLimit" or "Neo.ClientError.Security.CredentialsExpired"
                or "Neo.ClientError.Security.TokenExpired" => new StoreCredentialsException(address),
            "Neo.ClientError.Database.DatabaseNotFound" => new DatabaseMissingException(address, database),
            "Neo.ClientError.Security.Forbidden" or "Neo.ClientError.Statement.AccessMode" or "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"
                or "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase" or "Neo.TransientError.General.WriteOnReadOnlyAccessDatabase" => new StoreReadOnlyException(address, detail),
            "Neo.ClientError.Transaction.TransactionTimedOut" or "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration" => new StoreTimeoutException(address, detail),
            // Deleted under our hands or expired after a pause: the transaction is gone, another may do.
            "Neo.ClientError.Request.Invalid" when detail.Contains("transaction", StringComparison.OrdinalIgnoreCase) => new StoreUnavailableException(address, detail),
            "Neo.ClientError.Transaction.TransactionNotFound" or "Neo.ClientError.Transaction.TransactionTerminated" or "Neo.ClientError.Transaction.TransactionAccessedConcurrently"
                or "Neo.ClientError.Transaction.TransactionMarkedAsFailed" => new StoreUnavailableException(address, $"{code}: {detail}"),
            "Neo.DatabaseError.General.UnknownError" when detail.Contains("unavailable", StringComparison.OrdinalIgnoreCase)
                || detail.Contains("shutting down", StringComparison.OrdinalIgnoreCase) => new StoreUnavailableException(address, detail),
            _ when code.StartsWith("Neo.TransientError.", StringComparison.Ordinal) => new StoreUnavailableException(address, $"{code}: {detail}"),
            _ => new ServerFailureException(address, code, detail),
        };
    }

    /// <summary>The exception for an answer that is no list of errors and no result.</summary>
    public static StoreException Of(string address, string database, HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => new StoreCredentialsException(address),
        HttpStatusCode.NotFound => new DatabaseMissingException(address, database),
        HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new StoreUnavailableException(address, $"HTTP status {(int)status}"),
        _ => new ServerFailureException(address, $"HTTP status {(int)status}", "no Neo4j Query API is behind this address"),
    };

    /// <summary>The exception for a connection that could not be made or broke.</summary>
    public static StoreException Of(string address, HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => new ServerFailureException(address, "TLS", OneLine(error.InnerException?.Message ?? error.Message)),
        _ => new StoreUnavailableException(address, OneLine(error.InnerException?.Message ?? error.Message), error),
    };

    /// <summary>The first line, without control characters.</summary>
    public static string OneLine(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        return (end < 0 ? message : message[..end]).TrimEnd('.', ' ');
    }
}
