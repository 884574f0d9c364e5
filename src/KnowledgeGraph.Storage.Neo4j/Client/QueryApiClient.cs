using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace KnowledgeGraph.Storage.Neo4j;

/// <summary>
/// The server's HTTP Query API, version 2, over one pool of connections. Plain JSON: our reader keeps all 64 bits of an integer, and floats are
/// written with a point, so that the typed form (twice the bytes) is not needed.
/// </summary>
internal sealed class QueryApiClient : ICypherClient
{
    private const string OldestVersion = "5.26";
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient http;
    private readonly Uri root;
    private readonly Uri statements;
    private readonly Uri transactions;
    private readonly string database;
    private readonly ResiliencePipeline readRetry;
    private readonly ResiliencePipeline writeRetry;
    private readonly ResiliencePipeline readCall;
    private readonly ResiliencePipeline writeCall;

    /// <summary>What this client has written up to, as the server names it; reads wait for it, on whichever member of a cluster they come.</summary>
    private volatile string? bookmarks;

    public QueryApiClient(ServerAddress server, string? password, Neo4jOptions options)
    {
        Address = server.ToString();
        database = server.Database;
        root = server.Http;
        statements = new(root, $"db/{Uri.EscapeDataString(database)}/query/v2");
        transactions = new(statements.AbsoluteUri + "/tx");
        http = new(new SocketsHttpHandler
        {
            MaxConnectionsPerServer = options.Connections,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            AutomaticDecompression = DecompressionMethods.All,
            AllowAutoRedirect = false,
            UseCookies = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        if (server.User is not null || password is not null)
        {
            var credentials = Encoding.UTF8.GetBytes($"{server.User ?? "neo4j"}:{password}");
            http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(credentials));
        }
        http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        readRetry = Resilience.Retrying(options, options.ReadRetries);
        writeRetry = Resilience.Retrying(options, options.WriteRetries);
        readCall = Resilience.Call(options, options.ReadTimeout);
        writeCall = Resilience.Call(options, options.WriteTimeout);
    }

    /// <inheritdoc/>
    public string Address { get; }

    /// <inheritdoc/>
    public async Task<string> GetServerVersionAsync(CancellationToken cancellationToken)
    {
        var (_, body) = await readRetry.ExecuteAsync(
            static (state, token) => state.Client.CallAsync(state.Client.readCall, HttpMethod.Get, state.Client.root, ReadOnlyMemory<byte>.Empty, token),
            (Client: this, 0), cancellationToken).ConfigureAwait(false);
        string? version = null;
        try
        {
            using var discovery = JsonDocument.Parse(body);
            version = discovery.RootElement.GetProperty("neo4j_version").GetString();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
        }
        if (version is null)
        {
            throw new ServerVersionException(Address, "what answers is no Neo4j server");
        }
        return IsOldEnough(version) ? version : throw new ServerVersionException(Address, $"the server is Neo4j {version}");
    }

    /// <inheritdoc/>
    public Task<Answer> ReadAsync(string text, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken)
    {
        var body = Body(text, parameters.Span, "READ", bookmarks);
        return readRetry.ExecuteAsync(
            static async (state, token) => state.Client.Parse(await state.Client.CallAsync(state.Client.readCall, HttpMethod.Post, state.Client.statements, state.Body, token).ConfigureAwait(false), out _),
            (Client: this, Body: body), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public async Task<Answer> RunAsync(CypherQuery query, CancellationToken cancellationToken)
    {
        using (query)
        {
            var reply = await CallAsync(writeCall, HttpMethod.Post, statements, Body(query.Text, query.Members(), "WRITE", bookmarks), cancellationToken).ConfigureAwait(false);
            var answer = Parse(reply, out var written);
            bookmarks = written ?? bookmarks;
            return answer;
        }
    }

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<ICypherTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        writeRetry.ExecuteAsync(async token => await WriteOnceAsync(work, token).ConfigureAwait(false), cancellationToken).AsTask();

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<T> WriteOnceAsync<T>(Func<ICypherTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        // Begun without a statement: if the answer to this is lost, what is left behind holds no lock.
        var transaction = await BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await work(transaction, cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch
        {
            await transaction.RollBackAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<Transaction> BeginAsync(CancellationToken cancellationToken)
    {
        var (status, body) = await CallAsync(writeCall, HttpMethod.Post, transactions, bookmarks is { } known ? Encoding.UTF8.GetBytes($"{{\"bookmarks\":{known}}}") : "{}"u8.ToArray(), cancellationToken)
            .ConfigureAwait(false);
        using var answer = ParseJson(status, body);
        ThrowErrors(answer.RootElement);
        var id = answer.RootElement.TryGetProperty("transaction", out var transaction) ? transaction.GetProperty("id").GetString() : null;
        return id is null ? throw ServerErrors.Of(Address, database, status) : new(this, new($"{transactions.AbsoluteUri}/{id}"));
    }

    /// <summary>One request and its whole answer.</summary>
    private ValueTask<(HttpStatusCode Status, ReadOnlyMemory<byte> Body)> CallAsync(
        ResiliencePipeline pipeline, HttpMethod method, Uri uri, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        return MappedAsync();

        async ValueTask<(HttpStatusCode, ReadOnlyMemory<byte>)> MappedAsync()
        {
            try
            {
                return await pipeline.ExecuteAsync(
                    static (state, token) => state.Client.SendAsync(state.Method, state.Uri, state.Body, token), (Client: this, Method: method, Uri: uri, Body: body), cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (TimeoutRejectedException error)
            {
                throw new StoreUnavailableException(Address, string.Create(CultureInfo.InvariantCulture, $"no answer in {error.Timeout.TotalSeconds:0.#} s"), error);
            }
            catch (BrokenCircuitException error)
            {
                throw new StoreUnavailableException(Address, "the last calls had no answer", error);
            }
        }
    }

    private async ValueTask<(HttpStatusCode Status, ReadOnlyMemory<byte> Body)> SendAsync(HttpMethod method, Uri uri, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, uri);
            if (method == HttpMethod.Post)
            {
                request.Content = new ReadOnlyMemoryContent(body);
                request.Content.Headers.ContentType = Json;
            }
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            // Here, so that the circuit breaker sees it: a server behind a proxy, or one that is starting.
            return response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
                ? throw ServerErrors.Of(Address, database, response.StatusCode)
                : (response.StatusCode, answer);
        }
        catch (HttpRequestException error)
        {
            throw ServerErrors.Of(Address, error);
        }
        catch (IOException error)
        {
            throw new StoreUnavailableException(Address, ServerErrors.OneLine(error.Message), error);
        }
    }

    /// <summary>The rows of an answer. A 202 may carry errors too, after the first rows.</summary>
    private Answer Parse((HttpStatusCode Status, ReadOnlyMemory<byte> Body) reply, out string? written)
    {
        var answer = ParseJson(reply.Status, reply.Body);
        try
        {
            ThrowErrors(answer.RootElement);
            written = answer.RootElement.TryGetProperty("bookmarks", out var marks) ? marks.GetRawText() : null;
            return answer.RootElement.TryGetProperty("data", out var data)
                ? new(answer, data.GetProperty("values"))
                : throw ServerErrors.Of(Address, database, reply.Status);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private JsonDocument ParseJson(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException error)
        {
            // A result that breaks off is a lost connection; anything else is not what we asked for.
            throw status == HttpStatusCode.Accepted ? new StoreUnavailableException(Address, "the answer breaks off", error) : ServerErrors.Of(Address, database, status);
        }
    }

    private void ThrowErrors(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0)
        {
            var first = errors[0];
            var code = first.TryGetProperty("code", out var c) ? c.GetString() ?? "" : "";
            var message = first.TryGetProperty("message", out var m) ? m.GetString() ?? "" : "";
            var error = ServerErrors.Of(Address, database, code, message);
            if (code.Contains("Bookmark", StringComparison.Ordinal))
            {
                // The database is an older copy of the one that we wrote to: what it holds is what there is.
                bookmarks = null;
            }
            throw error;
        }
    }

    private static ReadOnlyMemory<byte> Body(string text, ReadOnlySpan<byte> members, string? accessMode, string? bookmarks)
    {
        var body = new ArrayBufferWriter<byte>(members.Length + (text.Length * 2) + 256);
        body.Write("{\"statement\":\""u8);
        body.Write(JsonEncodedText.Encode(text).EncodedUtf8Bytes);
        body.Write("\",\"parameters\":{"u8);
        body.Write(members);
        body.Write("}"u8);
        if (accessMode is not null)
        {
            body.Write(Encoding.UTF8.GetBytes($",\"accessMode\":\"{accessMode}\""));
        }
        if (bookmarks is not null)
        {
            body.Write(Encoding.UTF8.GetBytes($",\"bookmarks\":{bookmarks}"));
        }
        body.Write("}"u8);
        return body.WrittenMemory;
    }

    /// <summary>5.26 and later; years (2025.10) are later than 5.</summary>
    private static bool IsOldEnough(string version) =>
        Version.TryParse(version.Split('-', '+')[0], out var found) && found >= Version.Parse(OldestVersion);

    private sealed class Transaction(QueryApiClient client, Uri uri) : ICypherTransaction
    {
        private bool ended;

        public async Task<Answer> RunAsync(CypherQuery query, CancellationToken cancellationToken)
        {
            using (query)
            {
                var reply = await client.CallAsync(client.writeCall, HttpMethod.Post, uri, Body(query.Text, query.Members(), null, null), cancellationToken).ConfigureAwait(false);
                return client.Parse(InTransaction(reply), out _);
            }
        }

        public async Task CommitAsync(CancellationToken cancellationToken)
        {
            var reply = await client.CallAsync(client.writeCall, HttpMethod.Post, new(uri.AbsoluteUri + "/commit"), "{}"u8.ToArray(), cancellationToken).ConfigureAwait(false);
            using var answer = client.ParseJson(reply.Status, reply.Body);
            client.ThrowErrors(answer.RootElement);
            ended = true;
            if (answer.RootElement.TryGetProperty("bookmarks", out var marks))
            {
                client.bookmarks = marks.GetRawText();
            }
        }

        /// <summary>Lets the locks go. Where even that fails, the server does it a minute later.</summary>
        public async Task RollBackAsync()
        {
            if (ended)
            {
                return;
            }
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                await client.SendAsync(HttpMethod.Delete, uri, ReadOnlyMemory<byte>.Empty, patience.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is StoreException or OperationCanceledException)
            {
            }
        }

        /// <summary>Inside a transaction 404 means that it has expired or was ended by a restart: another may do.</summary>
        private (HttpStatusCode, ReadOnlyMemory<byte>) InTransaction((HttpStatusCode Status, ReadOnlyMemory<byte> Body) reply) =>
            reply.Status == HttpStatusCode.NotFound ? throw new StoreUnavailableException(client.Address, "the transaction is gone") : reply;
    }
}
