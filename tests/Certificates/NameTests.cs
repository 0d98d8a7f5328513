using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Tests.Certificates.Judges;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>Names that OpenSSL puts into a certificate without a word, and that clients then do not match.</summary>
public sealed class NameTests : IDisposable
{
    readonly TestCa _ca = new();

    public void Dispose() => _ca.Dispose();

    [Theory]
    [InlineData("DNS:shop.example.com", "")]
    [InlineData("DNS:*.example.com", "")]
    [InlineData("DNS:shop.example.com.", "certificate-name-unusable host-not-covered", "dot")]
    [InlineData("DNS:https://shop.example.com", "certificate-name-unusable host-not-covered", "URL")]
    [InlineData("DNS:shop.example.com:443", "certificate-name-unusable host-not-covered", "port")]
    [InlineData("DNS:shop.*.com", "certificate-name-unusable host-not-covered", "wildcard")]
    [InlineData("DNS:b\u00FCcher.example", "certificate-name-unusable host-not-covered", "xn--bcher-kva.example")]
    [InlineData("IP:10.0.0.1", "host-not-covered", "10.0.0.1")]
    [InlineData("URI:spiffe://a/b", "host-not-covered", "spiffe")]
    public void A_name_that_matches_no_host_says_why(string names, string rules, string word = "")
    {
        _ca.Make("leaf", "leaf", $"basicConstraints=critical,CA:FALSE\nsubjectAltName={names}");
        var findings = CertificateChecker
            .Check(
                new CertificateInput
                {
                    Certificate = _ca.Read("leaf.crt"),
                    PrivateKey = _ca.Read("leaf.key"),
                    Hosts = ["shop.example.com"],
                }
            )
            .Findings;
        Assert.Equal(rules, string.Join(' ', findings.Select(finding => finding.Rule.Name)));
        Assert.Contains(word, string.Concat(findings.Select(finding => finding.Message)), StringComparison.Ordinal);
        var theirs = _ca.OpenSsl("x509", "-in", _ca.Of("leaf.crt"), "-noout", "-checkhost", "shop.example.com");
        Assert.Equal(rules.Length == 0, theirs.Stdout.Contains("does match", StringComparison.Ordinal));
    }
}
