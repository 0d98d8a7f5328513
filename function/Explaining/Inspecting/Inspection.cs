using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining.Inspecting;

/// <summary>
/// What a Secret, or files that belong together, hold of certificates and keys. Nothing of a private key but its kind.
/// </summary>
/// <param name="Title">For example <c>Secret istio-system/shop-certs</c>.</param>
/// <param name="Source">The file, or empty where the title is it.</param>
internal sealed record Inspection(string Title, string Source)
{
    /// <summary>Why there is nothing to see, or empty.</summary>
    public string Note { get; init; } = "";

    public IReadOnlyList<InspectedCertificate> Certificates { get; init; } = [];

    public InspectedKey? Key { get; init; }

    public IReadOnlyList<RevocationList> RevocationLists { get; init; } = [];

    /// <summary>False where things are shown and not judged, which the note then explains.</summary>
    public bool IsJudged { get; init; } = true;

    public IReadOnlyList<PkiFinding> Findings { get; init; } = [];

    /// <summary>Whether a finding is an error, so that the command exits with 1.</summary>
    public bool HasErrors => Findings.Any(finding => finding.Rule.Severity == Severity.Error);
}

/// <summary>A certificate of an inspected file or Secret.</summary>
/// <param name="Role">What it is there for.</param>
internal sealed record InspectedCertificate(Certificate Certificate, string Role);

/// <summary>A private key of an inspected file or Secret; never the key itself.</summary>
/// <param name="Fits">Whether it belongs to the server's certificate; null where that cannot be said.</param>
internal sealed record InspectedKey(string Field, KeyKind Kind, bool? Fits);
