using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Paths;

/// <summary>What has expired of a chain, and whom it hinders.</summary>
internal static class PathValidity
{
    /// <summary>
    /// Certificates that are not valid at a time and that clients with a newer root do without. A root that an older
    /// one has signed as well is one: clients that have it go no further. So is one that has a twin in the file which
    /// is valid. A CA below a root that is there and valid, or with a path length, which roots do not have, is not a
    /// root itself: without it no client gets further.
    /// </summary>
    public static IReadOnlyList<Certificate> Spared(Chain chain, DateTimeOffset time)
    {
        var path = chain.Path;
        return chain.Certificates.Concat(path).DistinctBy(c => (c.Field, c.Part)).Where(IsSpared).ToArray();

        bool IsSpared(Certificate certificate)
        {
            if (certificate.Fingerprint == chain.Leaf.Fingerprint || IsValid(certificate))
                return false;
            if (chain.Twins(certificate).Any(IsValid))
                return true;
            var depth = path.ToList().FindIndex(c => c.Fingerprint == certificate.Fingerprint);

            // Above a root that is cross-signed only roots that have retired may follow.
            return depth >= 2
                && (certificate.IsSelfIssued ? depth >= 3 : certificate.Extensions.PathLength is null)
                && path.Skip(depth).All(above => !IsValid(above));
        }

        bool IsValid(Certificate certificate) => time >= certificate.NotBefore && time <= certificate.NotAfter;
    }
}
