using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Gateways.GatewayConfigFindings;

namespace Kyma.Krm.Gateways;

/// <summary>What must hold for client certificates.</summary>
internal static class ClientCaRules
{
    public const string Field = "spec.gateway.tls.clientCA";

    /// <summary>What the name of the Secret follows from.</summary>
    static readonly IReadOnlyList<string> NameFields =
    [
        Field,
        "spec.certificate.secretName",
        "spec.gateway.name",
        "spec.gateway.namespace",
    ];

    /// <summary>Managed Kyma (SKR) writes a Secret of this name itself.</summary>
    public const string OwnedByKyma = "kyma-gateway-certs-cacert";

    /// <summary>
    /// Reports what is wrong with the mode and the sources; null where none is wanted, or it cannot be said which.
    /// </summary>
    public static ClientCaConfig? Check(GatewayTlsConfig tls, ConfigScope scope)
    {
        var (mode, ca) = (tls.Mode, tls.ClientCa);
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
        if (ca.SecretName is null != ca.Pem is null)
            return ca;
        scope.Report(OneClientCa, Field, "exactly one of `secretName` and `pem` must be there", Field);
        return null;
    }

    /// <summary>
    /// Only one thing is reported of a name; what is written wrong comes before what only an old release cannot do.
    /// </summary>
    public static void CheckName(
        ClientCaConfig ca,
        string name,
        string conventional,
        bool canBeNamed,
        ConfigScope scope
    )
    {
        if (ca.SecretName is not null && !name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal))
        {
            scope.ReportWritten(
                ClientCaName,
                $"{Field}.secretName",
                $"'{name}' must end in '-cacert': from any other Secret Istio reads no CA, and clients get "
                    + "in without a certificate or not at all. Rename the Secret to "
                    + $"'{(canBeNamed ? $"{name}{IstioSecret.CaSuffix}" : conventional)}'"
            );
        }
        else if (name == OwnedByKyma)
        {
            scope.Report(
                ClientCaName,
                Field,
                ca.SecretName is null
                    ? $"before Istio 1.28 the CA's Secret would have to be '{OwnedByKyma}', which managed "
                        + "Kyma owns and overwrites: set `certificate.secretName` to another name"
                    : $"'{OwnedByKyma}' belongs to managed Kyma, which overwrites it: choose another name"
                        + (
                            canBeNamed
                                ? ""
                                : ". Before Istio 1.28 it must be that of `certificate.secretName` followed by "
                                    + "'-cacert', so change both"
                        ),
                ca.SecretName is null ? NameFields : [Field, "spec.istioVersion"]
            );
        }
        else if (!canBeNamed && conventional == OwnedByKyma)
        {
            scope.Report(
                ClientCaName,
                $"{Field}.secretName",
                $"'{name}' is used by Istio only from 1.28 on; before that it uses '{OwnedByKyma}', which "
                    + "managed Kyma owns and overwrites. "
                    + "Set `certificate.secretName` to another name, and this to that name followed by "
                    + "'-cacert'; or raise `istioVersion` if the cluster runs 1.28",
                NameFields
            );
        }
        else if (!canBeNamed && name != conventional)
        {
            scope.Report(
                ClientCaName,
                $"{Field}.secretName",
                $"'{name}' must be '{conventional}' before Istio 1.28, because Istio uses no other; or "
                    + "raise `istioVersion` if the cluster runs 1.28",
                NameFields
            );
        }
        else if (ca.SecretName is null && conventional == OwnedByKyma)
        {
            scope.Report(
                ClientCaBesideKymas,
                $"{Field}.pem",
                $"is rendered into the Secret '{name}', because managed Kyma owns '{OwnedByKyma}'. Only "
                    + "Istio 1.28 and later uses it: set `certificate.secretName` to another name for a CA that "
                    + "every release uses"
            );
        }
    }
}
