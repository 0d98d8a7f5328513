using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Issuing;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary><c>spec.certificate</c> of a new config, with comments that teach.</summary>
internal static class CertificateSources
{
    public const string Provided = "provided";
    public const string SelfSigned = "self-signed";
    public const string CertManager = "cert-manager";

    public static readonly IReadOnlyList<string> Words = ["gardener", CertManager, "existing", Provided, SelfSigned];

    public static bool NeedsSeed(PackageRequest request) =>
        request is { Source: SelfSigned, Domain: not LocalDomain.Name };

    /// <summary>Lines below <c>certificate:</c>, indented as there.</summary>
    public static string Yaml(PackageRequest request) =>
        request.Source switch
        {
            CertManager => $"""
                    certManager:                  # cert-manager issues and renews it
                      issuerRef:
                        name: {PackageRequest.Quoted(request.Issuer)}
                        kind: ClusterIssuer
                """,
            "existing" => """
                    existing: {}                  # the Secret istio-system/kyma-gateway-certs is in the cluster already
                """,
            Provided => $"""
                    provided:                     # your own: it is checked, and rendered into the Secret that the Gateway reads
                      secretRef:
                        name: {request.CertificateName}      # in certificate.yaml
                """,
            SelfSigned when !NeedsSeed(request) => """
                    selfSigned: {}                # derived from a published seed: the key is public, as Kyma's own for this domain is
                """,
            SelfSigned => $"""
                    selfSigned:                   # derived from a seed; nothing renews it
                      seedSecretRef:
                        name: {request.SeedName}             # in seed.yaml
                      notBefore: "{request.Today:yyyy-MM-dd}T00:00:00Z"   # never "now": the same input always gives the same certificate
                      duration: 8760h             # a year; at least 4416h
                      generation: 1               # raise it to get new keys
                """,
            _ => """
                    gardener: {}                  # Gardener issues and renews it, with the cluster's default issuer
                """,
        };
}
