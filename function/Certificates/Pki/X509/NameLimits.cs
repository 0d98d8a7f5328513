using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>
/// The name constraints of a CA (RFC 5280, 4.2.1.10), for every kind of name that clients look at: DNS names, IP
/// addresses, e-mail addresses, URIs and directory names. Where OpenSSL, BoringSSL (crypto/x509/v3_ncons) and Go
/// differ, a name that one of them refuses is refused, with one exception: BoringSSL refuses every IP address as soon
/// as there is any constraint on them.
/// </summary>
internal sealed class NameLimits
{
    /// <summary>BoringSSL refuses a certificate that needs more comparisons.</summary>
    const int MostComparisons = 1 << 20;

    /// <summary>
    /// Of DNS names. A longer constraint holds nothing but itself, so that a long name takes no square of its length.
    /// </summary>
    const int LongestName = 255;

    readonly Side _permitted,
        _excluded;

    NameLimits(Side permitted, Side excluded) => (_permitted, _excluded) = (permitted, excluded);

    public static NameLimits Read(NameConstraints constraints) =>
        new(
            Side.Of(constraints.PermittedSubtreesValue?.Elements),
            Side.Of(constraints.ExcludedSubtreesValue?.Elements)
        );

    /// <summary>The names of the certificate that the CA may not issue, as text for people.</summary>
    public IReadOnlyList<string> Refused(DistinguishedName subject, SubjectNames names)
    {
        var count = names.All.Count + names.Directory.Count + subject.Parts.Count;
        if (Steps(names, subject) * (_permitted.Steps + _excluded.Steps) > MostComparisons)
            return [$"{count} names, more than clients compare"];
        var directory = subject.IsEmpty ? names.Directory : [subject, .. names.Directory];
        return
        [
            .. names.Dns.Where(name => !Permits(name)).Select(SubjectNames.Show),
            .. names.Addresses.Where(address => !Permits(address)).Select(SubjectNames.Show),
            .. Emails(subject, names).Where(mail => !IsWithin(_permitted.Emails, _excluded.Emails, mail, OfMail)),
            .. names.Uris.Where(uri => !PermitsUri(uri)).Select(Printable.Text),
            .. directory
                .Where(name => !IsWithin(_permitted.Directory, _excluded.Directory, name, OfDirectory))
                .Select(name => name.Text),
        ];
    }

    /// <summary>
    /// How many comparisons the names stand for: a name longer than any should be stands for several.
    /// </summary>
    static long Steps(SubjectNames names, DistinguishedName subject) =>
        names.All.Count
        + names.Directory.Count
        + subject.Parts.Count
        + (
            (
                names.Emails.Sum(name => (long)name.Length)
                + names.Uris.Sum(name => (long)name.Length)
                + names.Directory.Sum(name => (long)name.Text.Length)
                + subject.Text.Length
            ) / LongestName
        );

    /// <summary>
    /// Walks up the labels of the name instead of along the list of constraints: both may have thousands of entries.
    /// </summary>
    bool Permits(string dnsName)
    {
        var name = dnsName.ToLowerInvariant().TrimEnd('.');
        if (_permitted.Dns.Count > 0 && !Above(name).Any(_permitted.Dns.Contains))
            return false;

        // BoringSSL and Go: a wildcard covers the names just below it, so it may not stand beside an excluded one of
        // them.
        return !Above(name).Any(_excluded.Dns.Contains)
            && !(name.StartsWith("*.", StringComparison.Ordinal) && _excluded.DnsParents.Contains(name[2..]));
    }

    bool Permits(byte[] address) => IsWithin(_permitted.Addresses, _excluded.Addresses, address, Contains);

    /// <summary>Where there is a constraint on URIs, one without a host is refused.</summary>
    bool PermitsUri(string uri)
    {
        if (_permitted.Uris.Count + _excluded.Uris.Count == 0)
            return true;
        return Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
            && parsed.HostNameType == UriHostNameType.Dns
            && IsWithin(_permitted.Uris, _excluded.Uris, parsed.Host, IsHost);
    }

