using Kyma.Krm.Certificates.Pki.Issuing;

namespace Kyma.Krm.Certificates;

/// <summary>Where the Gateway's certificate will come from. The Secret is the same whatever the source.</summary>
/// <param name="SecretName">The Gateway's credentialName.</param>
/// <param name="Namespace">That of the gateway pods.</param>
internal abstract record CertificatePlan(string SecretName, string Namespace)
{
    /// <summary>The hosts it will be for; null where somebody else decides.</summary>
    public virtual IReadOnlyList<string>? Names => null;
}

/// <summary>The Secret is there; nothing is rendered.</summary>
internal sealed record ExistingCertificate(string SecretName, string Namespace)
    : CertificatePlan(SecretName, Namespace);

/// <summary>A Secret from the user's own certificate and key (PEM).</summary>
/// <param name="Certificate">PEM, with its chain.</param>
/// <param name="DnsNames">What the certificate is for.</param>
internal sealed record ProvidedCertificate(
    string SecretName,
    string Namespace,
    string SecretType,
    string Certificate,
    string PrivateKey,
    IReadOnlyList<string>? DnsNames
) : CertificatePlan(SecretName, Namespace)
{
    public override IReadOnlyList<string>? Names => DnsNames;
}

/// <summary>A Secret with a certificate derived from a seed.</summary>
/// <param name="Request">What it is derived from, the seed included.</param>
internal sealed record SelfSignedCertificate(
    string SecretName,
    string Namespace,
    string SecretType,
    SelfSignedRequest Request
) : CertificatePlan(SecretName, Namespace)
{
    public override IReadOnlyList<string> Names => Request.Names;
}

/// <summary>An ExternalSecret that writes the Secret.</summary>
internal sealed record ExternalCertificate(
    string SecretName,
    string Namespace,
    string SecretType,
    ExternalSecretConfig External
) : CertificatePlan(SecretName, Namespace);

/// <summary>A certificate resource whose controller writes the Secret.</summary>
/// <param name="Name">The resource's own name.</param>
internal abstract record IssuedCertificate(string SecretName, string Namespace, string Name)
    : CertificatePlan(SecretName, Namespace);

/// <summary>cert.gardener.cloud/v1alpha1.</summary>
/// <param name="CommonName">Null where no name is short enough.</param>
/// <param name="DnsNames">The names besides the common name, which the controller adds itself.</param>
/// <param name="Config">What the config asks for; the names are those of this plan.</param>
internal sealed record GardenerCertificatePlan(
    string SecretName,
    string Namespace,
    string Name,
    string? CommonName,
    IReadOnlyList<string> DnsNames,
    GardenerCertificateConfig Config
) : IssuedCertificate(SecretName, Namespace, Name)
{
    public override IReadOnlyList<string> Names => CommonName is null ? DnsNames : [CommonName, .. DnsNames];
}

/// <summary>cert-manager.io/v1.</summary>
/// <param name="DnsNames">Of the certificate, all of them.</param>
/// <param name="Config">What the config asks for; the names are those of this plan.</param>
internal sealed record CertManagerCertificatePlan(
    string SecretName,
    string Namespace,
    string Name,
    IReadOnlyList<string> DnsNames,
    CertManagerConfig Config
) : IssuedCertificate(SecretName, Namespace, Name)
{
    public override IReadOnlyList<string> Names => DnsNames;
}
