using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Paths;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>What a check found, and the facts it read on the way.</summary>
/// <param name="Findings">All but those that depend on the clock.</param>
/// <param name="Certificates">In the order of the file.</param>
/// <param name="Leaf">The server's certificate, or null where none could be read.</param>
/// <param name="Key">What the private key is, or null where none could be read.</param>
internal sealed record CertificateReport(
    IReadOnlyList<PkiFinding> Findings,
    IReadOnlyList<Certificate> Certificates,
    Certificate? Leaf,
    KeyKind? Key
)
{
    public bool HasErrors => Findings.Any(finding => finding.Rule.Severity == Diagnostics.Severity.Error);

    /// <summary>Null where the server's certificate could not be read.</summary>
    public Chain? Chain { get; init; }

    /// <summary>
    /// Whatever today's date adds. Never part of a function's results: the same input must give the same output
    /// tomorrow.
    /// </summary>
    public IReadOnlyList<PkiFinding> AgainstClock(DateTimeOffset now) =>
        Chain is null ? [] : [.. ValidityCheck.OfChain(Chain, now, ValidityRules.AgainstClock)];
}
