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
        var byIssuer = lists.ToLookup(list => list.Issuer.Key);
        var bySubject = certificates.ToLookup(certificate => certificate.Subject.Key);
        foreach (var (i, list) in lists.Index())
        {
            var cas = bySubject[list.Issuer.Key].ToArray();
            if (cas.Length == 0 && !authorities.HasGaps)
                yield return Found(
                    CrlOfAnotherCa,
                    list,
                    $"has a list of {list.Issuer.Text}, which is not one of the client CAs"
                );
            if (cas.Length > 0 && i < MostVerified && !SignersOf(list).Any())
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

        foreach (var ofOneName in bySubject)
        {
            var named = byIssuer[ofOneName.Key].ToList();
            foreach (var ca in ofOneName.Where(_ => named.Count == 0))
                yield return Missing(ca, "");
            if (lists.Count > MostVerified || named.Count == 0 || named.Exists(list => !SignersOf(list).Any()))
                continue;
            foreach (var ca in ofOneName.Take(MostVerified))
            {
                if (OfTheNameAlone(ca, named) is { } finding)
                    yield return finding;
            }
        }

        IEnumerable<Certificate> SignersOf(RevocationList list) =>
            bySubject[list.Issuer.Key].Take(MostVerified).Where(ca => IsBy(list, ca));

        PkiFinding Missing(Certificate ca, string why) =>
            new(
                CrlMissingForCa,
                ca.Field,
                ca.Part,
                $"({ca.Subject.Text}) has no revocation list in "
                    + $"{string.Join(" or ", lists.Select(list => list.Field).Distinct())}{why}"
            );

        // Where several CAs have one name, Envoy tells their lists apart by the authority key identifier alone.
        PkiFinding? OfTheNameAlone(Certificate ca, List<RevocationList> named)
        {
            if (!named.Exists(list => IsBy(list, ca)))
                return Missing(ca, ": that of its name is by another key");
            var used = named.Where(list => ca.IsMeantBy(list.Authority)).ToArray();
            var newest = used.Max(list => list.ThisUpdate);
            return used.Any(list => list.ThisUpdate == newest && IsBy(list, ca))
                ? null
                : Found(
                    CrlSignatureMismatch,
                    used.FirstOrDefault(list => list.ThisUpdate == newest)!,
                    $"has a list of {ca.Subject.Text} that was not signed with the key of {Name(ca)}, and is newer "
                        + "than its own: give the lists authority key identifiers, so that Envoy can tell them apart"
                );
        }
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
        ca.Part is "" ? $"{ca.Field} ({ca.Subject.Text})" : $"{ca.Field} {ca.Part} ({ca.Subject.Text})";

    static PkiFinding Found(Rule rule, RevocationList list, string message) =>
        new(rule, list.Field, PemFault.Part(list.Line), message);
}
