using Kyma.Krm.Certificates.Pki.X509;
using static Kyma.Krm.Certificates.Pki.ChainFindings;

namespace Kyma.Krm.Certificates.Pki.Paths;

/// <summary>
/// Whether a file holds the certificates that clients need to get from the server's to one that they trust, in order.
/// </summary>
internal sealed class ChainCheck(Chain chain)
{
    public IEnumerable<PkiFinding> Run() => [.. Order(), .. Duplicates(), .. Completeness()];

    IEnumerable<PkiFinding> Order()
    {
        var certificates = chain.Certificates;
        if (chain.LeafIndex > 0)
            yield return chain.Leaf.Found(
                LeafNotFirst,
                $"({chain.Leaf.Subject.Text}) is the server's certificate, but certificate 1 is "
                    + $"{certificates[0].Subject.Text}"
            );

        for (var i = 1; i < certificates.Count; i++)
        {
            var isTooEarly =
                i != chain.LeafIndex
                && !certificates
                    .Take(i)
                    .Any(earlier =>
                        earlier.IsIssuedBy(certificates[i]) || earlier.Fingerprint == certificates[i].Fingerprint
                    );
            if (
                isTooEarly
                && certificates
                    .Skip(i + 1)
                    .FirstOrDefault(later =>
                        later.IsIssuedBy(certificates[i]) && later.Fingerprint != chain.Leaf.Fingerprint
                    )
                    is { } issued
            )
            {
                yield return certificates[i]
                    .Found(
                        ChainOutOfOrder,
                        $"({certificates[i].Subject.Text}) comes before {issued.Subject.Text}, which it issued"
                    );
                yield break;
            }
        }
    }

    IEnumerable<PkiFinding> Duplicates()
    {
        foreach (var same in chain.Certificates.GroupBy(certificate => certificate.Fingerprint))
        {
            if (same.Skip(1).FirstOrDefault() is { } second)
                yield return second.Found(
                    DuplicateCertificate,
                    $"({second.Subject.Text}) is the same as {same.First().Part}"
                );
        }
    }

    IEnumerable<PkiFinding> Completeness()
    {
        var strangers = chain.Strangers().DistinctBy(stranger => stranger.Fingerprint).ToList();
        foreach (var twin in strangers.Where(IsTwinOfLeaf))
            yield return Twin(twin);
        strangers.RemoveAll(IsTwinOfLeaf);
        if (chain.HasGaps)
            yield break;

        var top = chain.Path[^1];
        var isAlone = chain.Path.Count == 1 && chain.IsOpen;
        var cas = strangers.Where(stranger => stranger.IsCa).ToArray();

        // Whether a CA belongs above one that is missing cannot be known, so nobody is told to remove it.
        var mayContinue = chain.IsOpen && cas.Length > 0 && !isAlone;
        if (mayContinue && !top.Issuer.IsEmpty)
        {
            yield return top.Found(
                ChainIncomplete,
                $"({top.Subject.Text}) was issued by {top.Issuer.Text}, whose certificate is missing "
                    + $"between it and {cas[0].Part} ({cas[0].Subject.Text})"
            );
        }
        else if (isAlone && strangers.Count == 0 && !top.Issuer.IsEmpty)
        {
            yield return top.Found(ChainIncomplete, $"was issued by {top.Issuer.Text}, whose certificate is not there");
        }

        foreach (var stranger in strangers.Where(stranger => !(mayContinue && stranger.IsCa)))
        {
            yield return isAlone
                ? stranger.Found(
                    UnrelatedCertificate,
                    $"({stranger.Subject.Text}) did not issue the server's certificate: that was "
                        + $"{chain.Leaf.Issuer.Text}, "
                        + (
                            stranger.Subject.Key == chain.Leaf.Issuer.Key
                                ? "of the same name but with another key"
                                : "whose certificate is missing"
                        )
                )
                : stranger.Found(
                    SurplusCertificate,
                    $"({stranger.Subject.Text}) is not part of the server certificate's chain"
                );
        }
    }

    bool IsTwinOfLeaf(Certificate certificate) =>
        !certificate.IsCa && certificate.PublicKey.IsSameAs(chain.Leaf.PublicKey);

    /// <summary>Renewed with the same key, and appended: Envoy serves the first, whichever lasts longer.</summary>
    PkiFinding Twin(Certificate twin) =>
        twin.NotAfter > chain.Leaf.NotAfter
            ? chain.Leaf.Found(
                RenewedCertificateBehind,
                $"({chain.Leaf.Subject.Text}) ends on {Text(chain.Leaf)}, and {twin.Part}, for the same "
                    + $"key, on {Text(twin)}"
            )
            : twin.Found(SurplusCertificate, $"({twin.Subject.Text}) is an older certificate for the server's key");

    static string Text(Certificate certificate) => certificate.NotAfter.ToString("yyyy-MM-dd", null);
}
