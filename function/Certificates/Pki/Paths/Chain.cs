using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Paths;

/// <summary>
/// The certificates of a file, sorted out: which one is the server's, and how far up its issuers are there.
/// </summary>
internal sealed class Chain
{
    /// <summary>
    /// Real chains have three or four certificates; in a made-up one every signature would cost time.
    /// </summary>
    const int MostVerified = 6;

    readonly Lookup<string, Certificate> _bySubject;

    Chain(IReadOnlyList<Certificate> certificates, int leaf, IReadOnlyList<Certificate> authorities, bool hasGaps)
    {
        Certificates = certificates;
        Leaf = certificates[leaf];
        LeafIndex = leaf;
        HasGaps = hasGaps;
        _bySubject = certificates.Concat(authorities).ToLookup(certificate => certificate.Subject.Key);
        Path = WalkUp(Leaf).ToArray();
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Certificate> Certificates { get; }

    public Certificate Leaf { get; }

    public int LeafIndex { get; }

    /// <summary>Some certificate of the file could not be read: what seems to be missing may be that one.</summary>
    public bool HasGaps { get; }

    /// <summary>From the leaf to the last issuer that is there, in the file or among the authorities.</summary>
    public IReadOnlyList<Certificate> Path { get; }

    /// <summary>Who must have signed whom.</summary>
    public IEnumerable<(Certificate Issued, Certificate Issuer)> Links => Path.Zip(Path.Skip(1)).Take(MostVerified);

    /// <summary>Whether the last issuer that is there was issued by another, which is not.</summary>
    public bool IsOpen => !Path[^1].IsSelfIssued;

    /// <param name="certificates">At least one.</param>
    /// <param name="key">Decides which certificate is the server's; where it fits none, that is the first that is no
    /// CA.</param>
    public static Chain Of(
        IReadOnlyList<Certificate> certificates,
        PublicKey? key,
        IReadOnlyList<Certificate> authorities,
        bool hasGaps = false
    )
    {
        var leaf = key is { IsComparable: true } ? Index(certificates, c => c.PublicKey.IsSameAs(key)) : -1;
        if (leaf < 0)
            leaf = Index(certificates, c => !c.Extensions.IsCa);
        return new Chain(certificates, Math.Max(leaf, 0), authorities, hasGaps);
    }

    /// <summary>
    /// The certificates for the same CA and key, it included: a cross-signed root is there once for each CA that signed
    /// it.
    /// </summary>
    public IEnumerable<Certificate> Twins(Certificate certificate) =>
        _bySubject[certificate.Subject.Key].Where(other => other.PublicKey.IsSameAs(certificate.PublicKey));

    /// <summary>
    /// The certificates that stand in the file for no reason. Whatever issued one that belongs there belongs there too:
    /// a CA may be present twice, self-signed and signed by an older one.
    /// </summary>
    public IReadOnlyList<Certificate> Strangers()
    {
        var seen = new HashSet<string> { Leaf.Fingerprint };
        var related = new List<Certificate> { Leaf };
        for (var i = 0; i < related.Count; i++)
            related.AddRange(
                _bySubject[related[i].Issuer.Key].Where(c => related[i].IsIssuedBy(c) && seen.Add(c.Fingerprint))
            );
        return Certificates.Where(certificate => !seen.Contains(certificate.Fingerprint)).ToArray();
    }

    IEnumerable<Certificate> WalkUp(Certificate leaf)
    {
        var seen = new HashSet<string>();
        for (var current = leaf; current is not null && seen.Add(current.Fingerprint); current = Issuer(current, seen))
            yield return current;
    }

    /// <summary>
    /// Of several with one name one that signed it, is a CA, and lasts longest; none where it signed itself.
    /// </summary>
    Certificate? Issuer(Certificate issued, HashSet<string> seen)
    {
        var isVerified = seen.Count <= MostVerified;
        if (issued.IsSelfIssued && (!isVerified || issued.MayBeSignedBy(issued)))
            return null;
        var named = _bySubject[issued.Issuer.Key]
            .Where(other => issued.IsIssuedBy(other) && !seen.Contains(other.Fingerprint));
        return isVerified
            ? named
                .Take(MostVerified)
                .OrderByDescending(issued.MayBeSignedBy)
                .ThenByDescending(other => other.IsCa)
                .ThenByDescending(other => other.NotAfter)
                .FirstOrDefault()
            : named.FirstOrDefault();
    }

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
