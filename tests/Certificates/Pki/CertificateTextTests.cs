using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>Names in certificates as people read them, and which of them are the same to a client.</summary>
public sealed class CertificateTextTests
{
    [Theory]
    [InlineData("C=DE,ST=B,L=Berlin,O=Shop,OU=Web,CN=a", "C=DE, ST=B, L=Berlin, O=Shop, OU=Web, CN=a", "a")]
    [InlineData("CN=a,O=Shop,CN=b", "CN=a, O=Shop, CN=b", "b")]
    [InlineData("1.2.3.4=x", "1.2.3.4=x", null)]
    [InlineData("E=a@b.c", "1.2.840.113549.1.9.1=a@b.c", null)]
    [InlineData("CN=a\n\u00FCb", "CN=a??b", "a??b")]
    [InlineData("", "(empty)", null)]
    public void A_distinguished_name_is_shown(string name, string text, string? commonName)
    {
        var read = DistinguishedName.Read(new X509Name(false, name));
        Assert.Equal((text, commonName), (read.Text, read.CommonName));
        Assert.Equal(name.Length == 0, read.IsEmpty);
        Assert.Equal(name.StartsWith('E') ? ["a@b.c"] : [], read.Emails);
    }

    [Fact]
    public void A_value_that_is_no_text_is_shown_in_hex()
    {
        var name = Sequence(Set(Pair(X509Name.CN, DerNull.Instance)));
        Assert.Equal("CN=#0500", DistinguishedName.Read(name).Text);
        Assert.Equal(DistinguishedName.Read(name).Key, DistinguishedName.Read(name).Key);
        Assert.NotEqual(
            DistinguishedName.Read(name).Key,
            DistinguishedName.Read(Sequence(Set(Pair(X509Name.CN, DerBoolean.True)))).Key
        );
    }

