namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// What a Certificate resource asks its controller for, in a config or by hand; what is not written is null.
/// </summary>
/// <param name="IsGardeners">Of cert.gardener.cloud; else of cert-manager.io.</param>
/// <param name="DnsNames">Those in addition to the common name.</param>
internal sealed record CertificateRequest(bool IsGardeners, string? CommonName, IReadOnlyList<string> DnsNames)
{
    /// <summary>IP addresses, URIs, e-mail addresses, a subject of its own, or a signing request of its own.</summary>
    public bool HasOtherNames { get; init; }

    public string? Algorithm { get; init; }

    public long? KeySize { get; init; }

    public string? IssuerKind { get; init; }

    public string? IssuerGroup { get; init; }

    public string? Duration { get; init; }

    public string? RenewBefore { get; init; }
}
