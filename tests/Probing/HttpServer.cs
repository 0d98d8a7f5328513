using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kyma.Krm.Tests.Probing;

/// <summary>Gives every request one response, on a free port of this machine, until disposed.</summary>
internal sealed class HttpServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public HttpServer(string response)
    {
        _listener.Start();
        _ = Serve(Encoding.ASCII.GetBytes(response));
    }

    public string Address => _listener.LocalEndpoint.ToString()!;

    public void Dispose() => _listener.Dispose();

    async Task Serve(byte[] response)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                _ = await stream.ReadAsync(new byte[4096]);
                await stream.WriteAsync(response);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
        {
            // Disposed, or the client left early.
        }
    }
}
