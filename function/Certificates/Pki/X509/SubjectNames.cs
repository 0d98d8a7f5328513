using System.Globalization;
using System.Net;
using System.Text;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>The subject alternative names of a certificate (RFC 5280, 4.2.1.6), by kind.</summary>
internal sealed record SubjectNames
{
    public static readonly SubjectNames None = new();

    public IReadOnlyList<string> Dns { get; init; } = [];

    /// <summary>As octets: 4 for IPv4, 16 for IPv6; any other number is not an address.</summary>
    public IReadOnlyList<byte[]> Addresses { get; init; } = [];

    public IReadOnlyList<string> Uris { get; init; } = [];

    public IReadOnlyList<string> Emails { get; init; } = [];

    public IReadOnlyList<DistinguishedName> Directory { get; init; } = [];

    /// <summary>The tags of all names, the rarer kinds (otherName, registeredID) included.</summary>
    public IReadOnlySet<int> Kinds { get; init; } = new HashSet<int>();

    /// <summary>Everything that a client could ask for or a person look for, as text that is safe to print.</summary>
    public IReadOnlyList<string> All =>
        [
            .. Dns.Select(Show),
            .. Addresses.Select(Show),
            .. Uris.Select(Printable.Text),
            .. Emails.Select(Printable.Text),
        ];

    /// <summary>A name as it is; one that is not ASCII, as it must not be, with the form that it should have.</summary>
    public static string Show(string dns) =>
        Ascii.IsValid(dns) ? Printable.Text(dns)
        : Encoded(dns) is { } ascii ? $"{Printable.Text(dns)} ({Printable.Text(ascii)})"
        : Printable.Text(dns);

    public static string Show(byte[] address) =>
        address.Length is 4 or 16 ? new IPAddress(address).ToString() : Convert.ToHexStringLower(address);

    /// <summary>The <c>xn--</c> form of an internationalised name; null where there is none.</summary>
    public static string? Encoded(string dns)
    {
        try
        {
            return new IdnMapping().GetAscii(dns.ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static SubjectNames Read(IEnumerable<Asn1Encodable> names)
    {
        var all = names.Select(GeneralName.GetInstance).ToArray();
        return new SubjectNames
        {
            Dns = Texts(GeneralName.DnsName),
            Addresses = Of(GeneralName.IPAddress)
                .Select(name => Asn1OctetString.GetInstance(name).GetOctets())
                .ToArray(),
            Uris = Texts(GeneralName.UniformResourceIdentifier),
            Emails = Texts(GeneralName.Rfc822Name),
            Directory = Of(GeneralName.DirectoryName).Select(DistinguishedName.Read).ToArray(),
            Kinds = all.Select(name => name.TagNo).ToHashSet(),
        };

        IEnumerable<Asn1Encodable> Of(int tag) => all.Where(name => name.TagNo == tag).Select(name => name.Name);
        IReadOnlyList<string> Texts(int tag) => Of(tag).Select(Text).ToArray();
    }

    /// <summary>
    /// ASCII by the standard. Certificates exist with UTF-8 in them, which is read as what was meant.
    /// </summary>
    static string Text(Asn1Encodable name) =>
        name is DerIA5String ascii ? Encoding.UTF8.GetString(ascii.GetOctets()) : ((IAsn1String)name).GetString();
}
