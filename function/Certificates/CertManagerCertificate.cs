namespace Kyma.Krm.Certificates;

/// <summary>cert-manager.io/v1 Certificate, as far as we write it.</summary>
internal sealed record CertManagerCertificateSpec
{
    public required string SecretName { get; init; }

    public required CertManagerIssuerRef IssuerRef { get; init; }

    public required IReadOnlyList<string> DnsNames { get; init; }

    public string? Duration { get; init; }

    public string? RenewBefore { get; init; }

    public required CertificatePrivateKey PrivateKey { get; init; }

    /// <summary>cert-manager's default has no server auth.</summary>
    public required IReadOnlyList<string> Usages { get; init; }
}

internal sealed record CertManagerIssuerRef(string Name, string Kind, string? Group);
