using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Paths;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Tests.Certificates.Pki;

/// <summary>
/// Which certificate of a file is whose issuer, and what is said of a path. The certificates are made up of names and
/// keys alone: their signatures are of a kind that nobody verifies.
/// </summary>
public sealed class PathTests
{
    static readonly Certificate Any = Certificate.Read(PemFile.Read(Fixtures.Certificate("good")).Blocks[0].Der)!;

    static readonly Certificate Other = Certificate.Read(PemFile.Read(Fixtures.Certificate("p256")).Blocks[0].Der)!;

    internal static DateTimeOffset Noon => new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Which CAs a limit counts: those between, but not one that issued itself.</summary>
    [Theory]
    [InlineData("leaf<a a<root root<root", "root:0", "allows 0 CAs below itself (path length), and there is 1")]
    [InlineData("leaf<a a<b b<root root<root", "root:0", "allows 0 CAs below itself (path length), and there are 2")]
    [InlineData("leaf<a a<b b<root root<root", "root:1", "allows 1 CAs below itself (path length), and there are 2")]
    [InlineData("leaf<a a<b b<root root<root", "root:2", null)]
    [InlineData("leaf<a a<b b<root root<root", "b:0", "allows 0 CAs below itself (path length), and there is 1")]
    [InlineData("leaf<a a<b b<root root<root", "a:0", null)]
    [InlineData("leaf<root root<root", "root:0", null)]
    [InlineData("leaf<leaf", "leaf:0", null)]
    public void A_path_is_no_longer_than_allowed(string chain, string limit, string? message)
    {
        var found = new PathCheck(ChainOf(chain, limit)).Run().Where(f => f.Rule == ChainFindings.PathLengthExceeded);
        Assert.Equal(
            message is null ? [] : [$"(CN={limit.Split(':')[0]}) {message}"],
            found.Select(finding => finding.Message)
        );
    }

    /// <summary>Limits hold for all below the CA that has them, but not for a CA that issued itself.</summary>
    [Theory]
    [InlineData("leaf<a a<root root<root", "a", "leaf", "its CA CN=a")]
    [InlineData("leaf<a a<root root<root", "root", "leaf", "its CA CN=root")]
    [InlineData("leaf<a a<root root<root", "root", "a", "the CA above it, CN=root")]
    [InlineData("leaf<a a<root root<root", "leaf", "leaf", null)]
    [InlineData("leaf<a a<root root<root", "a", "a", null)]
    [InlineData("leaf<a a<root root<root", "a", "root", null)]
    [InlineData("root<root", "root", "root", null)]
    public void Names_are_limited_from_above(string chain, string limiting, string limited, string? by)
    {
        var found = new PathCheck(ChainOf(chain, $"{limiting}:{limited}.example"))
            .Run()
            .Where(f => f.Rule == ChainFindings.NameConstraintViolated && f.Part == limited);
        Assert.Equal(
            by is null ? [] : [$"has the names '{limited}.example', which {by} may not issue (name constraints)"],
            found.Select(finding => finding.Message)
        );
    }

    /// <summary>The leaf is what has the key, else the first that is no CA, else the first.</summary>
    [Theory]
    [InlineData("a b c", "", "c", "c")]
    [InlineData("a b c", "a", "", "b")]
    [InlineData("a b c", "a b c", "", "a")]
    [InlineData("a b c", "", "", "a")]
    [InlineData("a b c", "a b", "a", "a")]
    public void The_certificate_of_the_key_is_the_servers(string names, string cas, string withKey, string leaf)
    {
        Certificate[] all =
        [
            .. names
                .Split(' ')
                .Select(name =>
                    Of(name, "x", cas.Contains(name) ? "ca" : "") with
                    {
                        PublicKey = name == withKey ? Other.PublicKey : Any.PublicKey,
                    }
                ),
        ];
        var key = withKey.Length == 0 ? null : Other.PublicKey;
        Assert.Equal(leaf, Chain.Of(all, key, []).Leaf.Part);
    }

    /// <summary>In the order of the file, with what is told of each.</summary>
    [Theory]
    [InlineData("leaf<a a<b b<b", "")]
    [InlineData("leaf<a b<b a<b", "chain-out-of-order b (CN=b) comes before CN=a, which it issued")]
    [InlineData(
        "leaf<a b<b a<b c<b",
        "chain-out-of-order b (CN=b) comes before CN=a, which it issued|"
            + "surplus-certificate c (CN=c) is not part of the server certificate's chain"
    )]
    [InlineData("leaf<a c<c b<c a<b", "chain-out-of-order c (CN=c) comes before CN=b, which it issued")]
    [InlineData("leaf<a a<b b<b a<b", "duplicate-certificate a (CN=a) is the same as a")]
    [InlineData("leaf<a", "chain-incomplete leaf was issued by CN=a, whose certificate is not there")]
    [InlineData("leaf<leaf", "")]
    [InlineData(
        "leaf<a x<y",
        "unrelated-certificate x (CN=x) did not issue the server's certificate: that was CN=a, "
            + "whose certificate is missing"
    )]
    [InlineData(
        "leaf<a a<b x<y",
        "chain-incomplete a (CN=a) was issued by CN=b, whose certificate is missing between " + "it and x (CN=x)"
    )]
    [InlineData("leaf<a a<a x<y", "surplus-certificate x (CN=x) is not part of the server certificate's chain")]
    [InlineData(
        "leaf<a a<a x<y x<y",
        "duplicate-certificate x (CN=x) is the same as x|"
            + "surplus-certificate x (CN=x) is not part of the server certificate's chain"
    )]
    public void What_is_told_of_a_file(string chain, string expected)
    {
        var findings = new ChainCheck(ChainOf(chain)).Run();
        Assert.Equal(expected, string.Join('|', findings.Select(f => $"{f.Rule.Name} {f.Part} {f.Message}")));
        Assert.All(findings, finding => Assert.Equal("data[tls.crt]", finding.Field));
    }

