using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using static Kyma.Krm.Gateways.GatewayConfigFindings;

namespace Kyma.Krm.Gateways;

/// <summary>
/// What must hold between the fields of <c>spec.gateway</c>, besides what Istio refuses: its webhook takes all of this,
/// at most with a warning. In a config it is an error, because nobody means it.
/// </summary>
internal static class GatewayConfigRules
{
    const string Curves = "spec.gateway.tls.ecdhCurves";

    public static void Check(GatewayConfig config, ConfigScope scope)
    {
        var tls = config.Tls;
        if (tls is { MinProtocolVersion: TlsVersions.Tls13, CipherSuites.Count: > 0 })
            scope.ReportWritten(
                CipherSuitesWithoutEffect,
                "spec.gateway.tls.cipherSuites",
                "must be left out with `minProtocolVersion: TLSV1_3`: Envoy fixes the suites of TLS 1.3. "
                    + "Remove it, or set `minProtocolVersion: TLSV1_2`"
            );

        ReportDuplicates(tls.CipherSuites ?? [], "spec.gateway.tls.cipherSuites", scope);
        ReportDuplicates(tls.EcdhCurves ?? [], Curves, scope);
        CheckCurves(tls, scope);
        ReportDuplicates(config.Hosts ?? [], "spec.gateway.hosts", scope);
        ExplainOperator(config, scope);
    }

    static void CheckCurves(GatewayTlsConfig tls, ConfigScope scope)
    {
        if (tls.EcdhCurves is not { } curves)
            return;
        if (tls.MinProtocolVersion == TlsVersions.Tls13 || curves.Any(curve => curve != EcdhCurves.Hybrid))
            return;
        var rule = EcdhCurvesWithoutTls12;
        scope.Tell(
            new Finding(
                rule,
                tls.MaxProtocolVersion == TlsVersions.Tls12 ? Severity.Error : rule.Severity,
                $"'{EcdhCurves.Hybrid}' is for TLS 1.3 only, so no handshake with TLS 1.2 succeeds. Add "
                    + "'X25519', or set `minProtocolVersion: TLSV1_3`",
                scope.Source.At(Curves)
            ),
            [Curves, "spec.gateway.tls.minProtocolVersion"]
        );
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
                    $"'{entries[i]}' is listed twice; remove one of them"
                );
        }
    }

    static void ExplainOperator(GatewayConfig config, ConfigScope scope)
    {
        if (config is not { Name: "kyma-gateway", Namespace: SystemNamespaces.Kyma })
            return;
        var operators = scope.Items.OfKind("operator.kyma-project.io", "APIGateway").ToArray();
        if (operators.Any(HandsGatewayOver))
            return;
        const string steps =
            "point APIRules to another Gateway, set `enableKymaGateway: false`, then apply what is rendered here";
        scope.Report(
            OperatorOwnsGateway,
            scope.Source.HasField("spec.gateway") ? "spec.gateway" : "spec",
            operators is [var present, ..]
                ? $"{present.Id} does not have `enableKymaGateway: false`, so Kyma's API Gateway operator overwrites"
                    + $" kyma-system/kyma-gateway. Choose another `gateway.name`, or switch over: {steps}"
                : "Kyma's API Gateway operator overwrites kyma-system/kyma-gateway unless the cluster's APIGateway"
                    + " 'default' has `enableKymaGateway: false`. Choose another `gateway.name`, or switch "
                    + $"over: {steps}."
                    + " With that APIGateway among the resources this is not reported"
        );
    }

    static bool HandsGatewayOver(Item item) => item.Root.FindText("spec", "enableKymaGateway") is "false";
}
