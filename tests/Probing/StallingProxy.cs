using System.Net;
using System.Net.Sockets;

namespace Kyma.Krm.Tests.Probing;

/// <summary>Passes the first connection on, and leaves all others without an answer.</summary>
internal sealed class StallingProxy : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly List<TcpClient> _held = [];

    public StallingProxy(string target)
    {
        _listener.Start();
        _ = Run(target.Split(':'));
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var client in _held)
            client.Dispose();
    }

    async Task Run(string[] target)
    {
        try
        {
            var first = await _listener.AcceptTcpClientAsync();
            _held.Add(first);
#pragma warning disable CA2000 // Disposed with the others that are held.
            var server = new TcpClient();
#pragma warning restore CA2000
            _held.Add(server);
            await server.ConnectAsync(target[0], int.Parse(target[1]));
            _ = first.GetStream().CopyToAsync(server.GetStream());
            _ = server.GetStream().CopyToAsync(first.GetStream());
            while (true)
                _held.Add(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over.
        }
    }
}
