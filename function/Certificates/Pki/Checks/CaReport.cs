using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
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
