using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>The name constraints of a CA (RFC 5280, 4.2.1.10), as far as DNS names and IP addresses go.</summary>
internal sealed class NameLimits
{
    readonly HashSet<string> _permittedNames,
        _excludedNames;
    readonly IReadOnlyList<byte[]> _permittedAddresses,
        _excludedAddresses;

    NameLimits(Asn1Sequence? permitted, Asn1Sequence? excluded)
    {
        (_permittedNames, _permittedAddresses) = Split(permitted);
        (_excludedNames, _excludedAddresses) = Split(excluded);
    }

    public static NameLimits Read(NameConstraints constraints) =>
        new(constraints.PermittedSubtreesValue?.Elements, constraints.ExcludedSubtreesValue?.Elements);

    /// <summary>Walks up the labels of the name instead of along the list of constraints: both may have thousands of entries.</summary>
    public bool Permit(string dnsName)
    {
        var name = dnsName.ToLowerInvariant();
        return (_permittedNames.Count == 0 || Above(name).Any(_permittedNames.Contains))
            && !Above(name).Any(_excludedNames.Contains);
    }

    public bool Permit(byte[] address) =>
        (_permittedAddresses.Count == 0 || _permittedAddresses.Any(range => Contains(range, address)))
        && !_excludedAddresses.Any(range => Contains(range, address));

    static (HashSet<string> Names, IReadOnlyList<byte[]> Addresses) Split(Asn1Sequence? subtrees)
    {
        var names = (subtrees?.Select(subtree => GeneralSubtree.GetInstance(subtree).Base) ?? []).ToList();
        return (
            [
                .. names
                    .Where(n => n.TagNo == GeneralName.DnsName)
                    .Select(n => ((IAsn1String)n.Name).GetString().ToLowerInvariant()),
            ],
            [.. names.Where(n => n.TagNo == GeneralName.IPAddress).Select(n => ((Asn1OctetString)n.Name).GetOctets())]
        );
    }

    /// <summary>The constraints that hold a name: the name, each name above it with a leading dot and without, and the empty one, which holds all.</summary>
    static IEnumerable<string> Above(string name)
    {
        yield return name;
        for (var dot = name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name[dot..];
            yield return name[(dot + 1)..];
        }

        yield return "";
    }

    /// <summary>A range is an address and a mask of the same length.</summary>
    static bool Contains(byte[] range, byte[] address) =>
        range.Length == 2 * address.Length
        && Enumerable.Range(0, address.Length).All(i => ((range[i] ^ address[i]) & range[i + address.Length]) == 0);
}
