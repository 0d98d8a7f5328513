using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Certificates.Renderers;

/// <summary>cert-manager.io/v1 Certificate, as far as we write it.</summary>
internal sealed class CertManagerCertificateSpec : JsonFields
{
    public string? SecretName
    {
        get => Text();
        init => Put(value);
    }

    public CertManagerIssuerRef? IssuerRef
    {
        get => Object<CertManagerIssuerRef>();
        init => Put(value);
    }

    public IReadOnlyList<string>? DnsNames
    {
        get => Texts();
        init => Put(value);
    }

    public string? Duration
    {
        get => Text();
        init => Put(value);
    }

    public string? RenewBefore
    {
        get => Text();
        init => Put(value);
    }

    public CertificatePrivateKey? PrivateKey
    {
        get => Object<CertificatePrivateKey>();
        init => Put(value);
    }

    /// <summary>cert-manager's default has no server auth.</summary>
    public IReadOnlyList<string>? Usages
    {
        get => Texts();
        init => Put(value);
    }
}

internal sealed class CertManagerIssuerRef : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Kind
    {
        get => Text();
        init => Put(value);
    }

    public string? Group
    {
        get => Text();
        init => Put(value);
    }
}
