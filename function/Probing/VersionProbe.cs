using Org.BouncyCastle.Tls;
using static Kyma.Krm.Probing.ProbeFindings;

namespace Kyma.Krm.Probing;

/// <summary>TLS 1.0 and 1.1 never; 1.2 and 1.3 as the config says.</summary>
internal sealed class VersionProbe(ProbeConnection connection, ProbeLog log)
{
    const string Minimum = "spec.gateway.tls.minProtocolVersion";
    const string Maximum = "spec.gateway.tls.maxProtocolVersion";

    public async Task Run()
    {
        await Refused(ProtocolVersion.TLSv10, Minimum).ConfigureAwait(false);
        await Refused(ProtocolVersion.TLSv11, Minimum).ConfigureAwait(false);
        await (
            connection.AllowsTls12
                ? Accepted(ProtocolVersion.TLSv12, Minimum)
                : Refused(ProtocolVersion.TLSv12, Minimum)
        ).ConfigureAwait(false);
        await (
            connection.AllowsTls13
                ? Accepted(ProtocolVersion.TLSv13, Maximum)
                : Refused(ProtocolVersion.TLSv13, Maximum)
        ).ConfigureAwait(false);
    }

    async Task Refused(ProtocolVersion version, string field)
    {
        var answer = await connection.Offer(connection.Only(version)).ConfigureAwait(false);
        log.JudgeRefusal(
            answer,
            ProbeVersionAccepted,
            field,
            $"whether {version.Name} is refused",
            () => $"{version.Name} was accepted; the config allows {Allowed}"
        );
    }

    async Task Accepted(ProtocolVersion version, string field)
    {
        var answer = await connection.Offer(connection.Only(version)).ConfigureAwait(false);
        log.Judge(
            answer.IsAccepted,
            ProbeVersionRefused,
            field,
            () => $"{version.Name} was refused ({answer.End}); the config allows {Allowed}"
        );
    }

    string Allowed =>
        (connection.AllowsTls12, connection.AllowsTls13) switch
        {
            (true, true) => "TLS 1.2 and TLS 1.3",
            (true, false) => "TLS 1.2 only",
            _ => "TLS 1.3 only",
        };
}
