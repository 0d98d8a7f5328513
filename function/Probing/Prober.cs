using Kyma.Krm.Probing.Tls;
using static Kyma.Krm.Probing.ProbeFindings;

namespace Kyma.Krm.Probing;

/// <summary>
/// Asks a running gateway whether it keeps what configs promise. The only room that opens a connection.
/// </summary>
internal sealed class Prober(ProbeSettings settings, TlsDialer dialer, DateTimeOffset now) : IDisposable
{
    readonly SemaphoreSlim _places = new(settings.Concurrency);

    /// <summary>Probes all targets at the same time and answers when the last one is finished.</summary>
    public async Task<ProbeReport> Run(IReadOnlyList<ProbeTarget> targets)
    {
        var logs = await Task.WhenAll(targets.Select(Probe)).ConfigureAwait(false);
        return new ProbeReport(targets.Zip(logs).ToArray(), dialer.Handshakes);
    }

    public void Dispose() => _places.Dispose();

    async Task<ProbeLog> Probe(ProbeTarget target)
    {
        var log = new ProbeLog(target);
        var connection = new ProbeConnection(target, settings, dialer, _places);
        var first = await connection.Offer(connection.Usual).ConfigureAwait(false);
        if (!first.IsConnected)
        {
            log.Break(ProbeUnreachable, "spec.gateway.hosts", $"{connection.Secure} cannot be reached: {first.End}");
        }
        else if (!first.IsAccepted)
        {
            log.Break(
                ProbeNoHandshake,
                "spec.gateway.hosts",
                $"a handshake for '{target.ServerName}' ended with {first.End}"
            );
        }
        else
        {
            await new VersionProbe(connection, log).Run().ConfigureAwait(false);
            await new CipherSuiteProbe(connection, log).Run().ConfigureAwait(false);
            CertificateProbe.Judge(target, first.Chain, now, log);
            await new ClientProbe(connection, log).Run().ConfigureAwait(false);
            await new ServerNameProbe(connection, log).Run().ConfigureAwait(false);
        }

        await new RedirectProbe(connection, log).Run().ConfigureAwait(false);
        return log;
    }
}
