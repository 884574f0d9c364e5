using System.Net;
using System.Net.Sockets;

namespace KnowledgeGraph.Storage.Neo4j.Tests;

/// <summary>Stands between a store and its server, and cuts the connection in the middle of an answer, or holds answers back.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Uri server;
    private readonly Task accepting;
    private int answers;

    public CuttingProxy(ServerAddress server)
    {
        this.server = server.Http;
        listener.Start();
        Address = server with { Http = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/") };
        accepting = AcceptAsync();
    }

    /// <summary>The server's address, through this.</summary>
    public ServerAddress Address { get; }

    /// <summary>The number, from 1, of the piece of an answer that is cut; 0 for none.</summary>
    public int CutAt { get; set; }

    /// <summary>True to keep answers back.</summary>
    public bool Holds { get; set; }

    /// <summary>Pieces of answers so far.</summary>
    public int Answers => Volatile.Read(ref answers);

    public void Reset(int cutAt) => (CutAt, answers) = (cutAt, 0);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(ending.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            using var behind = new TcpClient();
            try
            {
                await behind.ConnectAsync(server.Host, server.Port, ending.Token);
                var asking = client.GetStream().CopyToAsync(behind.GetStream(), ending.Token);
                await AnswerAsync(behind.GetStream(), client.GetStream());
                // A reset, not an orderly end.
                client.LingerState = new(true, 0);
                client.Close();
                await asking;
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or ObjectDisposedException or SocketException)
            {
            }
        }
    }

    private async Task AnswerAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, ending.Token) is var read and > 0)
        {
            if (Holds)
            {
                await Task.Delay(Timeout.Infinite, ending.Token);
            }
            if (Interlocked.Increment(ref answers) == CutAt)
            {
                await to.WriteAsync(buffer.AsMemory(0, read / 2), ending.Token);
                return;
            }
            await to.WriteAsync(buffer.AsMemory(0, read), ending.Token);
        }
    }
}
