using System.Net.Sockets;
using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;

namespace Kyma.Krm.Probing.Tls;

/// <summary>Opens connections, one for each question, and never for longer than the time given.</summary>
/// <param name="randomBytes">So many unpredictable bytes.</param>
internal sealed class TlsDialer(TimeSpan patience, Func<int, byte[]> randomBytes)
{
    /// <summary>Enough for the head of any response.</summary>
    const int LongestHead = 16 * 1024;

    int _handshakes;

    /// <summary>How many were begun.</summary>
    public int Handshakes => Volatile.Read(ref _handshakes);

    public ProbeCrypto Crypto { get; } = new(new SecureRandom(new Randomness(randomBytes)));

    /// <summary>One handshake, and a request behind it where the offer says so.</summary>
    public async Task<TlsAnswer> Offer(Address address, TlsOffer offer)
    {
        using var deadline = new CancellationTokenSource(patience);
        using var connection = new TcpClient();
        if (await Connect(connection, address, deadline.Token).ConfigureAwait(false) is { } failure)
            return new TlsAnswer { End = failure };
        Interlocked.Increment(ref _handshakes);
        // The library reads and writes without a time limit: a closed connection ends both. It may be closed before the
        // first byte.
        var stream = connection.GetStream();
        await using var cut = deadline.Token.Register(connection.Close).ConfigureAwait(false);
        return await Task.Run(() => Shake(stream, offer, deadline.Token)).ConfigureAwait(false);
    }

    /// <summary>The head of the response to a plain HTTP request.</summary>
    public async Task<TlsAnswer> Plain(Address address, string host, string path)
    {
        using var deadline = new CancellationTokenSource(patience);
        using var connection = new TcpClient();
        if (await Connect(connection, address, deadline.Token).ConfigureAwait(false) is { } failure)
            return new TlsAnswer { End = failure };
        var stream = connection.GetStream();
        await using var cut = deadline.Token.Register(connection.Close).ConfigureAwait(false);
        return await Task.Run(() =>
            {
                var (response, end) = Ask(stream, host, path, deadline.Token);
                return new TlsAnswer
                {
                    IsConnected = true,
                    Response = response,
                    End = end,
                };
            })
            .ConfigureAwait(false);
    }

    TlsAnswer Shake(Stream stream, TlsOffer offer, CancellationToken deadline)
    {
        var client = new TlsProbeClient(Crypto, offer);
        string? response = null;
        var end = "";
        try
        {
            var protocol = new TlsClientProtocol(stream);
            protocol.Connect(client);
            if (offer.SendsRequest)
                (response, end) = Ask(protocol.Stream, offer.ServerName, "/", deadline);
        }
        catch (Exception failure) when (IsTheirs(failure))
        {
            end = Reason(deadline);
        }

        if (client.Alert is { } alert)
            end = $"alert {AlertDescription.GetName(alert)}";
        return new TlsAnswer
        {
            IsConnected = true,
            IsUnanswered = client.Alert is null && deadline.IsCancellationRequested,
            Suite = client.Suite,
            Version = client.Version,
            IsComplete = client.IsComplete,
            Chain = client.Chain,
            Response = response,
            End = end,
        };
    }

    (string? Response, string End) Ask(Stream stream, string host, string path, CancellationToken deadline)
    {
        try
        {
            stream.Write(
                Encoding.ASCII.GetBytes(
                    $"GET {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: kyma-krm-probe\r\nConnection: close\r\n\r\n"
                )
            );
            stream.Flush();
            var head = new byte[LongestHead];
            var length = 0;
            while (
                length < head.Length
                && !head.AsSpan(0, length).EndsWith("\r\n\r\n"u8)
                && stream.Read(head, length, head.Length - length) is > 0 and var read
            )
                length += read;
            var text = Encoding.Latin1.GetString(head, 0, length);
            return text.StartsWith("HTTP/1.", StringComparison.Ordinal)
                ? (text, "")
                : (null, length == 0 ? "closed without a response" : "no HTTP response");
        }
        catch (Exception failure) when (IsTheirs(failure))
        {
            return (null, Reason(deadline));
        }
    }

    /// <summary>
    /// What a server sends decides them; a signature that is no number of the key is a CryptoException.
    /// </summary>
    static bool IsTheirs(Exception failure) =>
        failure
            is IOException
                or SocketException
                or ObjectDisposedException
                or TlsFatalAlert
                or CryptoException
                or InvalidOperationException;

    string Reason(CancellationToken deadline) => deadline.IsCancellationRequested ? NoAnswer : "reset";

    string NoAnswer => $"no answer within {patience.TotalSeconds:0.###} s";

    async Task<string?> Connect(TcpClient connection, Address address, CancellationToken deadline)
    {
        try
        {
            await connection.ConnectAsync(address.Host, address.Port, deadline).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException)
        {
            return NoAnswer;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "the name has no address",
                SocketError.ConnectionRefused => "the connection was refused",
                SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no route to it",
                _ => "no connection could be made",
            };
        }
    }
}
