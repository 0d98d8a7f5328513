using Kyma.Krm.Certificates.Pki.Issuing;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary><c>spec.certificate</c> of a new config, with comments that teach.</summary>
internal static class CertificateSources
{
    public const string Gardener = "gardener";
    public const string CertManager = "cert-manager";
    public const string Existing = "existing";
    public const string Provided = "provided";
    public const string SelfSigned = "self-signed";

    /// <summary>Each with one line on when to take it.</summary>
    public static readonly IReadOnlyList<(string Word, string When)> Choices =
    [
        (Gardener, "The cluster is a Gardener shoot. Gardener issues and renews the certificate."),
        (CertManager, "The cluster runs cert-manager, which issues and renews it."),
        (Existing, "Something else puts the Secret into the cluster."),
        (Provided, "You have a certificate and its key as files (--tls-cert, --tls-key)."),
        (SelfSigned, "For local and test clusters. Nothing renews it."),
    ];

    public static readonly IReadOnlyList<string> Words = Choices.Select(choice => choice.Word).ToArray();

    public static bool NeedsSeed(PackageRequest request) =>
        request is { Source: SelfSigned, Domain: not LocalDomain.Name };

    /// <summary>A rendered Secret holds a private key in plain text.</summary>
    public static bool RendersSecret(PackageRequest request) => request.Source is Provided or SelfSigned;

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
            Existing => $"""
                    existing: {"{}"}                  # the Secret istio-system/{request.SecretName} is in the cluster
                    # secretName: NAME            # if yours has another name
                """,
            Provided => $"""
                    provided:                     # your own: checked, then rendered into the Gateway's Secret
                      secretRef:
                        name: {request.CertificateName}      # in certificate.yaml
                """,
            SelfSigned when !NeedsSeed(request) => """
                    selfSigned: {}                # from a published seed: the key is public, like Kyma's own
                """,
            SelfSigned => $"""
                    selfSigned:                   # derived from a seed; nothing renews it
                      seedSecretRef:
                        name: {request.SeedName}             # in seed.yaml
                      notBefore: "{request.Today:yyyy-MM-dd}T00:00:00Z"   # never "now": equal input, equal bytes
                      duration: 8760h             # a year; at least 4416h
                      generation: 1               # raise it to get new keys
                """,
            _ => """
                    gardener: {}                  # Gardener issues and renews it, with the cluster's default issuer
                """,
        };
}
