using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Gateways;

/// <summary>What must hold between the fields of <c>spec.gateway</c>.</summary>
internal static class GatewayConfigRules
{
    public static readonly Rule TlsVersionsCross = new(
        "tls-versions-cross",
        Severity.Error,
        "The lowest TLS version is above the highest."
    )
    {
        Source = "Envoy, TlsParameters; Istio's webhook does not compare the two",
        Consequence = "No handshake succeeds.",
        Fix = "Lower minProtocolVersion or raise maxProtocolVersion.",
    };

    public static readonly Rule DuplicateEntry = new(
        "duplicate-entry",
        Severity.Error,
        "The same entry stands twice in a list."
    )
    {
        Source = "Istio webhook: 'ignoring duplicate cipher suite'",
        Consequence = "The second one has no effect.",
        Fix = "Remove one of them.",
    };

    public static readonly Rule SuitesWithoutEffect = new(
        "cipher-suites-without-effect",
        Severity.Error,
        "Cipher suites are listed although only TLS 1.3 is spoken."
    )
    {
        Source = "Envoy, TlsParameters.cipher_suites: no effect on TLS 1.3",
        Consequence = "The list would promise a limit that Envoy does not keep.",
        Fix = "Remove cipherSuites, or set minProtocolVersion: TLSV1_2.",
    };

    public static readonly Rule OperatorOwnsGateway = new(
        "operator-owns-gateway",
        Severity.Info,
        "Kyma's API Gateway operator may own the Gateway that is rendered."
    )
    {
        Source = "Kyma api-gateway, internal/reconciliations/gateway",
        Consequence =
            "While spec.enableKymaGateway of the APIGateway is true, the operator writes its own kyma-gateway over this one.",
        Fix =
            "Set enableKymaGateway: false in the APIGateway 'default'; that is refused while APIRules use the gateway, so point them to another one for the moment of the switch-over.",
    };

    public static void Check(GatewayConfig config, ConfigScope scope)
    {
        var tls = config.Tls;
        if (tls.MinProtocolVersion == TlsVersions.Tls13 && tls.MaxProtocolVersion == TlsVersions.Tls12)
        {
            scope.ReportWritten(
                TlsVersionsCross,
                "spec.gateway.tls.maxProtocolVersion",
                $"'{tls.MaxProtocolVersion}' must not be below `minProtocolVersion`, which is '{tls.MinProtocolVersion}'"
            );
        }

        if (tls is { MinProtocolVersion: TlsVersions.Tls13, CipherSuites.Count: > 0 })
        {
            scope.ReportWritten(
                SuitesWithoutEffect,
                "spec.gateway.tls.cipherSuites",
                "must be left out with `minProtocolVersion: TLSV1_3`: Envoy fixes the suites of TLS 1.3. Remove it, or set `minProtocolVersion: TLSV1_2`"
            );
        }

        ReportDuplicates(tls.CipherSuites ?? [], "spec.gateway.tls.cipherSuites", scope);
        ReportDuplicates(config.Hosts ?? [], "spec.gateway.hosts", scope);
        ExplainOperator(config, scope);
    }

    static void ReportDuplicates(IReadOnlyList<string> entries, string field, ConfigScope scope)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (!seen.Add(entries[i]))
                scope.ReportWritten(
                    DuplicateEntry,
                    $"{field}[{i}]",
                    $"'{entries[i]}' stands twice; remove one of them"
                );
        }
    }

    static void ExplainOperator(GatewayConfig config, ConfigScope scope)
    {
        if (
            config is not { Name: "kyma-gateway", Namespace: "kyma-system" }
            || scope.Items.OfKind("operator.kyma-project.io", "APIGateway").Any(HandsGatewayOver)
        )
            return;
        scope.Report(
            OperatorOwnsGateway,
            scope.Source.HasField("spec.gateway") ? "spec.gateway" : "spec",
            "kyma-system/kyma-gateway is written by Kyma's API Gateway operator while the APIGateway 'default' has `enableKymaGateway: true`. To switch over, point APIRules elsewhere, "
                + "set it to false, then apply what is rendered here; with that APIGateway among the resources this is not said"
        );
    }

    static bool HandsGatewayOver(Item item) => item.Root.FindText("spec", "enableKymaGateway") is "false";
}
