namespace Kyma.Krm.Certificates.Planning;

/// <summary>
/// What a Certificate resource asks its controller for, in a config or by hand; what is not written is null.
/// </summary>
/// <param name="IsGardeners">Of cert.gardener.cloud; else of cert-manager.io.</param>
/// <param name="CommonName">Null where none is asked for.</param>
/// <param name="DnsNames">Those in addition to the common name.</param>
internal sealed record CertificateRequest(bool IsGardeners, string? CommonName, IReadOnlyList<string> DnsNames)
{
    /// <summary>IP addresses, URIs, e-mail addresses, a subject of its own, or a signing request of its own.</summary>
    public bool HasOtherNames { get; init; }

    /// <summary>As it is written: RSA, ECDSA or a word that the controller rejects.</summary>
    public string? Algorithm { get; init; }

    /// <summary>In bits.</summary>
    public long? KeySize { get; init; }

    /// <summary>ClusterIssuer, Issuer, or a kind of an external group; null for the controller's default.</summary>
    public string? IssuerKind { get; init; }

    /// <summary>API group of the issuer; null for the controller's own.</summary>
    public string? IssuerGroup { get; init; }

    /// <summary>As it is written, a Go duration.</summary>
    public string? Duration { get; init; }

    /// <summary>As it is written, a Go duration.</summary>
    public string? RenewBefore { get; init; }
}
