using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Gateways;

/// <summary>What must hold for client certificates, and which Secret holds their CA.</summary>
internal static class ClientCaRules
{
    /// <summary>Managed Kyma (SKR) writes a Secret of this name itself.</summary>
    const string OwnedByKyma = "kyma-gateway-certs-cacert";

    /// <summary>Reports what is wrong; null where no client CA is wanted or it cannot be said which.</summary>
    public static ClientCaPlan? Plan(
        GatewayConfig config,
        string credentialName,
        string podsNamespace,
        bool canBeNamed,
        ConfigScope scope
    )
    {
        const string field = "spec.gateway.tls.clientCA";
        var (mode, ca) = (config.Tls.Mode, config.Tls.ClientCa);
        if (ca is null)
        {
            if (mode != TlsMode.Simple)
                scope.Report(
                    GatewayConfigFindings.ClientCaRequired,
                    field,
                    $"`clientCA` is required with `mode: {mode}`: set `secretName` or `pem`",
                    field
                );
            return null;
        }

        if (mode == TlsMode.Simple)
            scope.Report(
                GatewayConfigFindings.ClientCaWithoutEffect,
                field,
                "`clientCA` has no effect with `mode: SIMPLE`: set `mode: MUTUAL` or OPTIONAL_MUTUAL, or remove it",
                "spec.gateway.tls.mode"
            );
        if (ca.SecretName is null == ca.Pem is null)
        {
            scope.Report(
                GatewayConfigFindings.OneClientCa,
                field,
                "exactly one of `secretName` and `pem` must be there",
                field
            );
            return null;
        }

        var conventional = $"{credentialName}-cacert";
        var name = ca.SecretName ?? (canBeNamed ? ResourceNames.Shorten($"{config.Name}-client-ca") : conventional);
        if (name == OwnedByKyma)
        {
            scope.Report(
                GatewayConfigFindings.ClientCaName,
                field,
                ca.SecretName is null
                    ? $"before Istio 1.28 the CA's Secret would have to be '{OwnedByKyma}', which managed Kyma owns and writes over: set `certificate.secretName` to another name"
                    : $"'{OwnedByKyma}' belongs to managed Kyma, which writes over it: choose another name{(canBeNamed ? "" : ". Before Istio 1.28 it must be that of `certificate.secretName` with '-cacert' behind it, so change both")}"
            );
        }
        else if (!canBeNamed && conventional == OwnedByKyma)
        {
            scope.Report(
                GatewayConfigFindings.ClientCaName,
                $"{field}.secretName",
                $"'{name}' is looked for by Istio only from 1.28 on; before that it takes '{OwnedByKyma}', which managed Kyma owns and writes over. "
                    + "Set `certificate.secretName` to another name, and this to that name with '-cacert' behind it; or raise `istioVersion` if the cluster runs 1.28"
            );
        }
        else if (!canBeNamed && name != conventional)
        {
            scope.Report(
                GatewayConfigFindings.ClientCaName,
                $"{field}.secretName",
                $"'{name}' must be '{conventional}' before Istio 1.28, because Istio looks for no other; or raise `istioVersion` if the cluster runs 1.28"
            );
        }

        return new ClientCaPlan(name, podsNamespace, canBeNamed, ca.Pem);
    }
}
