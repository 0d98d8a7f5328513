using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Services;

/// <summary>What must hold where TLS is originated for the application.</summary>
internal static class TlsRules
{
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
            scope.Report(
                EgressDoubleTls,
                $"{field}.tls",
                "must be left out where every port carries TLS already "
                    + $"({string.Join(", ", ports.Select(port => $"{port.Number} {port.Protocol}"))}); list a "
                    + "plain port, for example 80 HTTP with targetPort 443",
                RuleFields.OfPorts(field, scope.Source)
            );

        if (service.Preset is { } preset && ServicePresets.TurnsToTlsLater(preset))
            scope.Report(
                EgressStarttls,
                $"{field}.tls",
                $"must be left out with preset '{preset}': its protocol begins in the clear and turns to "
                    + "TLS later, so only the application's own client can begin it",
                $"{field}.tls",
                $"{field}.preset"
            );

        if (
            tls.Sni is null
            && ports.Any(port => port.IsNameless)
            && service.Hosts.FirstOrDefault(HostNames.IsWildcard) is { } wildcard
        )
            scope.Report(
                EgressSniUnknown,
                $"{field}.tls.sni",
                $"is required, because '{wildcard}' does not say which name to ask for",
                [$"{field}.hosts", .. RuleFields.OfPorts(field, scope.Source)]
            );

        // Istio says so too, but offers files, which a config cannot name.
        if (tls is { Mode: EgressTlsConfig.Mutual, CredentialName: null })
            scope.Report(
                EgressNoClientCertificate,
                $"{field}.tls.credentialName",
                "is required with `mode: MUTUAL`: the Secret with tls.crt and tls.key of the client certificate",
                $"{field}.tls.credentialName"
            );

        if (
            tls is { Mode: EgressTlsConfig.Mutual, CredentialName: { } name }
            && name.EndsWith("-cacert", StringComparison.Ordinal)
        )
            scope.ReportWritten(
                EgressCaOnlyCredential,
                $"{field}.tls.credentialName",
                $"'{name}' must not end in '-cacert': Istio reads only a CA from such a Secret"
            );
    }
}
