using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>Which names a CA may issue (RFC 5280, 4.2.1.10), one limit and one name at a time.</summary>
public sealed class NameLimitsTests
{
    const int Mail = GeneralName.Rfc822Name,
        Dns = GeneralName.DnsName,
        Uri = GeneralName.UniformResourceIdentifier,
        Ip = GeneralName.IPAddress;

    static readonly DistinguishedName NoSubject = Name("");

    /// <summary>A name that a limit holds is permitted by it, and refused where it is excluded.</summary>
    [Theory]
    [InlineData(Dns, "example.com", "example.com", true)]
    [InlineData(Dns, "example.com", "a.b.example.com", true)]
    [InlineData(Dns, "EXAMPLE.com", "a.Example.COM", true)]
    [InlineData(Dns, "example.com.", "a.example.com", true)]
    [InlineData(Dns, "example.com", "a.example.com.", true)]
    [InlineData(Dns, ".example.com", "a.example.com", true)]
    [InlineData(Dns, ".example.com", "example.com", false)]
    [InlineData(Dns, "", "example.com", true)]
    [InlineData(Dns, "example.com", "notexample.com", false)]
    [InlineData(Dns, "mutant", "example.com", false)]
    [InlineData(Dns, "a.example.com", "example.com", false)]
    [InlineData(Dns, "com", ".com", true)]
    [InlineData(Dns, "b.c", "a.b.c", true)]
    [InlineData(Dns, "b", "a..b", true)]
    [InlineData(Mail, "example.com", "a@example.com", true)]
    [InlineData(Mail, "example.com", "a@EXAMPLE.com", true)]
    [InlineData(Mail, "example.com", "a@b.example.com", false)]
    [InlineData(Mail, ".example.com", "a@b.example.com", true)]
    [InlineData(Mail, ".example.com", "a@example.com", false)]
    [InlineData(Mail, "a@example.com", "a@example.com", true)]
    [InlineData(Mail, "a@example.com", "a@Example.com", true)]
    [InlineData(Mail, "a@example.com", "A@example.com", false)]
    [InlineData(Mail, "a@example.com", "b@example.com", false)]
    [InlineData(Mail, "a@example.com", "a@example.org", false)]
    [InlineData(Mail, "@example.com", "@example.com", true)]
    [InlineData(Mail, "@example.com", "a@example.com", false)]
    [InlineData(Mail, "@example.com", "example.com", false)]
    [InlineData(Uri, "example.com", "https://example.com/x", true)]
    [InlineData(Uri, ".example.com", "https://a.example.com/x", true)]
    [InlineData(Uri, "example.com", "https://a.example.com/x", false)]
    [InlineData(Ip, "10.0.0.0/8", "10.1.2.3", true)]
    [InlineData(Ip, "10.0.0.0/8", "11.1.2.3", false)]
    [InlineData(Ip, "10.0.0.0/8", "fd00::1", false)]
    public void A_limit_holds_a_name(int kind, string limit, string name, bool isHeld)
    {
        Assert.Equal(isHeld, Refused([Of(kind, limit)], [], Of(kind, name)).Count == 0);
        Assert.Equal(isHeld, Refused([], [Of(kind, limit)], Of(kind, name)).Count == 1);
        Assert.Empty(Refused([], [], Of(kind, name)));
        if (kind is Dns or Mail)
            Assert.Empty(Refused([Of(kind, limit), Of(kind, name)], [], Of(kind, name)));
    }

    /// <summary>One without a host is refused where there is any limit on URIs, permitted or excluded.</summary>
    [Theory]
    [InlineData("spiffe:x")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("no URI")]
    public void A_URI_without_a_host_passes_no_limit(string name)
    {
        Assert.Equal([name], Refused([Of(Uri, "example.com")], [], Of(Uri, name)));
        Assert.Equal([name], Refused([], [Of(Uri, "example.com")], Of(Uri, name)));
        Assert.Equal([name], Refused([Of(Uri, "example.com")], [Of(Uri, "example.org")], Of(Uri, name)));
        Assert.Empty(Refused([Of(Dns, "example.com")], [], Of(Uri, name)));
    }

    [Theory]
    [InlineData("*.example.com", "pay.example.com", true)]
    [InlineData("*.example.com", "a.pay.example.com", false)]
    [InlineData("*.example.com", "com", true)]
    [InlineData("x.example.com", "pay.example.com", false)]
    [InlineData("ab", "x.", false)]
    [InlineData("*.x", "x", true)]
    [InlineData("*.mutant", "x", false)]
    public void A_wildcard_may_not_stand_beside_an_excluded_name(string name, string excluded, bool isRefused) =>
        Assert.Equal(isRefused, Refused([], [Of(Dns, excluded)], Of(Dns, name)).Count == 1);

    /// <summary>A longer name is held by itself and by what ends it only.</summary>
    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void A_limit_is_as_long_as_a_name_may_be(int length, bool isHeld)
    {
        var limit = $".{new string('a', length - 1)}";
        Assert.Equal(isHeld, Refused([Of(Dns, limit)], [], Of(Dns, $"b.c{limit}")).Count == 0);
    }

