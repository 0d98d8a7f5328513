using Kyma.Krm.Gateways;
using Kyma.Krm.Probing.Tls;
using static Kyma.Krm.Probing.ProbeFindings;

namespace Kyma.Krm.Probing;

/// <summary>Where the gateway asks clients for a certificate: who is admitted.</summary>
internal sealed class ClientProbe(ProbeConnection connection, ProbeLog log)
{
    const string Field = "spec.gateway.tls.mode";

    public async Task Run()
    {
        var mode = connection.Target.Gateway.TlsMode;
        if (mode is not (TlsMode.Mutual or TlsMode.OptionalMutual))
            return;

        var nobody = await Ask(null).ConfigureAwait(false);
        if (mode == TlsMode.Mutual)
        {
            log.Judge(
                !nobody.IsAdmitted,
                ProbeClientAdmitted,
                Field,
                () => $"a request without a client certificate got '{StatusLine(nobody)}'"
            );
        }
        else
        {
            log.Judge(
                nobody.IsAdmitted,
                ProbeClientRefused,
                Field,
                () => $"a request without a client certificate was refused ({nobody.End}); OPTIONAL_MUTUAL admits it"
            );
        }

        var foreigner = await Ask(connection.Settings.Foreigner).ConfigureAwait(false);
        log.Judge(
            !foreigner.IsAdmitted,
            ProbeClientAdmitted,
            "spec.gateway.tls.clientCA",
            () => $"a request with a certificate of an unknown CA got '{StatusLine(foreigner)}'"
        );

        if (connection.Settings.Client is not { } client)
        {
            log.LeaveOut(
                "spec.gateway.tls.clientCA",
                "whether a valid client certificate is admitted was not tested: give --client-cert and --client-key"
            );
            return;
        }

        var welcome = await Ask(client).ConfigureAwait(false);
        log.Judge(
            welcome.IsAdmitted,
            ProbeClientRefused,
            "spec.gateway.tls.clientCA",
            () => $"a request with the given client certificate was refused ({welcome.End})"
        );
    }

    Task<TlsAnswer> Ask(ClientIdentity? client) =>
        connection.Offer(connection.Usual with { Client = client, SendsRequest = true });

    static string StatusLine(TlsAnswer answer) => (answer.Response ?? "").Split('\r', '\n')[0];
}
