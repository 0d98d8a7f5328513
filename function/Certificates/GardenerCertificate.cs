namespace Kyma.Krm.Certificates;

/// <summary>cert.gardener.cloud/v1alpha1 Certificate, as far as we write it (cert-management, pkg/apis/cert/v1alpha1/types.go).</summary>
internal sealed record GardenerCertificateSpec
{
    public string? CommonName { get; init; }

    public IReadOnlyList<string>? DnsNames { get; init; }

    public GardenerIssuerRef? IssuerRef { get; init; }

    /// <summary>Not the older <c>secretName</c>: the controller writes this field beside it, and the two then conflict.</summary>
    public GardenerSecretRef? SecretRef { get; init; }

    public IReadOnlyDictionary<string, string>? SecretLabels { get; init; }

    public CertificatePrivateKey? PrivateKey { get; init; }

    public string? PreferredChain { get; init; }

    public bool? FollowCNAME { get; init; }
}

internal sealed record GardenerIssuerRef(string Name, string? Namespace);

internal sealed record GardenerSecretRef(string Name, string Namespace);

/// <summary>Gardener and cert-manager spell it alike.</summary>
internal sealed record CertificatePrivateKey(string Algorithm, int? Size);
