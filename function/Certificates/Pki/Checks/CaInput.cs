namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>The CAs that client certificates are verified against, as PEM.</summary>
internal sealed record CaInput
{
    public required ReadOnlyMemory<byte> Certificates { get; init; }

    public string CertificatesField { get; init; } = "data[ca.crt]";

    /// <summary>Empty where there is no revocation list.</summary>
    public ReadOnlyMemory<byte> RevocationLists { get; init; }

    public string RevocationListsField { get; init; } = "data[ca.crl]";

    /// <summary>Null: whether they have expired is for <see cref="CaReport.AgainstClock"/> to say.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
