using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress;

/// <summary>What must hold where TLS is begun for the application.</summary>
internal static class TlsRules
{
    public static readonly Rule DoubleTls = new(
        "egress-double-tls",
        Severity.Error,
        "TLS is to be begun on a port that carries TLS already."
    )
    {
        Source = "Istio issues 17031 and 29746, istio.io issue 11396",
        Consequence =
            "The application's TLS would be wrapped into a second one, which the service does not understand.",
        Fix = "ports:\n- number: 80\n  protocol: HTTP\n  targetPort: 443",
    };

    public static readonly Rule NotTlsFromFirstByte = new(
        "egress-starttls",
        Severity.Error,
        "The service's protocol begins in the clear and turns to TLS later."
    )
    {
        Source = "PostgreSQL: SSLRequest; MySQL: SSL connection request; SMTP: STARTTLS (RFC 3207)",
        Consequence = "A sidecar sends TLS from the first byte, which the service takes for garbage.",
        Fix = "Remove `tls`, and let the application's own client turn TLS on.",
    };

    public static readonly Rule SniUnknown = new(
        "egress-sni-unknown",
        Severity.Error,
        "TLS is to be begun for a wildcard host, and nothing says which name to ask for."
    )
    {
        Source = "Istio, pilot/pkg/networking/core/cluster_tls.go: auto SNI is an option of HTTP",
        Consequence = "The handshake would carry no name, and any certificate of a known CA would do.",
        Fix = "tls:\n  mode: SIMPLE\n  sni: db.example.com",
    };

    public static readonly Rule NoClientCertificate = new(
        "egress-no-client-certificate",
        Severity.Error,
        "Mutual TLS without a client certificate."
    )
    {
        Source = "Istio, ValidateTLS: client certificate required for mutual tls",
        Consequence = "Istio's webhook refuses the DestinationRule.",
        Fix = "tls:\n  mode: MUTUAL\n  credentialName: partner-client",
    };

    public static readonly Rule CaOnlyCredential = new(
        "egress-ca-only-credential",
        Severity.Error,
        "The credential's name is one that Istio reads only a CA from."
    )
    {
        Source = "Istio, pilot/pkg/xds/sds.go: names ending in -cacert",
        Consequence = "The client certificate would never be found.",
        Fix = "Give the Secret another name; its CA may stand beside it as <name>-cacert, or in its key ca.crt.",
    };

    public static void Check(
        EgressServiceConfig service,
        IReadOnlyList<EgressPort> ports,
        string field,
        ConfigScope scope
    )
    {
        if (service.Tls is not { } tls)
            return;
        if (ports.All(port => port.IsTls))
        {
            scope.Report(
                DoubleTls,
                $"{field}.tls",
                $"must be left out where every port carries TLS already ({string.Join(", ", ports.Select(port => $"{port.Number} {port.Protocol}"))}); list a plain port, for example 80 HTTP with targetPort 443"
            );
        }

        if (service.Preset is { } preset && ServicePresets.TurnsToTlsLater(preset))
        {
            scope.Report(
                NotTlsFromFirstByte,
                $"{field}.tls",
                $"must be left out with preset '{preset}': its protocol begins in the clear and turns to TLS later, so only the application's own client can begin it"
            );
        }

        if (
            tls.Sni is null
            && ports.Any(port => port.IsNameless)
            && service.Hosts.FirstOrDefault(Resolutions.IsWildcard) is { } wildcard
        )
        {
            scope.Report(
                SniUnknown,
                $"{field}.tls.sni",
                $"is required, because '{wildcard}' does not say which name to ask for"
            );
        }

        if (tls is { Mode: EgressTlsConfig.Mutual, CredentialName: null })
        {
            scope.Report(
                NoClientCertificate,
                $"{field}.tls.credentialName",
                "is required with `mode: MUTUAL`: the Secret with tls.crt and tls.key of the client certificate",
                $"{field}.tls.credentialName"
            );
        }

        if (
            tls is { Mode: EgressTlsConfig.Mutual, CredentialName: { } name }
            && name.EndsWith("-cacert", StringComparison.Ordinal)
        )
        {
            scope.ReportWritten(
                CaOnlyCredential,
                $"{field}.tls.credentialName",
                $"'{name}' must not end in '-cacert': Istio reads only a CA from such a Secret"
            );
        }
    }
}
