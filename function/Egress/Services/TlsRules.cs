using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>What must hold where TLS is originated for the application.</summary>
internal static class TlsRules
{
    public static void Check(ServiceScope service)
    {
        var (config, ports) = (service.Config, service.Ports);
        if (config.Tls is not { } tls)
            return;
        if (ports.All(port => port.IsTls))
            service.Report(
                EgressDoubleTls,
                "tls",
                "must be left out where every port carries TLS already "
                    + $"({string.Join(", ", ports.Select(port => $"{port.Number} {port.Protocol}"))}); list a "
                    + "plain port, for example 80 HTTP with targetPort 443",
                service.PortFields
            );

        if (config.Preset is { } preset && ServicePresets.TurnsToTlsLater(preset))
            service.Report(
                EgressStarttls,
                "tls",
                $"must be left out with preset '{preset}': its protocol begins in the clear and turns to "
                    + "TLS later, so only the application's own client can begin it",
                service.Fields("tls", "preset")
            );

        if (
            tls.Sni is null
            && ports.Any(port => port.IsNameless)
            && config.Hosts.FirstOrDefault(HostNames.IsWildcard) is { } wildcard
        )
            service.Report(
                EgressSniUnknown,
                "tls.sni",
                $"is required, because '{wildcard}' does not say which name to ask for",
                [.. service.Fields("hosts"), .. service.PortFields]
            );

        // Istio says so too, but offers files, which a config cannot name.
        if (tls is { Mode: EgressTlsConfig.Mutual, CredentialName: null })
            service.Report(
                EgressNoClientCertificate,
                "tls.credentialName",
                "is required with `mode: MUTUAL`: the Secret with tls.crt and tls.key of the client certificate",
                service.Fields("tls.credentialName")
            );

        if (
            tls is { Mode: EgressTlsConfig.Mutual, CredentialName: { } name }
            && name.EndsWith("-cacert", StringComparison.Ordinal)
        )
            service.ReportWritten(
                EgressCaOnlyCredential,
                "tls.credentialName",
                $"'{name}' must not end in '-cacert': Istio reads only a CA from such a Secret"
            );
    }
}
