using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Tests.Certificates.Judges;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>
/// Two CAs of one name and without key ids: only the signature tells which one issued the certificate. OpenSSL is
/// asked, too.
/// </summary>
public sealed class SignatureTests : IDisposable
{
    const string NoKeyId = "\nsubjectKeyIdentifier=none";

    readonly TestCa _ca = new();

    public void Dispose() => _ca.Dispose();

    [Theory]
    [InlineData("rsa:2048", "-sha256")]
    [InlineData("rsa:3072", "-sha384")]
    [InlineData("rsa:4096", "-sha512")]
    [InlineData("ec:prime256v1", "-sha256")]
    [InlineData("ec:secp384r1", "-sha384")]
    [InlineData("ec:secp521r1", "-sha512")]
    public void The_CA_that_signed_is_told_from_one_of_the_same_name(string algorithm, string digest)
    {
        foreach (var name in (string[])["old", "new"])
            _ca.Make(name, name, TestCa.Ca + NoKeyId, "/CN=One name", algorithm: algorithm, options: [digest]);
        _ca.Make("leaf", "old", $"{TestCa.Leaf}{NoKeyId}\nauthorityKeyIdentifier=none", options: [digest]);

        Assert.Equal(("", 0), (Check("old"), OpenSslVerify("old")));
        Assert.Equal("signature-mismatch", Check("new"));
        Assert.NotEqual(0, OpenSslVerify("new"));
        Assert.DoesNotContain("signature-mismatch", Check("new", "old"), StringComparison.Ordinal);
    }

    string Check(params string[] authorities) =>
        string.Join(
            ' ',
            CertificateChecker
                .Check(
                    new CertificateInput
                    {
                        Certificate = _ca.Read([.. authorities.Prepend("leaf").Select(name => $"{name}.crt")]),
                        PrivateKey = _ca.Read("leaf.key"),
                        Hosts = ["*.shop.example.com"],
                    }
                )
                .Findings.Select(finding => finding.Rule.Name)
        );

    int OpenSslVerify(string authority) =>
        _ca.OpenSsl("verify", "-partial_chain", "-CAfile", _ca.Of($"{authority}.crt"), _ca.Of("leaf.crt")).ExitCode;
}