    static bool IsWithin<TLimit, TName>(
        IReadOnlyList<TLimit> permitted,
        IReadOnlyList<TLimit> excluded,
        TName name,
        Func<TLimit, TName, bool> contains
    ) =>
        (permitted.Count == 0 || permitted.Any(limit => contains(limit, name)))
        && !excluded.Any(limit => contains(limit, name));

    static IEnumerable<string> Emails(DistinguishedName subject, SubjectNames names) =>
        [.. names.Emails.Select(Printable.Text), .. subject.Emails.Select(Printable.Text)];

    /// <summary>
    /// The constraints that hold a name: the name, each name above it with a leading dot and without, and the empty
    /// one, which holds all.
    /// </summary>
    static IEnumerable<string> Above(string name)
    {
        yield return name;
        var from = Math.Max(0, name.Length - LongestName);
        for (var dot = name.IndexOf('.', from); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name[dot..];
            yield return name[(dot + 1)..];
        }

        yield return "";
    }

    /// <summary>A range is an address and a mask of the same length.</summary>
    static bool Contains(byte[] range, byte[] address) =>
        range.Length == 2 * address.Length
        && Sequence.Range(0, address.Length).All(i => ((range[i] ^ address[i]) & range[i + address.Length]) == 0);

    /// <summary>A mailbox, a host, or with a leading dot all hosts below one.</summary>
    static bool OfMail(string limit, string mail)
    {
        var at = mail.IndexOf('@', StringComparison.Ordinal);
        var host = mail[(at + 1)..];
        var limitAt = limit.IndexOf('@', StringComparison.Ordinal);
        if (limitAt >= 0)
            return at >= 0
                && mail.AsSpan(0, at).SequenceEqual(limit.AsSpan(0, limitAt))
                && host.Equals(limit[(limitAt + 1)..], StringComparison.OrdinalIgnoreCase);
        return IsHost(limit, host);
    }

    /// <summary>A host, or with a leading dot all hosts below one.</summary>
    static bool IsHost(string limit, string host) =>
        limit.StartsWith('.')
            ? host.EndsWith(limit, StringComparison.OrdinalIgnoreCase)
            : host.Equals(limit, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name begins with the limit.</summary>
    static bool OfDirectory(DistinguishedName limit, DistinguishedName name) =>
        limit.Parts.Count <= name.Parts.Count
        && limit.Parts.SequenceEqual(name.Parts.Take(limit.Parts.Count), StringComparer.Ordinal);

    /// <summary>The permitted or the excluded ones, by kind.</summary>
    sealed record Side(
        HashSet<string> Dns,
        HashSet<string> DnsParents,
        IReadOnlyList<byte[]> Addresses,
        IReadOnlyList<string> Emails,
        IReadOnlyList<string> Uris,
        IReadOnlyList<DistinguishedName> Directory
    )
    {
        public long Steps { get; } =
            Addresses.Count
            + Emails.Count
            + Uris.Count
            + Directory.Count
            + (
                (
                    Emails.Sum(name => (long)name.Length)
                    + Uris.Sum(name => (long)name.Length)
                    + Directory.Sum(name => (long)name.Text.Length)
                ) / LongestName
            );

        public static Side Of(Asn1Sequence? subtrees)
        {
            var names = SubjectNames.Read(
                subtrees?.Select(subtree => (Asn1Encodable)GeneralSubtree.GetInstance(subtree).Base) ?? []
            );
            var dns = names.Dns.Select(name => name.ToLowerInvariant().TrimEnd('.')).ToHashSet();
            return new Side(
                dns,
                [.. dns.Select(name => name[(name.IndexOf('.') + 1)..])],
                names.Addresses,
                names.Emails,
                names.Uris,
                names.Directory
            );
        }
    }
}
