using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Gateways;

/// <summary>What must hold for client certificates, and which Secret holds their CA.</summary>
internal static class ClientCaRules
{
    const string Field = "spec.gateway.tls.clientCA";

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
        "Istio reads no CA from a Secret of this name, or another program overwrites it."
    )
    {
        Source =
            "Istio, pilot/pkg/credentials/kube/secrets.go, pilot/pkg/xds/sds.go: a CA is read only under a name ending in -cacert; caCertCredentialName since 1.28",
        Consequence =
            "Every client is refused; where the Secret also has a key pair, as cert-manager writes it for a CA, every client gets in without a certificate.",
        Fix =
            "Name the Secret so that it ends in -cacert (before Istio 1.28: `<certificate.secretName>-cacert`); never kyma-gateway-certs-cacert, which managed Kyma owns.",
    };

    public static readonly Rule ClientCaMoved = new(
        "client-ca-beside-kymas",
        Severity.Warning,
        "The clients' CA is rendered into a Secret that only Istio 1.28 and later uses."
    )
    {
        Source = "Istio, ServerTLSSettings.caCertCredentialName, since 1.28; managed Kyma, kyma-gateway-certs-cacert",
        Consequence =
            "On an older Istio the Gateway takes Kyma's own kyma-gateway-certs-cacert instead, and accepts the clients of that CA.",
        Fix = "certificate:\n  secretName: shop-certs   # the CA is then in shop-certs-cacert, which every release uses",
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

    public static readonly Rule CrlIgnored = new(
        "ca-crl-ignored",
        Severity.Error,
        "A Secret's revocation list is under a key that does not belong to its CA."
    )
    {
        Source = "Istio, pilot/pkg/credentials/kube/secrets.go ExtractRoot: ca.crt with ca.crl, cacert with crl",
        Consequence = "Istio ignores the list, and revoked certificates are accepted.",
        Fix = "Rename the key: ca.crl next to ca.crt, crl next to cacert.",
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
        var (mode, ca) = (config.Tls.Mode, config.Tls.ClientCa);
        if (ca is null)
        {
            if (mode != TlsMode.Simple)
                scope.Report(
                    ClientCaRequired,
                    Field,
                    $"`clientCA` is required with `mode: {mode}`: set `secretName` or `pem`",
                    Field
                );
            return null;
        }

        if (mode == TlsMode.Simple)
            scope.Report(
                ClientCaWithoutEffect,
                Field,
                "`clientCA` has no effect with `mode: SIMPLE`: set `mode: MUTUAL` or OPTIONAL_MUTUAL, or remove it",
                "spec.gateway.tls.mode"
            );
        if (ca.SecretName is null == ca.Pem is null)
        {
            scope.Report(OneClientCa, Field, "exactly one of `secretName` and `pem` must be there", Field);
            return null;
        }

        var conventional = $"{credentialName}{IstioSecret.CaSuffix}";
        var name =
            ca.SecretName
            ?? (
                !canBeNamed ? conventional
                : conventional == OwnedByKyma
                    ? ResourceNames.Shorten($"{config.Name}-client-ca", IstioSecret.CaSuffix)
                : ResourceNames.Shorten(credentialName, IstioSecret.CaSuffix)
            );
        CheckName(ca, name, conventional, canBeNamed, scope);
        return new ClientCaPlan(name, podsNamespace, canBeNamed, ca.Pem);
    }

    /// <summary>Only one thing is reported of a name; what is written wrong comes before what only an old release cannot do.</summary>
    static void CheckName(ClientCaConfig ca, string name, string conventional, bool canBeNamed, ConfigScope scope)
    {
        if (ca.SecretName is not null && !name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal))
        {
            scope.ReportWritten(
                ClientCaName,
                $"{Field}.secretName",
                $"'{name}' must end in '-cacert': from any other Secret Istio reads no CA, and clients get in without a certificate or not at all. Rename the Secret to '{(canBeNamed ? $"{name}{IstioSecret.CaSuffix}" : conventional)}'"
            );
        }
        else if (name == OwnedByKyma)
        {
            scope.Report(
                ClientCaName,
                Field,
                ca.SecretName is null
                    ? $"before Istio 1.28 the CA's Secret would have to be '{OwnedByKyma}', which managed Kyma owns and overwrites: set `certificate.secretName` to another name"
                    : $"'{OwnedByKyma}' belongs to managed Kyma, which overwrites it: choose another name{(canBeNamed ? "" : ". Before Istio 1.28 it must be that of `certificate.secretName` followed by '-cacert', so change both")}"
            );
        }
        else if (!canBeNamed && conventional == OwnedByKyma)
        {
            scope.Report(
                ClientCaName,
                $"{Field}.secretName",
                $"'{name}' is used by Istio only from 1.28 on; before that it uses '{OwnedByKyma}', which managed Kyma owns and overwrites. "
                    + "Set `certificate.secretName` to another name, and this to that name followed by '-cacert'; or raise `istioVersion` if the cluster runs 1.28"
            );
        }
        else if (!canBeNamed && name != conventional)
        {
            scope.Report(
                ClientCaName,
                $"{Field}.secretName",
                $"'{name}' must be '{conventional}' before Istio 1.28, because Istio uses no other; or raise `istioVersion` if the cluster runs 1.28"
            );
        }
        else if (ca.SecretName is null && conventional == OwnedByKyma)
        {
            scope.Report(
                ClientCaMoved,
                $"{Field}.pem",
                $"is rendered into the Secret '{name}', because managed Kyma owns '{OwnedByKyma}'. Only Istio 1.28 and later uses it: set `certificate.secretName` to another name for a CA that every release uses"
            );
        }
    }
}
