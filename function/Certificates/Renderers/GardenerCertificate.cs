using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Certificates.Renderers;

/// <summary>
/// cert.gardener.cloud/v1alpha1 Certificate, as far as we write it (cert-management, pkg/apis/cert/v1alpha1/types.go).
/// </summary>
internal sealed class GardenerCertificateSpec : JsonFields
{
    public string? CommonName
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<string>? DnsNames
    {
        get => Texts();
        init => Put(value);
    }

    public GardenerIssuerRef? IssuerRef
    {
        get => Object<GardenerIssuerRef>();
        init => Put(value);
    }

    /// <summary>
    /// Not the older <c>secretName</c>: the controller writes this field beside it, and the two then conflict.
    /// </summary>
    public GardenerSecretRef? SecretRef
    {
        get => Object<GardenerSecretRef>();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, string>? SecretLabels
    {
        get => TextMap();
        init => Put(value);
    }

    public CertificatePrivateKey? PrivateKey
    {
        get => Object<CertificatePrivateKey>();
        init => Put(value);
    }

    public string? PreferredChain
    {
        get => Text();
        init => Put(value);
    }

    public bool? FollowCNAME
    {
        get => Flag();
        init => Put(value);
    }
}

internal sealed class GardenerIssuerRef : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Namespace
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class GardenerSecretRef : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Namespace
    {
        get => Text();
        init => Put(value);
    }
}

/// <summary>Gardener and cert-manager spell it alike.</summary>
internal sealed class CertificatePrivateKey : JsonFields
{
    public string? Algorithm
    {
        get => Text();
        init => Put(value);
    }

    public long? Size
    {
        get => Integer();
        init => Put(value);
    }
}
