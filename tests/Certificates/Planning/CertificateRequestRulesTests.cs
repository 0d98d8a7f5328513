using Kyma.Krm.Certificates.Planning;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>What the two controllers refuse of a Certificate, to the last value that is allowed.</summary>
public sealed class CertificateRequestRulesTests
{
    static readonly CertificateRequest Gardeners = new(IsGardeners: true, null, ["a.example.com"]),
        CertManagers = Gardeners with { IsGardeners = false };

    [Theory]
    [InlineData(true, "RSA", 2048, "")]
    [InlineData(true, "RSA", 3072, "")]
    [InlineData(true, "RSA", 4096, "")]
    [InlineData(true, null, 2048, "")]
    [InlineData(true, "RSA", 2047, "'2047' must fit the algorithm RSA: RSA takes 2048, 3072 or 4096")]
    [InlineData(true, "RSA", 8192, "'8192' must fit the algorithm RSA: RSA takes 2048, 3072 or 4096")]
    [InlineData(true, null, 256, "'256' must fit the algorithm RSA: RSA takes 2048, 3072 or 4096")]
    [InlineData(true, "ECDSA", 256, "")]
    [InlineData(true, "ECDSA", 384, "")]
    [InlineData(true, "ECDSA", 521, "'521' must fit the algorithm ECDSA: ECDSA takes 256 or 384")]
    [InlineData(false, "RSA", 2048, "")]
    [InlineData(false, "RSA", 8192, "")]
    [InlineData(false, null, 2049, "")]
    [InlineData(false, "RSA", 2047, "'2047' must fit the algorithm RSA: RSA takes 2048 to 8192")]
    [InlineData(false, "RSA", 8193, "'8193' must fit the algorithm RSA: RSA takes 2048 to 8192")]
    [InlineData(false, "ECDSA", 256, "")]
    [InlineData(false, "ECDSA", 384, "")]
    [InlineData(false, "ECDSA", 521, "")]
    [InlineData(false, "ECDSA", 512, "'512' must fit the algorithm ECDSA: ECDSA takes 256, 384 or 521")]
    [InlineData(false, "Ed25519", 1, "")]
    public void A_size_fits_its_algorithm(bool isGardeners, string? algorithm, int size, string message) =>
        AssertTold(
            message.Length == 0 ? [] : [$"key-size privateKey.size: {message}"],
            Gardeners with
            {
                IsGardeners = isGardeners,
                Algorithm = algorithm,
                KeySize = size,
            }
        );

    [Theory]
    [InlineData("1h", null)]
    [InlineData("59m59s", null, "duration: '59m59s' must be at least 1h")]
    [InlineData(null, "5m")]
    [InlineData(null, "4m59s", "renewBefore: '4m59s' must be at least 5m")]
    [InlineData(null, "2159h59m")]
    [InlineData(null, "2160h", "renewBefore: '2160h' must be less than `duration`, which is 2160h")]
    [InlineData("2h", "1h59m")]
    [InlineData("1h", "1h", "renewBefore: '1h' must be less than `duration`, which is 1h")]
    [InlineData("2h", "2h", "renewBefore: '2h' must be less than `duration`, which is 2h")]
    [InlineData("4m", "4m", "duration: '4m' must be at least 1h", "renewBefore: '4m' must be at least 5m")]
    [InlineData("soon", "later")]
    public void Durations_of_cert_manager(string? duration, string? renewBefore, params string[] messages)
    {
        var request = CertManagers with { Duration = duration, RenewBefore = renewBefore };

        AssertTold([.. messages.Select(message => $"certificate-durations {message}")], request);
        AssertTold([], request with { IsGardeners = true });
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Issuer", null)]
    [InlineData("ClusterIssuer", "cert-manager.io")]
    [InlineData("", "")]
    [InlineData("AWSPCAIssuer", "awspca.cert-manager.io")]
    [InlineData(
        "Cluster",
        "",
        "'Cluster' must be Issuer or ClusterIssuer, unless `group` names an external issuer's API group."
    )]
    [InlineData(
        "ClusterIsuer",
        null,
        "'ClusterIsuer' must be Issuer or ClusterIssuer, unless `group` names an external issuer's API group. "
            + "Did you mean 'ClusterIssuer'?"
    )]
    [InlineData(
        "Isuer",
        "cert-manager.io",
        "'Isuer' must be Issuer or ClusterIssuer, unless `group` names an external issuer's API group. Did you "
            + "mean 'Issuer'?"
    )]
    public void A_kind_of_issuer_is_known_unless_its_group_is_foreign(
        string? kind,
        string? group,
        params string[] messages
    )
    {
        var request = CertManagers with { IssuerKind = kind, IssuerGroup = group };

        AssertTold([.. messages.Select(message => $"invalid-value issuerRef.kind: {message}")], request);
        AssertTold([], request with { IsGardeners = true });
    }

    [Fact]
    public void One_name_of_any_kind_is_enough()
    {
        var nameless = Gardeners with { DnsNames = [] };

        AssertTold(
            [
                "certificate-no-names dnsNames: is required: the controller rejects a Certificate without "
                    + "names. Add the hosts",
            ],
            nameless
        );
        AssertTold([], nameless with { CommonName = "a.example.com" });
        AssertTold([], nameless with { HasOtherNames = true });
    }

    [Theory]
    [InlineData(64, 253, "")]
    [InlineData(65, 253, "certificate-name-too-long commonName")]
    [InlineData(64, 254, "certificate-name-too-long dnsNames[1]")]
    public void Names_have_limits(int common, int dns, string told) =>
        Assert.Equal(
            told,
            string.Join(
                ' ',
                CertificateRequestRules
                    .Check(new(true, new string('c', common), ["a.example.com", new string('d', dns)]))
                    .Select(found => $"{found.Rule.Name} {found.Field}")
            )
        );

    [Theory]
    [InlineData(
        true,
        "certificate-name-twice dnsNames[2]: 'A.example.com' is listed twice, and the controller rejects the "
            + "Certificate: remove one of the two"
    )]
    [InlineData(false)]
    public void Only_Gardener_refuses_a_name_that_is_listed_twice(bool isGardeners, params string[] told) =>
        AssertTold(told, new(isGardeners, null, ["a.example.com", "b.example.com", "A.example.com"]));

    [Theory]
    [InlineData(true, 100, true, 0)]
    [InlineData(true, 100, false, 1)]
    [InlineData(true, 101, true, 1)]
    [InlineData(false, 101, false, 0)]
    public void The_common_name_is_not_counted_among_the_99(bool isGardeners, int names, bool isCommon, int faults) =>
        Assert.Equal(
            faults,
            CertificateRequestRules
                .Check(
                    new(
                        isGardeners,
                        isCommon ? "n1.example.com" : "other.example.com",
                        [.. Enumerable.Range(1, names).Select(i => $"n{i}.example.com")]
                    )
                )
                .Count(found => found.Rule.Name == "too-many-names")
        );

    static void AssertTold(string[] told, CertificateRequest request) =>
        Assert.Equal(
            told,
            CertificateRequestRules.Check(request).Select(found => $"{found.Rule.Name} {found.Field}: {found.Message}")
        );
}
