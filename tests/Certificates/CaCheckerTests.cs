using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Tests.Certificates;

public sealed class CaCheckerTests
{
    [Theory]
    [InlineData("client-ca", null)]
    [InlineData("client-ca", "both")]
    [InlineData("old-root", null)]
    [InlineData("client-ca", "intermediate", "crl-missing-for-ca")]
    [InlineData("root", "both", "crl-of-another-ca")]
    [InlineData("good", null, "client-ca-not-a-ca")]
    [InlineData("ca-no-sign", null, "client-ca-cannot-sign")]
    [InlineData("ca-no-crl-sign", null)]
    [InlineData("ca-no-crl-sign", "root", "client-ca-cannot-sign-crl", "crl-missing-for-ca", "crl-of-another-ca")]
    [InlineData("ca-for-servers", null, "client-ca-not-for-clients")]
    [InlineData("unknown-critical", null, "client-ca-not-a-ca", "unknown-critical-extension")]
    [InlineData("indented", null, "pem-indented", "client-ca-not-a-ca")]
    [InlineData("der", null, "pem-binary")]
    [InlineData("key-inside", null, "private-key-in-certificate", "client-ca-not-a-ca")]
    [InlineData("request", null, "certificate-request")]
    [InlineData("root", "damaged", "crl-not-parseable")]
    [InlineData("reversed", null, "validity-reversed", "client-ca-not-a-ca")]
    [InlineData("root", "no", "crl-missing")]
    public void A_fault_in_a_client_CA_is_named(string certificates, string? lists, params string[] rules)
    {
        var report = CaChecker.Check(Input(certificates, lists));

        Assert.Equal(rules.Order(), report.Findings.Select(finding => finding.Rule.Name).Distinct().Order());
        Assert.All(
            report.Findings,
            finding => Assert.Contains(finding.Field, (string[])["data[ca.crt]", "data[ca.crl]"])
        );
    }

    [Fact]
    public void A_file_of_lists_may_be_empty_or_hold_more_but_not_be_broken()
    {
        var list = Fixtures.Read("root.crl");
        Assert.Equal("", Of([]));
        Assert.Equal("", Of([.. Fixtures.Certificate("root"), .. list]));
        Assert.Equal("pem-truncated", Of(list[..^30]));
        Assert.Equal("pem-missing", Of("!"u8.ToArray()));

        static string Of(byte[] lists) =>
            string.Join(
                ' ',
                CaChecker
                    .Check(
                        new CaInput
                        {
                            Certificates = Fixtures.Certificate("root"),
                            RevocationLists = [new PemSource("data[ca.crl]", lists)],
                        }
                    )
                    .Findings.Select(finding => finding.Rule.Name)
            );
    }

    [Fact]
    public void The_clock_decides_nothing_but_the_clock_findings()
    {
        var input = Input("client-ca", "both");
        var later = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(
            ["certificate-expired", "crl-outdated"],
            CaChecker.Check(input).AgainstClock(later).Select(finding => finding.Rule.Name).Distinct()
        );
        Assert.Equal(
            ["expired-as-of", "crl-outdated-as-of"],
            CaChecker.Check(input with { AsOf = later }).Findings.Select(finding => finding.Rule.Name).Distinct()
        );
    }

    static CaInput Input(string certificates, string? lists) =>
        new()
        {
            Certificates = Fixtures.Certificate(certificates),
            RevocationLists = lists is null ? [] : [new PemSource("data[ca.crl]", Fixtures.Read(lists + ".crl"))],
        };
}