    [Theory]
    [InlineData("O=Shop", "O=Shop", true)]
    [InlineData("O=Shop", "O=Shop,CN=a", true)]
    [InlineData("O=Shop,CN=a", "O=Shop", false)]
    [InlineData("CN=a", "O=Shop,CN=a", false)]
    public void A_directory_name_begins_with_its_limit(string limit, string name, bool isHeld)
    {
        var limits = Limits([Directory(limit)], []);
        Assert.Equal(isHeld, limits.Refused(Name(name), SubjectNames.None).Count == 0);
        Assert.Equal(isHeld, limits.Refused(NoSubject, SubjectNames.Read([Directory(name)])).Count == 0);
    }

    [Fact]
    public void An_address_in_the_subject_is_one_of_the_names() =>
        Assert.Equal(
            ["a@example.org"],
            Limits([Of(Mail, "example.com")], []).Refused(Name("E=a@example.org"), SubjectNames.None)
        );

    /// <summary>BoringSSL compares 2^20 times; a name longer than 255 characters stands for several.</summary>
    [Theory]
    [InlineData("ip 1024", "ip 1024", false)]
    [InlineData("ip 1025", "ip 1024", true)]
    [InlineData("ip 1024", "ip 1025", true)]
    [InlineData("long mail", "ip 1024", false)]
    [InlineData("long mail", "ip 1025", true)]
    [InlineData("long uri", "ip 1024", false)]
    [InlineData("long uri", "ip 1025", true)]
    [InlineData("long directory 512", "ip 1024", false)]
    [InlineData("long directory 512", "ip 1025", true)]
    [InlineData("ip 512,directory 512", "ip 1016", false)]
    [InlineData("ip 512,directory 512", "ip 1017", true)]
    [InlineData("ip 1024", "long mail", false)]
    [InlineData("ip 1025", "long mail", true)]
    [InlineData("ip 1024", "long uri", false)]
    [InlineData("ip 1025", "long uri", true)]
    [InlineData("ip 1024", "long directory 512", false)]
    [InlineData("ip 1025", "long directory 512", true)]
    [InlineData("ip 1018", "ip 256,mail 256,uri 256,directory 256", false)]
    [InlineData("ip 1019", "ip 256,mail 256,uri 256,directory 256", true)]
    public void More_than_clients_compare_is_refused(string names, string limits, bool isRefused)
    {
        var (all, side) = (Many(names), Many(limits));
        NameLimits[] judges =
        [
            Limits(side, []),
            Limits([], side),
            Limits(side[..(side.Length / 2)], side[(side.Length / 2)..]),
        ];
        foreach (var judge in judges.Take(side.Length == 1 ? 2 : 3))
            Assert.Equal(
                isRefused,
                judge.Refused(NoSubject, SubjectNames.Read(all)) is [var only]
                    && only == $"{all.Length} names, more than clients compare"
            );
    }

    [Theory]
    [InlineData(1024, false)]
    [InlineData(1025, true)]
    public void The_subject_is_one_of_the_names_that_are_counted(int limits, bool isRefused)
    {
        var names = SubjectNames.Read(Many("ip 1022"));
        var subject = Name("CN=a,O=b");
        Assert.Equal(
            isRefused,
            Limits(Many($"ip {limits}"), []).Refused(subject, names).Contains("1024 names, more than clients compare")
        );
    }

    /// <summary>"long" ones stand for 1024 comparisons together.</summary>
    static GeneralName[] Many(string text) =>
        [
            .. text.Split(',')
                .SelectMany(part =>
                    part.Split(' ') switch
                    {
                        ["long", "directory", var count] => Repeat(Directory($"1.2.3.4={new string('a', 247)}"), count),
                        ["long", var kind] => [Of(kind == "mail" ? Mail : Uri, new string('a', 1023 * 255))],
                        ["ip", var count] => Repeat(Of(Ip, "10.0.0.0"), count),
                        ["mail", var count] => Repeat(Of(Mail, "a"), count),
                        ["uri", var count] => Repeat(Of(Uri, "a"), count),
                        [_, var count] => Repeat(Directory("CN=a"), count),
                        _ => [],
                    }
                ),
        ];

    static IEnumerable<GeneralName> Repeat(GeneralName name, string count) =>
        Enumerable.Repeat(name, int.Parse(count, null));

    static IReadOnlyList<string> Refused(GeneralName[] permitted, GeneralName[] excluded, GeneralName name) =>
        Limits(permitted, excluded).Refused(NoSubject, SubjectNames.Read([name]));

    static NameLimits Limits(IReadOnlyList<GeneralName> permitted, IReadOnlyList<GeneralName> excluded) =>
        NameLimits.Read(new NameConstraints(Subtrees(permitted), Subtrees(excluded)));

    static GeneralSubtrees? Subtrees(IReadOnlyList<GeneralName> names) =>
        names.Count == 0 ? null : new GeneralSubtrees(names.Select(name => new GeneralSubtree(name)).ToArray());

    static GeneralName Of(int kind, string name) => new(kind, name);

    static GeneralName Directory(string name) => new(GeneralName.DirectoryName, name);

    static DistinguishedName Name(string name) => DistinguishedName.Read(new X509Name(false, name));
}
