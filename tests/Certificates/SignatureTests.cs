using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>
/// Two CAs of one name and without key ids: only the signature tells which one issued the certificate. OpenSSL is
/// asked, too.
/// </summary>
public sealed class SignatureTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("rsa:2048", "-sha256")]
    [InlineData("rsa:3072", "-sha384")]
    [InlineData("rsa:4096", "-sha512")]
    [InlineData("ec", "-sha256", "prime256v1")]
    [InlineData("ec", "-sha384", "secp384r1")]
    [InlineData("ec", "-sha512", "secp521r1")]
    public void The_CA_that_signed_is_told_from_one_of_the_same_name(string kind, string digest, string? curve = null)
    {
        string[] key =
        [
            "-newkey",
            kind,
            .. curve is null ? (string[])[] : ["-pkeyopt", $"ec_paramgen_curve:{curve}"],
            digest,
        ];
        _scratch.Write("openssl.cnf", "[req]\ndistinguished_name = none\n[none]\n");
        MakeCa("old", key);
        MakeCa("new", key);
        Run([
            "req",
            "-config",
            Of("openssl.cnf"),
            "-x509",
            "-nodes",
            "-newkey",
            "rsa:2048",
            digest,
            "-CA",
            Of("old.crt"),
            "-CAkey",
            Of("old.key"),
            "-keyout",
            Of("leaf.key"),
            "-out",
            Of("leaf.crt"),
            "-days",
            "3650",
            "-subj",
            "/CN=shop.example.com",
            "-addext",
            "subjectAltName=DNS:shop.example.com,DNS:*.shop.example.com",
            "-addext",
            "basicConstraints=critical,CA:FALSE",
            "-addext",
            "subjectKeyIdentifier=none",
            "-addext",
            "authorityKeyIdentifier=none",
        ]);

        Assert.Equal(("", 0), (Check("old"), OpenSslVerify("old")));
        Assert.Equal("signature-mismatch", Check("new"));
        Assert.NotEqual(0, OpenSslVerify("new"));
        Assert.DoesNotContain("signature-mismatch", Check("new", "old"), StringComparison.Ordinal);
    }

    void MakeCa(string name, string[] key) =>
        Run([
            "req",
            "-config",
            Of("openssl.cnf"),
            "-x509",
            "-nodes",
            .. key,
            "-keyout",
            Of($"{name}.key"),
            "-out",
            Of($"{name}.crt"),
            "-days",
            "3650",
            "-subj",
            "/CN=One name",
            "-addext",
            "basicConstraints=critical,CA:TRUE",
            "-addext",
            "keyUsage=critical,keyCertSign",
            "-addext",
            "subjectKeyIdentifier=none",
        ]);

    string Check(params string[] authorities) =>
        string.Join(
            ' ',
            CertificateChecker
                .Check(
                    new CertificateInput
                    {
                        Certificate = Encoding.ASCII.GetBytes(
                            string.Concat(
                                authorities.Prepend("leaf").Select(name => File.ReadAllText(Of($"{name}.crt")))
                            )
                        ),
                        PrivateKey = File.ReadAllBytes(Of("leaf.key")),
                        Hosts = ["*.shop.example.com"],
                    }
                )
                .Findings.Select(finding => finding.Rule.Name)
        );

    int OpenSslVerify(string authority) =>
        Tool.OpenSsl.Run(["verify", "-partial_chain", "-CAfile", Of($"{authority}.crt"), Of("leaf.crt")]).ExitCode;

    void Run(string[] arguments) => Tool.OpenSsl.Run(arguments).Ends(0);

    string Of(string file) => _scratch.Path(file);
}
