using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Paths;

/// <summary>The certificates of a file, sorted out: which one is the server's, and how far up its issuers are there.</summary>
internal sealed class Chain
{
    /// <summary>Real chains have three or four certificates; in a made-up one every signature would cost time.</summary>
    const int MostVerified = 6;

    Chain(IReadOnlyList<Certificate> certificates, int leaf, IReadOnlyList<Certificate> authorities)
    {
        Certificates = certificates;
        LeafIndex = leaf;
        Path = [.. WalkUp(certificates[leaf], [.. certificates, .. authorities])];
    }

    public IReadOnlyList<Certificate> Certificates { get; }

    public int LeafIndex { get; }

    public Certificate Leaf => Certificates[LeafIndex];

    public string LeafPart => Parts.Of(Certificates, LeafIndex);

    /// <summary>Who must have signed whom.</summary>
    public IEnumerable<(Certificate Issued, Certificate Issuer)> Links => Path.Zip(Path.Skip(1)).Take(MostVerified);

    /// <summary>From the leaf to the last issuer that is there.</summary>
    public IReadOnlyList<Certificate> Path { get; }

    /// <param name="certificates">At least one.</param>
    /// <param name="key">Decides which certificate is the server's; where it fits none, that is the first that is no CA.</param>
    public static Chain Of(
        IReadOnlyList<Certificate> certificates,
        PublicKey? key,
        IReadOnlyList<Certificate> authorities
    )
    {
        var leaf = key is { Numbers.Count: > 0 } ? Index(certificates, c => c.PublicKey.IsSameAs(key)) : -1;
        if (leaf < 0)
            leaf = Index(certificates, c => !c.Extensions.IsCa);
        return new Chain(certificates, Math.Max(leaf, 0), authorities);
    }

    /// <summary>
    /// The certificates that stand in the file for no reason. Whatever issued one that belongs there belongs there too:
    /// a CA may be present twice, self-signed and signed by an older one.
    /// </summary>
    public IReadOnlyList<int> Strangers()
    {
        var seen = new HashSet<string> { Leaf.Fingerprint };
        var related = new List<Certificate> { Leaf };
        for (var i = 0; i < related.Count; i++)
        {
            related.AddRange(Certificates.Where(c => related[i].IsIssuedBy(c) && seen.Add(c.Fingerprint)));
        }

        return [.. Enumerable.Range(0, Certificates.Count).Where(i => !seen.Contains(Certificates[i].Fingerprint))];
    }

    static IEnumerable<Certificate> WalkUp(Certificate leaf, IReadOnlyList<Certificate> issuers)
    {
        var seen = new HashSet<string>();
        for (
            var current = leaf;
            current is not null && seen.Add(current.Fingerprint);
            current = Issuer(
                    current,
                    [.. issuers.Where(c => current.IsIssuedBy(c) && !seen.Contains(c.Fingerprint))],
                    seen.Count <= MostVerified
                )
        )
        {
            yield return current;
        }
    }

    /// <summary>Of several with one name the one that signed it; none where it signed itself.</summary>
    static Certificate? Issuer(Certificate issued, IReadOnlyList<Certificate> named, bool isVerified) =>
        named.Count switch
        {
            0 => null,
            _ when !isVerified => named[0],
            _ when issued.IsSelfIssued && issued.MayBeSignedBy(issued) => null,
            1 => named[0],
            _ => named.Take(MostVerified).FirstOrDefault(issued.MayBeSignedBy) ?? named[0],
        };

    static int Index(IReadOnlyList<Certificate> certificates, Func<Certificate, bool> isLeaf)
    {
        for (var i = 0; i < certificates.Count; i++)
        {
            if (isLeaf(certificates[i]))
                return i;
        }

        return -1;
    }
}
