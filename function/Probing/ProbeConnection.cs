using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Probing.Tls;
using Org.BouncyCastle.Tls;

namespace Kyma.Krm.Probing;

/// <summary>The way to one target, which all its probes share.</summary>
/// <param name="places">How many connections there may be at once, over all targets.</param>
internal sealed class ProbeConnection(
    ProbeTarget target,
    ProbeSettings settings,
    TlsDialer dialer,
    SemaphoreSlim places
)
{
    const int HttpsPort = 443;
    const int HttpPort = 80;

    public ProbeTarget Target => target;

    public ProbeSettings Settings => settings;

    /// <summary>Where HTTPS is spoken.</summary>
    public Address Secure => settings.Connect ?? new Address(target.ServerName, HttpsPort);

    /// <summary>Null where only the address of port 443 is known.</summary>
    public Address? Plain =>
        settings.ConnectHttp ?? (settings.Connect is null ? new Address(target.ServerName, HttpPort) : null);

    /// <summary>Every suite up to TLS 1.2 that can be offered.</summary>
    public IReadOnlyList<int> OlderSuites { get; } = OfferedSuites.UpToTls12(dialer.Crypto);

    public bool AllowsTls12 => target.Gateway.MinProtocolVersion != TlsVersions.Tls13;

    public bool AllowsTls13 => target.Gateway.MaxProtocolVersion != TlsVersions.Tls12;

    /// <summary>What a good client offers: all that the config allows.</summary>
    public TlsOffer Usual =>
        new(
            target.ServerName,
            [
                .. AllowsTls13 ? new[] { ProtocolVersion.TLSv13 } : [],
                .. AllowsTls12 ? new[] { ProtocolVersion.TLSv12 } : [],
            ],
            [.. AllowsTls13 ? OfferedSuites.OfTls13 : [], .. AllowsTls12 ? OlderSuites : []]
        );

    public TlsOffer Only(ProtocolVersion version) =>
        new(target.ServerName, [version], ProtocolVersion.TLSv13.Equals(version) ? OfferedSuites.OfTls13 : OlderSuites);

    public Task<TlsAnswer> Offer(TlsOffer offer) => InPlace(() => dialer.Offer(Secure, offer));

    public Task<TlsAnswer> Get(Address address, string path) =>
        InPlace(() => dialer.Plain(address, target.ServerName, path));

    async Task<TlsAnswer> InPlace(Func<Task<TlsAnswer>> ask)
    {
        await places.WaitAsync().ConfigureAwait(false);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }
}
