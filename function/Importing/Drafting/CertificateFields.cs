using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>The sources of <c>spec.certificate</c>, field by field; the trial finds what they leave out.</summary>
internal static class CertificateFields
{
    public static JsonObject Gardener(OriginalResource certificate)
    {
        var spec = certificate.Spec;
        var (common, names) = (spec.Text("commonName"), spec.Texts("dnsNames"));
        return JsonFields.Of(
            ("name", certificate.Id.Name),
            ("issuerRef", spec.Copy("issuerRef")),
            ("dnsNames", JsonFields.List(common is null || names.Contains(common) ? names : [common, .. names])),
            ("commonName", common),
            ("privateKey", spec.Copy("privateKey")),
            ("preferredChain", spec.Copy("preferredChain")),
            ("followCNAME", spec.Copy("followCNAME")),
            ("secretLabels", spec.Copy("secretLabels"))
        );
    }

    public static JsonObject CertManager(OriginalResource certificate)
    {
        var spec = certificate.Spec;
        return JsonFields.Of(
            ("name", certificate.Id.Name),
            (
                "issuerRef",
                JsonFields.Of(
                    ("name", spec.Copy("issuerRef", "name")),
                    ("kind", spec.Copy("issuerRef", "kind") ?? "Issuer"),
                    (
                        "group",
                        spec.Text("issuerRef", "group") == "cert-manager.io" ? null : spec.Copy("issuerRef", "group")
                    )
                )
            ),
            ("dnsNames", spec.Copy("dnsNames")),
            ("duration", spec.Copy("duration")),
            ("renewBefore", spec.Copy("renewBefore")),
            (
                "privateKey",
                JsonFields.Of(
                    ("algorithm", spec.Copy("privateKey", "algorithm")),
                    ("size", spec.Copy("privateKey", "size"))
                )
            )
        );
    }

    public static JsonObject External(OriginalResource secret) =>
        JsonFields.Of(
            (
                "externalSecret",
                JsonFields.Of(
                    ("secretStoreRef", secret.Spec.Copy("secretStoreRef")),
                    ("key", secret.Spec.Items("data") is [var first, ..] ? first.Copy("remoteRef", "key") : null)
                )
            )
        );
}
