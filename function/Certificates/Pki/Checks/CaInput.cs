using Kyma.Krm.Certificates.Pki.Pem;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>The CAs that client certificates are verified against, as PEM, and their revocation lists.</summary>
internal sealed record CaInput
{
    /// <summary>PEM, one or more.</summary>
    public required ReadOnlyMemory<byte> Certificates { get; init; }

    /// <summary>Where findings are reported.</summary>
    public string CertificatesField { get; init; } = "data[ca.crt]";

    /// <summary>Those of their own field; lists among the certificates count as well.</summary>
    public IReadOnlyList<PemSource> RevocationLists { get; init; } = [];

    /// <summary>Null: whether they have expired is for <see cref="CaReport.AgainstClock"/> to say.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
