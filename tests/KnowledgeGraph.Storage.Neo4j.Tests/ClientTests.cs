using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>What the client sends, and what it makes of answers that a real server seldom gives: a fake at the wire.</summary>
public sealed class ClientTests
{
    private const string Nothing = """{"data":{"fields":[],"values":[]}}""";

    private static readonly Neo4jOptions Quick = new() { ReadRetries = 0, WriteRetries = 0, FirstPause = TimeSpan.FromMilliseconds(1), BreakAfter = 100 };

    [Theory]
    [InlineData(202, "Neo.ClientError.Transaction.TransactionTimedOut", "The transaction has been terminated", typeof(StoreTimeoutException))]
    [InlineData(202, "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "The transaction has been terminated", typeof(StoreTimeoutException))]
    [InlineData(401, "Neo.ClientError.Security.Unauthorized", "Invalid credential.", typeof(StoreCredentialsException))]
    [InlineData(404, "Neo.ClientError.Database.DatabaseNotFound", "Database news not found", typeof(DatabaseMissingException))]
    [InlineData(500, "Neo.DatabaseError.Statement.ExecutionFailed", "No space left on device", typeof(StoreFullException))]
    [InlineData(500, "Neo.DatabaseError.Transaction.TransactionLogError", "Could not append transaction: Transaction #120", typeof(ServerDiskException))]
    [InlineData(500, "Neo.DatabaseError.Transaction.TransactionCommitFailed", "Could not apply the transaction", typeof(ServerDiskException))]
    [InlineData(500, "Neo.DatabaseError.Transaction.TransactionStartFailed", "The database has encountered a critical error, and needs to be restarted. Please see database logs for more details.", typeof(ServerDiskException))]
    [InlineData(400, "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "read only", typeof(StoreReadOnlyException))]
    [InlineData(202, "Neo.TransientError.Transaction.DeadlockDetected", "deadlock", typeof(StoreUnavailableException))]
    [InlineData(500, "Neo.DatabaseError.General.UnknownError", "what?", typeof(ServerFailureException))]
    public async Task Each_error_of_the_server_is_of_the_type_that_says_who_must_act(int status, string code, string message, Type expected)
    {
        await using var server = new ScriptedServer((status, $$"""{"errors":[{"code":"{{code}}","message":"{{message}}"}]}"""));
        using var client = Neo4jServer.Client(server.Address, Quick);
        var error = await Assert.ThrowsAnyAsync<StoreException>(() => ReadAsync(client));
        Assert.IsType(expected, error);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Transient_errors_are_overcome_within_the_budget_and_not_beyond_it()
    {
        const string Deadlock = """{"errors":[{"code":"Neo.TransientError.Transaction.DeadlockDetected","message":"deadlock"}]}""";
        await using var server = new ScriptedServer((202, Deadlock), (503, ""), (202, Nothing), (202, Deadlock), (202, Deadlock), (202, Deadlock));
        using var client = Neo4jServer.Client(server.Address, Quick with { ReadRetries = 2 });
        await ReadAsync(client);
        Assert.Equal(3, server.Requests.Count);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => ReadAsync(client));
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task Reads_say_that_they_read_and_see_what_was_written_before()
    {
        await using var server = new ScriptedServer((202, """{"data":{"fields":[],"values":[]},"bookmarks":["FB:kc1"]}"""), (202, Nothing));
        using var client = Neo4jServer.Client(server.Address, Quick);
        (await client.RunAsync(new("CREATE (:X)"), CancellationToken.None)).Dispose();
        await ReadAsync(client);
        Assert.Equal(
            ["""{"statement":"CREATE (:X)","parameters":{},"accessMode":"WRITE"}""", """{"statement":"RETURN 1","parameters":{},"accessMode":"READ","bookmarks":["FB:kc1"]}"""],
            server.Requests);
    }

    [Fact]
    public async Task After_many_calls_without_an_answer_further_ones_fail_at_once()
    {
        using var client = Neo4jServer.Client(new(new("http://127.0.0.1:9/"), "neo4j", null, null), Quick with { BreakAfter = 2, Rest = TimeSpan.FromHours(1) });
        string[] details = [await DetailAsync(), await DetailAsync(), await DetailAsync()];
        Assert.Equal(["Connection refused", "Connection refused", "the last calls had no answer"], details);

        async Task<string> DetailAsync() => (await Assert.ThrowsAsync<StoreUnavailableException>(() => ReadAsync(client))).Detail;
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync();
        using var client = Neo4jServer.Client(new(new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), "neo4j", "neo4j", "secret"), Quick);
        var error = await Assert.ThrowsAsync<ServerFailureException>(() => ReadAsync(client));
        Assert.Equal(("TLS", false), (error.Code, error.RetryHelps));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, await serving);

        // How many bytes the client has sent once it knows the certificate.
        async Task<int> ServeAsync()
        {
            using var connection = await listener.AcceptTcpClientAsync();
            await using var stream = new SslStream(connection.GetStream());
            try
            {
                await stream.AuthenticateAsServerAsync(certificate);
                return await stream.ReadAsync(new byte[1]);
            }
            catch (Exception error) when (error is IOException or System.Security.Authentication.AuthenticationException)
            {
                return 0;
            }
        }
    }

    private static async Task ReadAsync(ICypherClient client) => (await client.ReadAsync("RETURN 1", ReadOnlyMemory<byte>.Empty, CancellationToken.None)).Dispose();

    /// <summary>Gives its answers one after the other, and keeps what was asked.</summary>
    private sealed class ScriptedServer : IAsyncDisposable
    {
        private readonly HttpListener listener = new();
        private readonly Task answering;

        public ScriptedServer(params (int Status, string Body)[] answers)
        {
            var port = FreePort();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            listener.Start();
            Address = new(new($"http://127.0.0.1:{port}/"), "news", null, null);
            answering = AnswerAsync(answers);
        }

        public ServerAddress Address { get; }

        public List<string> Requests { get; } = [];

        public async ValueTask DisposeAsync()
        {
            listener.Close();
            await answering;
        }

        private static int FreePort()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        private async Task AnswerAsync((int Status, string Body)[] answers)
        {
            try
            {
                foreach (var (status, body) in answers)
                {
                    var context = await listener.GetContextAsync();
                    using var reader = new StreamReader(context.Request.InputStream);
                    Requests.Add(await reader.ReadToEndAsync());
                    context.Response.StatusCode = status;
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                    context.Response.Close();
                }
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
            }
        }
    }
}
