using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using static Kyma.Krm.Certificates.Pki.CaFindings;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>What a check of client CAs found, and the facts it read on the way.</summary>
/// <param name="Findings">All but those that depend on the clock.</param>
/// <param name="Certificates">Those that can be read, in the order of the file.</param>
/// <param name="RevocationLists">Those that can be read, wherever they are.</param>
internal sealed record CaReport(
    IReadOnlyList<PkiFinding> Findings,
    IReadOnlyList<Certificate> Certificates,
    IReadOnlyList<RevocationList> RevocationLists
)
{
    /// <summary>
    /// Whatever today's date adds. Never part of a function's results: the same input must give the same output
    /// tomorrow.
    /// </summary>
    public IReadOnlyList<PkiFinding> AgainstClock(DateTimeOffset now) =>
        [
            .. ValidityCheck.OfEach(Certificates, now, ValidityRules.AgainstClock),
            .. RevocationCheck.At(RevocationLists, now, CrlOutdated, CrlNotYetValid),
        ];
}

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
