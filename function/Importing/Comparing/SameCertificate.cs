using System.Text.Json.Nodes;
using Kyma.Krm.Certificates;

namespace Kyma.Krm.Importing.Comparing;

/// <summary>What may differ in a Certificate without a difference for traffic.</summary>
internal static class SameCertificate
{
    const string RsaIsDefault = "RSA is written out: it is what the controller takes where nothing is written";

    public static string? Gardener(Difference difference) =>
        difference.Shape switch
        {
            "spec.secretName" when difference.Becomes is null =>
                "`secretName` is the older spelling of `secretRef`, which the controller itself writes "
                    + "next to it (cert-management issue 423)",
            "spec.secretRef" or "spec.secretRef.namespace" when difference.Was is null =>
                "`secretRef` names the same Secret",
            "spec.privateKey" or "spec.privateKey.algorithm" when IsRsaWrittenOut(difference) => RsaIsDefault,
            "spec.commonName"
            or "spec.dnsNames" when Names(difference.Original!.Spec).SetEquals(Names(difference.Rendered.At("spec"))) =>
                HasAlias(difference)
                    ? "the names are the same: the common name is one of them anyway"
                    : "the names are the same, one of them is the common name now; the certificate is issued "
                        + "once more for that",
            "spec.renew" or "spec.ensureRenewedAfter" when difference.Becomes is null =>
                "it asks the controller for a renewal once, and is nothing to keep",
            _ => null,
        };

    public static string? CertManager(Difference difference) =>
        difference.Shape switch
        {
            "spec.privateKey" or "spec.privateKey.algorithm" when IsRsaWrittenOut(difference) => RsaIsDefault,
            "spec.issuerRef.kind" when difference.Was is null && difference.Becomes.Text() == "Issuer" =>
                "Issuer is what cert-manager takes where nothing is written",
            "spec.issuerRef.group" when difference.Was.Text() == "cert-manager.io" && difference.Becomes is null =>
                "cert-manager.io is what cert-manager takes where nothing is written",
            "spec.dnsNames" when difference.IsReordered => "the order of names has no effect",
            "spec.usages" when difference.IsReordered => "the order of usages has no effect",
            "spec.usages" when difference.Was is null =>
                "the usage 'server auth' is added, which clients of a server ask for; the certificate is "
                    + "issued once more for that",
            _ => null,
        };

    public static string? External(Difference difference) =>
        difference.Shape switch
        {
            "spec.refreshInterval"
                when (difference.Was.Text() ?? ExternalSecretDefaults.Interval) == ExternalSecretDefaults.Interval =>
                "one hour is what the API server writes where nothing is written",
            { } shape
                when ExternalSecretDefaults.Of(shape) is { } value
                    && (difference.Was is null || difference.Was.Text() == value)
                    && (difference.Becomes is null || difference.Becomes.Text() == value) =>
                $"'{value}' is what the API server writes where nothing is written",
            _ => null,
        };

    static bool IsRsaWrittenOut(Difference difference) =>
        difference.Was is null
        && (
            difference.Becomes.Text()
            ?? (difference.Becomes is JsonObject { Count: 1 } key ? key.Text("algorithm") : null)
        ) == "RSA";

    /// <summary>The common name stood among the names already, or the order alone differs.</summary>
    static bool HasAlias(Difference difference) =>
        difference.Original!.Spec.Text("commonName") == difference.Rendered.Text("spec", "commonName");

    /// <summary>cert-management adds the common name to the names.</summary>
    static HashSet<string> Names(JsonNode? spec) =>
        [.. spec.Texts("dnsNames"), .. spec.Text("commonName") is { } common ? [common] : Array.Empty<string>()];
}