    /// <summary>What has expired and is done without: a cross-signed root, and old roots above it.</summary>
    [Theory]
    [InlineData("leaf<a a<b b<c", "b", "b")]
    [InlineData("leaf<a a<b b<c", "a", "")]
    [InlineData("leaf<a a<b b<c", "leaf", "")]
    [InlineData("leaf<a a<b b<c c<c", "b", "")]
    [InlineData("leaf<a a<b b<c c<c", "b c", "b c")]
    [InlineData("leaf<a a<b b<b", "b", "")]
    [InlineData("leaf<a a<b b<c c<d d<d", "d", "d")]
    [InlineData("leaf<a a<b b<c c<c", "c", "c")]
    public void What_expired_of_a_path_is_spared(string chain, string expired, string spared)
    {
        var whole = ChainOf(chain);
        var changed = Chain.Of(
            [
                .. whole.Certificates.Select(c =>
                    expired.Split(' ').Contains(c.Part)
                        ? c with
                        {
                            NotBefore = Noon.AddDays(-2),
                            NotAfter = Noon.AddDays(-1),
                        }
                        : c
                ),
            ],
            null,
            []
        );
        Assert.Equal(spared, string.Join(' ', PathValidity.Spared(changed, Noon).Select(c => c.Part)));
        Assert.Equal(
            expired
                .Split(' ')
                .Select(part => spared.Contains(part) ? $"cross-sign-expired {part}" : $"certificate-expired {part}"),
            ValidityCheck
                .OfChain(changed, Noon, ValidityRules.AgainstClock)
                .Where(finding => finding.Rule != LeafFindings.CertificateExpiresSoon)
                .Select(finding => $"{finding.Rule.Name} {finding.Part}")
        );
    }

    /// <summary>Both the first and the last second count.</summary>
    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_path_is_valid_at_both_of_its_ends(int seconds, bool isSpared)
    {
        var chain = ChainOf("leaf<a a<b b<c");
        var root = chain.Certificates[2] with { NotBefore = Noon, NotAfter = Noon.AddSeconds(1) };
        var changed = Chain.Of([.. chain.Certificates.Take(2), root], null, []);
        Assert.Equal(isSpared, PathValidity.Spared(changed, Noon.AddSeconds(seconds)).Any());
    }

    /// <summary>"a&lt;b" is a certificate for a by b.</summary>
    /// <param name="chain">In the order of the file, the leaf first.</param>
    /// <param name="limit">A certificate with its path length, or with the name that it excludes.</param>
    static Chain ChainOf(string chain, string limit = ":")
    {
        var (name, value) = (limit.Split(':')[0], limit.Split(':')[1]);
        return Chain.Of(
            [
                .. chain
                    .Split(' ')
                    .Select(
                        (part, i) =>
                            Of(
                                part.Split('<')[0],
                                part.Split('<')[1],
                                (i == 0 ? "" : "ca")
                                    + (part.StartsWith($"{name}<", StringComparison.Ordinal) ? value : "")
                            )
                    ),
            ],
            null,
            []
        );
    }

    /// <param name="extensions">Of a CA "ca" and its path length, or the name that it excludes.</param>
    internal static Certificate Of(string name, string issuer, string extensions) =>
        Any with
        {
            Field = "data[tls.crt]",
            Part = name,
            Subject = Name(name),
            Issuer = Name(issuer),
            Fingerprint = $"{name}<{issuer}",
            NotBefore = Noon.AddDays(-9),
            NotAfter = Noon.AddDays(9),
            Signature = Any.Signature with { Algorithm = new DerObjectIdentifier("1.2.3") },
            Extensions = CertificateExtensions.Read([.. Extensions(name, extensions)]),
        };

    static IEnumerable<RawExtension> Extensions(string name, string words)
    {
        var rest = words.StartsWith("ca", StringComparison.Ordinal) ? words[2..] : words;
        var isCa = rest != words;
        yield return new RawExtension(
            X509Extensions.SubjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.DnsName, $"{name}.example")).GetDerEncoded()
        );
        var pathLength = int.TryParse(rest, out var limit) ? limit : (int?)null;
        if (isCa || pathLength is not null)
            yield return new RawExtension(
                X509Extensions.BasicConstraints,
                true,
                (pathLength is { } length ? new BasicConstraints(length) : new BasicConstraints(isCa)).GetDerEncoded()
            );
        if (pathLength is null && rest.Length > 0)
            yield return new RawExtension(
                X509Extensions.NameConstraints,
                true,
                new NameConstraints(
                    null,
                    new GeneralSubtrees([new GeneralSubtree(new GeneralName(GeneralName.DnsName, rest))])
                ).GetDerEncoded()
            );
    }

    static DistinguishedName Name(string name) => DistinguishedName.Read(new X509Name(false, $"CN={name}"));
}
