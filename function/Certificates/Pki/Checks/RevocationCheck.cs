using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Certificates.Pki.CaFindings;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>
/// Whether Envoy can use revocation lists (crypto/x509/x509_vfy get_crl, check_crl). Where there is any, it looks one
/// up for every certificate of a client's chain, the CA's own included; of several of one CA it takes the newest.
/// </summary>
internal static class RevocationCheck
{
    /// <summary>Each signature costs time; nobody has more lists of one CA.</summary>
    const int MostVerified = 32;

    public static IEnumerable<PkiFinding> Run(CertificateFile authorities, IReadOnlyList<RevocationList> lists)
    {
        if (lists.Count == 0)
            yield break;
        var certificates = authorities.Certificates;
        var bySubject = certificates.ToLookup(certificate => certificate.Subject.Key);
        foreach (var (i, list) in lists.Index())
        {
            var cas = bySubject[list.Issuer.Key].ToList();
            if (cas.Count == 0 && !authorities.HasGaps)
                yield return Found(
                    CrlOfAnotherCa,
                    list,
                    $"has a list of {list.Issuer.Text}, which is not one of the client CAs"
                );
            if (cas.Count > 0 && i < MostVerified && !cas.Take(MostVerified).Any(ca => IsBy(list, ca)))
                yield return Found(
                    CrlSignatureMismatch,
                    list,
                    $"has a list of {list.Issuer.Text} that was not signed with the key of {Name(cas[0])}"
                );
            if (list.UnknownCritical.Count > 0)
                yield return Found(
                    CrlUnknownCritical,
                    list,
                    $"has a list of {list.Issuer.Text} with a critical extension that Envoy does not know: "
                        + $"{Printable.Some(list.UnknownCritical)}"
                );
            if (list.Scope is { } scope)
                yield return Found(
                    CrlScope,
                    list,
                    $"has a list of {list.Issuer.Text} that Envoy does not use: {scope}"
                );
        }

        var covered = lists.Select(list => list.Issuer.Key).ToHashSet();
        foreach (var certificate in certificates.Where(certificate => !covered.Contains(certificate.Subject.Key)))
            yield return new PkiFinding(
                CrlMissingForCa,
                certificate.Field,
                certificate.Part,
                $"({certificate.Subject.Text}) has no revocation list in "
                    + $"{string.Join(" or ", lists.Select(list => list.Field).Distinct())}"
            );
    }

    /// <summary>The newest list of each CA decides; an older one beside it does no harm.</summary>
    public static IEnumerable<PkiFinding> At(
        IReadOnlyList<RevocationList> lists,
        DateTimeOffset time,
        Rule outdated,
        Rule notYetValid
    )
    {
        foreach (
            var ofOneCa in lists.GroupBy(list => (list.Issuer.Key, Convert.ToHexString(list.Authority?.KeyId ?? [])))
        )
        {
            if (ofOneCa.Any(list => list.ThisUpdate <= time && (list.NextUpdate ?? time) >= time))
                continue;
            var newest = ofOneCa.MaxBy(list => list.ThisUpdate)!;
            yield return newest.NextUpdate is { } end && end < time
                ? Found(
                    outdated,
                    newest,
                    $"has the list of {newest.Issuer.Text}, which was to be renewed by {ValidityCheck.Text(end)}"
                )
                : Found(
                    notYetValid,
                    newest,
                    $"has the list of {newest.Issuer.Text}, which is not valid before "
                        + $"{ValidityCheck.Text(newest.ThisUpdate)}"
                );
        }
    }

    static bool IsBy(RevocationList list, Certificate ca) =>
        ca.IsMeantBy(list.Authority) && list.Signature.IsBy(ca.PublicKey) != false;

    static string Name(Certificate ca) =>
        ca.Part.Length > 0 ? $"{ca.Field} {ca.Part} ({ca.Subject.Text})" : $"{ca.Field} ({ca.Subject.Text})";

    static PkiFinding Found(Rule rule, RevocationList list, string message) =>
        new(rule, list.Field, PemFault.Part(list.Line), message);
}
