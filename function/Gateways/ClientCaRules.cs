using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Gateways;

/// <summary>What must hold for client certificates, and which Secret holds their CA.</summary>
internal static class ClientCaRules
{
    /// <summary>Managed Kyma (SKR) writes a Secret of this name itself.</summary>
    const string OwnedByKyma = "kyma-gateway-certs-cacert";

    public static readonly Rule ClientCaRequired = new(
        "client-ca-required",
        Severity.Error,
        "Mutual TLS without a CA for client certificates."
    )
    {
        Source = "Istio, ServerTLSSettings.mode MUTUAL",
        Consequence = "Envoy gets no CA and refuses every connection.",
        Fix = "Set spec.gateway.tls.clientCA.secretName or .pem.",
    };

    public static readonly Rule ClientCaWithoutEffect = new(
        "client-ca-without-effect",
        Severity.Error,
        "A CA for client certificates although none are asked for."
    )
    {
        Consequence = "Clients are not authenticated, although the config looks as if they were.",
        Fix = "Set spec.gateway.tls.mode: MUTUAL, or remove clientCA.",
    };

    public static readonly Rule OneClientCa = new(
        "one-client-ca",
        Severity.Error,
        "Not exactly one source for the CA of client certificates."
    )
    {
        Consequence = "Which CA counts would be a guess.",
        Fix = "Write secretName or pem, not both.",
    };

    public static readonly Rule ClientCaName = new(
        "client-ca-name",
        Severity.Error,
        "The name of the client CA's Secret is not one that works."
    )
    {
        Source = "Istio, pilot/pkg/credentials/kube/secrets.go; caCertCredentialName since 1.28",
        Consequence = "Istio looks for another Secret, or Kyma writes over yours.",
        Fix =
            "Name it <credentialName>-cacert before Istio 1.28; never kyma-gateway-certs-cacert, which managed Kyma owns.",
    };

    public static readonly Rule NoCaInSecret = new(
        "client-ca-not-in-secret",
        Severity.Error,
        "The Secret named for the client CA holds none that Istio reads."
    )
    {
        Source = "Istio, pilot/pkg/credentials/kube/secrets.go ExtractRoot",
        Consequence = "Envoy gets no CA and refuses every connection.",
        Fix = "Put the CA certificates under the key cacert or ca.crt.",
    };

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
                    ClientCaRequired,
                    field,
                    $"`clientCA` is required with `mode: {mode}`: set `secretName` or `pem`",
                    field
                );
            return null;
        }

        if (mode == TlsMode.Simple)
            scope.Report(
                ClientCaWithoutEffect,
                field,
                "`clientCA` has no effect with `mode: SIMPLE`: set `mode: MUTUAL` or OPTIONAL_MUTUAL, or remove it",
                "spec.gateway.tls.mode"
            );
        if (ca.SecretName is null == ca.Pem is null)
        {
            scope.Report(OneClientCa, field, "exactly one of `secretName` and `pem` must be there", field);
            return null;
        }

        var conventional = $"{credentialName}-cacert";
        var name = ca.SecretName ?? (canBeNamed ? ResourceNames.Shorten($"{config.Name}-client-ca") : conventional);
        if (name == OwnedByKyma)
        {
            scope.Report(
                ClientCaName,
                field,
                ca.SecretName is null
                    ? $"before Istio 1.28 the CA's Secret would have to be '{OwnedByKyma}', which managed Kyma owns and writes over: set `certificate.secretName` to another name"
                    : $"'{OwnedByKyma}' belongs to managed Kyma, which writes over it: choose another name{(canBeNamed ? "" : ". Before Istio 1.28 it must be that of `certificate.secretName` with '-cacert' behind it, so change both")}"
            );
        }
        else if (!canBeNamed && conventional == OwnedByKyma)
        {
            scope.Report(
                ClientCaName,
                $"{field}.secretName",
                $"'{name}' is looked for by Istio only from 1.28 on; before that it takes '{OwnedByKyma}', which managed Kyma owns and writes over. "
                    + "Set `certificate.secretName` to another name, and this to that name with '-cacert' behind it; or raise `istioVersion` if the cluster runs 1.28"
            );
        }
        else if (!canBeNamed && name != conventional)
        {
            scope.Report(
                ClientCaName,
                $"{field}.secretName",
                $"'{name}' must be '{conventional}' before Istio 1.28, because Istio looks for no other; or raise `istioVersion` if the cluster runs 1.28"
            );
        }

        return new ClientCaPlan(name, podsNamespace, canBeNamed, ca.Pem);
    }
}