    /// <summary>RFC 5280, 7.1: neither case nor blanks count, nor the kind of string, nor the order in a set.</summary>
    [Fact]
    public void Names_are_the_same_as_for_clients()
    {
        Asn1Encodable upper = new DerUtf8String(" SHOP  Z "),
            lower = new DerPrintableString("shop z"),
            other = new DerPrintableString("Shopz");
        Assert.Equal(Key(Set(Pair(X509Name.O, upper))), Key(Set(Pair(X509Name.O, lower))));
        Assert.NotEqual(Key(Set(Pair(X509Name.O, lower))), Key(Set(Pair(X509Name.O, other))));
        Assert.NotEqual(Key(Set(Pair(X509Name.O, lower))), Key(Set(Pair(X509Name.CN, lower))));
        Assert.NotEqual(
            Key(Set(Pair(X509Name.O, new DerUtf8String("[")))),
            Key(Set(Pair(X509Name.O, new DerUtf8String("{"))))
        );
        Assert.Equal(
            Key(Set(Pair(X509Name.O, lower), Pair(X509Name.CN, other))),
            Key(Set(Pair(X509Name.CN, other), Pair(X509Name.O, lower)))
        );
        Assert.NotEqual(
            Key(Set(Pair(X509Name.O, lower)), Set(Pair(X509Name.CN, other))),
            Key(Set(Pair(X509Name.CN, other)), Set(Pair(X509Name.O, lower)))
        );

        // A line break in a value does not make two values of it.
        Assert.NotEqual(
            Key(Set(Pair(X509Name.O, new DerUtf8String("a\n2.5.4.3=b")))),
            Key(Set(Pair(X509Name.O, new DerUtf8String("a"))), Set(Pair(X509Name.CN, new DerUtf8String("b"))))
        );
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a.b.", "ends in a dot")]
    [InlineData("https://a.b", "is a URL")]
    [InlineData("a.b,c.d", "is a list in one name")]
    [InlineData("a.b;c.d", "is a list in one name")]
    [InlineData("a b", "has a blank in it")]
    [InlineData("a/b", "has a path")]
    [InlineData("a.b:443", "has a port")]
    [InlineData("a.b:44x", "has a colon")]
    [InlineData(":443", "has a port")]
    [InlineData("fd00::1", "has a port")]
    [InlineData("fd00:1::x", "has a colon")]
    [InlineData("B\u00FCcher.example", "is not ASCII: clients look for 'xn--bcher-kva.example'")]
    [InlineData("\u00FC..", "ends in a dot")]
    [InlineData(".\u00FC", "is not ASCII, and has no xn-- form")]
    [InlineData("a.*", "has a wildcard")]
    [InlineData("a*", "has a wildcard")]
    [InlineData("*a", "has a wildcard")]
    [InlineData("*", "has a wildcard")]
    [InlineData("*.*.a", "has a wildcard")]
    [InlineData("*.a", null)]
    [InlineData("a.b", null)]
    public void A_name_that_covers_nothing_is_described(string name, string? why)
    {
        if (why is null)
            Assert.Empty(DnsNameFault.AllOf([name]));
        else
            Assert.StartsWith(why, Assert.Single(DnsNameFault.AllOf([name])).Why, StringComparison.Ordinal);
        Assert.Equal(why is null ? 0 : 5, DnsNameFault.AllOf(Enumerable.Repeat(name, 6)).Count());
    }

    [Theory]
    [InlineData(
        "a.example.com.",
        "a.example.com",
        " (the name in the certificate ends in a dot, which clients compare too)"
    )]
    [InlineData(
        "*.example.com.",
        "a.example.com",
        " (the name in the certificate ends in a dot, which clients compare too)"
    )]
    [InlineData("example.com", "*.example.com", " ('example.com' alone covers none of the names below it)")]
    [InlineData("*.example.com", "example.com", " ('*.example.com' covers the names below 'example.com', not itself)")]
    [InlineData("*.example.com", "a.b.example.com", " ('*.example.com' covers exactly one label)")]
    [InlineData("*.com", "a.b.example.com", " ('*.com' covers exactly one label)")]
    [InlineData("other.org", "a.example.com", "")]
    [InlineData("other.org", "*.example.com", "")]
    [InlineData("*.", "a", "")]
    [InlineData("", "a", "")]
    public void The_usual_reason_why_a_host_is_not_covered(string name, string host, string reason) =>
        Assert.Equal(reason, new HostCover([name]).Reason(host));

    /// <summary>A wildcard is as far within a domain as the name behind its asterisk.</summary>
    [Theory]
    [InlineData("*.b.example.com", true)]
    [InlineData("*.example.org", false)]
    [InlineData("EXAMPLE.com.", true)]
    public void A_wildcard_is_within_the_domain_of_its_parent(string name, bool isWithin) =>
        Assert.Equal(isWithin, HostCover.IsWithin("example.com", name));

    [Theory]
    [InlineData("a b~", "a b~")]
    [InlineData("a\u001B[31m\u00FC\u007F\t", "a?[31m???")]
    public void Only_what_steers_no_terminal_is_printed(string text, string shown) =>
        Assert.Equal(shown, Printable.Text(text));

    [Fact]
    public void Long_texts_and_lists_are_cut()
    {
        var longest = new string('a', 256);
        Assert.Equal(longest, Printable.Text(longest));
        Assert.Equal($"{longest}...", Printable.Text($"{longest}b"));
        Assert.Equal("'1', '2', '3', '4', '5'", Printable.Some(["1", "2", "3", "4", "5"]));
        Assert.Equal("'1', '2', '3', '4', '5' and 2 more", Printable.Some(["1", "2", "3", "4", "5", "6", "7"]));
    }

    [Theory]
    [InlineData("DNS:B\u00FCcher.example", "B?cher.example (xn--bcher-kva.example)")]
    [InlineData("DNS:B\u00DCCHER.example", "B?CHER.example (xn--bcher-kva.example)")]
    [InlineData("DNS:.\u00FC", ".?")]
    [InlineData("DNS:a.b", "a.b")]
    [InlineData("IP:10.0.0.1", "10.0.0.1")]
    [InlineData("IP:fd00::1", "fd00::1")]
    public void A_subject_alternative_name_is_shown(string name, string shown)
    {
        var value = name[(name.IndexOf(':') + 1)..];
        var general = name.StartsWith("IP", StringComparison.Ordinal)
            ? new GeneralName(GeneralName.IPAddress, value)
            : GeneralName.GetInstance(
                Asn1Object.FromByteArray([
                    0x82,
                    (byte)Encoding.UTF8.GetByteCount(value),
                    .. Encoding.UTF8.GetBytes(value),
                ])
            );
        Assert.Equal(shown, SubjectNames.Read([general]).All.Single());
        Assert.Equal("0102", SubjectNames.Show(new byte[] { 1, 2 }));
        Assert.Equal(34, SubjectNames.Show(new byte[17]).Length);
    }

    /// <summary>One that cannot be read, and one that stands there twice, by the name of its standard.</summary>
    [Theory]
    [InlineData("2.5.29.19", "basicConstraints")]
    [InlineData("2.5.29.15", "keyUsage")]
    [InlineData("2.5.29.37", "extendedKeyUsage")]
    [InlineData("2.5.29.17", "subjectAltName")]
    [InlineData("2.5.29.14", "subjectKeyIdentifier")]
    [InlineData("2.5.29.35", "authorityKeyIdentifier")]
    [InlineData("2.5.29.30", "nameConstraints")]
    [InlineData("2.5.29.31", "crlDistributionPoints")]
    [InlineData("2.5.29.28", "issuingDistributionPoint")]
    public void A_malformed_extension_is_named(string oid, string name)
    {
        var extension = new RawExtension(new DerObjectIdentifier(oid), false, [5]);
        var isOfCertificates = oid != "2.5.29.28";
        var malformed = CertificateExtensions.Read([extension, extension]).Malformed;
        Assert.Equal(
            isOfCertificates ? [$"{name} is listed twice", $"{name} is not well formed"] : [$"{name} is listed twice"],
            malformed
        );
    }

    [Fact]
    public void Extensions_say_what_a_certificate_may_do()
    {
        var none = CertificateExtensions.Read([]);
        Assert.Empty(none.DnsNames);
        Assert.False(none.IsMustStaple);

        Assert.True(Read("1.3.6.1.5.5.7.1.24", [0x30, 3, 2, 1, 5]).IsMustStaple);
        Assert.False(Read("1.3.6.1.5.5.7.1.24", [0x30, 3, 2, 1, 17]).IsMustStaple);
        Assert.False(Read("1.3.6.1.5.5.7.1.24", [0x30, 0]).IsMustStaple);
        Assert.Equal(7, Read("2.5.29.19", [0x30, 6, 1, 1, 0xFF, 2, 1, 7]).PathLength);
        Assert.Equal(0x4000_0000, Read("2.5.29.19", [0x30, 9, 1, 1, 0xFF, 2, 4, 0x40, 0, 0, 0]).PathLength);
        Assert.Equal(int.MaxValue, Read("2.5.29.19", [0x30, 10, 1, 1, 0xFF, 2, 5, 0, 0x80, 0, 0, 0]).PathLength);
        Assert.Equal(0x3FFF_FFFF, Read("2.5.29.19", [0x30, 9, 1, 1, 0xFF, 2, 4, 0x3F, 0xFF, 0xFF, 0xFF]).PathLength);
        Assert.Equal(int.MaxValue, Read("2.5.29.19", [0x30, 10, 1, 1, 0xFF, 2, 5, 1, 0, 0, 0, 0]).PathLength);
        Assert.Equal(
            ["basicConstraints has a path length and is not that of a CA"],
            Read("2.5.29.19", [0x30, 3, 2, 1, 0]).Malformed
        );
        var unknown = new RawExtension(new DerObjectIdentifier("1.2.3"), true, [5, 0]);
        Assert.Equal(["1.2.3"], CertificateExtensions.Read([unknown, unknown]).UnknownCritical);
    }

    static CertificateExtensions Read(string oid, byte[] value) =>
        CertificateExtensions.Read([new RawExtension(new DerObjectIdentifier(oid), false, value)]);

    static string Key(params Asn1Encodable[] sets) => DistinguishedName.Read(Sequence(sets)).Key;

    static DerSequence Sequence(params Asn1Encodable[] parts) => new(parts);

    static BerSet Set(params Asn1Encodable[] pairs) => new(pairs);

    static DerSequence Pair(DerObjectIdentifier type, Asn1Encodable value) => new(type, value);
}
