using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Hashing;
using Kyma.Krm.Tests.Certificates.Judges;

namespace Kyma.Krm.Tests.Certificates;

public sealed class SelfSignedTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("foo.shop.example.com")]
    [InlineData("shop.example.com")]
    public void OpenSSL_verifies_the_certificate_strictly(string host)
    {
        var result = SelfSigned.Issue(Some.SelfSignedRequest);

        Verify(result.CaPem, result.CertificatePem, "-purpose", "sslserver", "-verify_hostname", host).Ends(0);
    }

    [Fact]
    public void Our_own_checks_have_nothing_against_it()
    {
        var result = SelfSigned.Issue(Some.SelfSignedRequest);
        var report = CertificateChecker.Check(
            new CertificateInput
            {
                Certificate = Encoding.ASCII.GetBytes(result.CertificatePem),
                PrivateKey = Encoding.ASCII.GetBytes(result.PrivateKeyPem),
                Authorities = [new PemSource("data[ca.crt]", Encoding.ASCII.GetBytes(result.CaPem))],
                Hosts = ["*.shop.example.com", "shop.example.com"],
            }
        );

        Assert.Empty(report.Findings);
        Assert.Equal(["*.shop.example.com", "shop.example.com"], report.Leaf?.Extensions.DnsNames);
        Assert.Equal(result.NotAfter, report.Leaf?.NotAfter);
    }

    [Fact]
    public void It_lasts_to_the_last_second_of_its_duration() =>
        Assert.Equal(
            new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero),
            SelfSigned.Issue(Some.SelfSignedRequest).NotAfter
        );

    [Theory]
    [InlineData("IP:10.0.0.1", "serverAuth", "excluded subtree violation")]
    [InlineData("DNS:shop.example.org", "serverAuth", "permitted subtree violation")]
    [InlineData("DNS:a.shop.example.com", "clientAuth", "unsuitable certificate purpose")]
    public void Whoever_gets_hold_of_the_CA_key_cannot_do_more_with_it(string name, string purpose, string error)
    {
        var key = new CaKey(
            Derivation.KeySeed(Some.SelfSignedRequest.Seed, "ca", KeyType.EcdsaP256, "shop.example.com", 1)
        );
        var ca = _scratch.Write("ca.crt", SelfSigned.Issue(Some.SelfSignedRequest).CaPem);
        var caKey = _scratch.Write("ca.key", key.Pair.ToPem(KeyEncoding.Pkcs8));
        var extensions = _scratch.Write("extensions", $"subjectAltName={name}\nextendedKeyUsage={purpose}\n");
        var request = _scratch.Path("request.csr");
        var forged = _scratch.Path("forged.crt");

        OpenSslMemory
            .Run(_scratch, ["req", "-new", "-key", Fixtures.Path("good.key"), "-subj", "/O=forged", "-out", request])
            .Ends(0);
        OpenSslMemory
            .Run(
                _scratch,
                [
                    "x509",
                    "-req",
                    "-in",
                    request,
                    "-CA",
                    ca,
                    "-CAkey",
                    caKey,
                    "-CAcreateserial",
                    "-days",
                    "3650",
                    "-extfile",
                    extensions,
                    "-out",
                    forged,
                ]
            )
            .Ends(0);

        var outcome = OpenSslMemory.Run(
            _scratch,
            [
                "verify",
                "-no_check_time",
                "-purpose",
                purpose == "clientAuth" ? "sslclient" : "sslserver",
                "-CAfile",
                ca,
                forged,
            ]
        );
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(error, outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_domain_seed_generation_and_key_type_change_the_key()
    {
        var key = SelfSigned.Issue(Some.SelfSignedRequest).PrivateKeyPem;

        Assert.All(OtherKeys, request => Assert.NotEqual(key, SelfSigned.Issue(request).PrivateKeyPem));
        Assert.All(OtherCertificates, request => Assert.Equal(key, SelfSigned.Issue(request).PrivateKeyPem));
        Assert.Equal(
            OtherKeys.Length,
            OtherKeys.Select(request => SelfSigned.Issue(request).PrivateKeyPem).Distinct().Count()
        );
    }

    [Fact]
    public void The_CA_key_depends_on_seed_domain_and_generation_only()
    {
        var ca = CaKeyId(Some.SelfSignedRequest);

        Assert.All(OtherKeys, request => Assert.NotEqual(ca, CaKeyId(request)));
        Assert.All(OtherCertificates, request => Assert.Equal(ca, CaKeyId(request)));
        Assert.Equal(ca, CaKeyId(Some.SelfSignedRequest with { KeyType = KeyType.Rsa2048 }));
    }

    [Fact]
    public void The_fingerprint_tells_all_requests_apart()
    {
        SelfSignedRequest[] requests =
        [
            Some.SelfSignedRequest,
            .. OtherKeys,
            .. OtherCertificates,
            Some.SelfSignedRequest with
            {
                KeyType = KeyType.Rsa2048,
            },
            Some.SelfSignedRequest with
            {
                KeyEncoding = KeyEncoding.Pkcs1,
            },
        ];

        Assert.Equal(requests.Length, requests.Select(request => request.Fingerprint()).Distinct().Count());
        Assert.Equal(
            Some.SelfSignedRequest.Fingerprint(),
            (Some.SelfSignedRequest with { DnsNames = ["*.shop.example.com", "shop.example.com"] }).Fingerprint()
        );
    }

    [Fact]
    public void Neither_fingerprint_nor_seed_id_gives_the_seed_away()
    {
        var seed = Convert.ToHexStringLower(Some.SelfSignedRequest.Seed.Span);

        Assert.DoesNotContain(Derivation.SeedId(Some.SelfSignedRequest.Seed), seed, StringComparison.Ordinal);
        Assert.Equal(64, Some.SelfSignedRequest.Fingerprint().Length);
        Assert.Equal(16, Derivation.SeedId(Some.SelfSignedRequest.Seed).Length);
    }

    [Fact]
    public void The_same_request_gives_the_bytes_it_gave_yesterday()
    {
        // A changed number here means that every certificate rendered so far changes with the next release.
        var result = SelfSigned.Issue(Some.SelfSignedRequest);
        var all = result.CaPem + result.CertificatePem + result.PrivateKeyPem;
        Assert.StartsWith(
            "3c46d66f80832fa731f539b87d49563f",
            Convert.ToHexStringLower(Digest.Sha256(Encoding.ASCII.GetBytes(all))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(KeyType.EcdsaP256, KeyEncoding.Pkcs8, "-----BEGIN PRIVATE KEY-----")]
    [InlineData(KeyType.EcdsaP256, KeyEncoding.Pkcs1, "-----BEGIN EC PRIVATE KEY-----")]
    [InlineData(KeyType.Rsa2048, KeyEncoding.Pkcs8, "-----BEGIN PRIVATE KEY-----")]
    [InlineData(KeyType.Rsa2048, KeyEncoding.Pkcs1, "-----BEGIN RSA PRIVATE KEY-----")]
    internal void OpenSSL_reads_the_key_in_either_encoding(KeyType type, KeyEncoding encoding, string begin)
    {
        var pem = KeyPair.Derive(type, new byte[32]).ToPem(encoding);

        Assert.StartsWith(begin, pem, StringComparison.Ordinal);
        OpenSslMemory.Run(_scratch, ["pkey", "-check", "-noout", "-in", _scratch.Write("key", pem)]).Ends(0);
        Assert.True(PrivateKey.Read(PemFile.Read(Encoding.ASCII.GetBytes(pem)).Blocks.Single())?.IsSound);
    }

    [Fact]
    public void A_name_too_long_for_a_common_name_is_left_out_of_it()
    {
        var domain = $"{new string('a', 60)}.example.com";
        var result = SelfSigned.Issue(Some.SelfSignedRequest with { Domain = domain });

        Verify(result.CaPem, result.CertificatePem, "-verify_hostname", $"foo.{domain}").Ends(0);
        Assert.Equal("O=kyma-krm", Read(result.CertificatePem).Subject.Text);
        Assert.Matches("^O=kyma-krm, CN=kyma-krm CA [0-9a-f]{8}$", Read(result.CaPem).Subject.Text);
    }

    [Fact]
    public void The_CA_names_its_key_and_its_domain() =>
        Assert.Matches(
            "^O=kyma-krm, CN=kyma-krm CA [0-9a-f]{8} for shop.example.com$",
            Read(SelfSigned.Issue(Some.SelfSignedRequest).CaPem).Subject.Text
        );

    [Fact]
    public void The_published_seed_is_good_for_its_own_domain_only()
    {
        var result = SelfSigned.Issue(
            Some.SelfSignedRequest with
            {
                Domain = LocalDomain.Name,
                Seed = LocalDomain.PublishedSeed,
                NotBefore = LocalDomain.NotBefore,
                Duration = LocalDomain.Duration,
            }
        );

        Verify(result.CaPem, result.CertificatePem, "-verify_hostname", "httpbin.local.kyma.dev").Ends(0);
        Assert.Equal(2035, result.NotAfter.Year);
        Assert.NotNull(SeedRules.Judge(LocalDomain.PublishedSeed.Span));
    }

    static SelfSignedRequest[] OtherKeys =>
        [
            Some.SelfSignedRequest with
            {
                Domain = "shop.example.org",
            },
            Some.SelfSignedRequest with
            {
                Seed = Digest.Sha256("another seed"u8),
            },
            Some.SelfSignedRequest with
            {
                Generation = 2,
            },
        ];

    static SelfSignedRequest[] OtherCertificates =>
        [
            Some.SelfSignedRequest with
            {
                NotBefore = Some.SelfSignedRequest.NotBefore.AddDays(1),
            },
            Some.SelfSignedRequest with
            {
                Duration = TimeSpan.FromHours(8761),
            },
            Some.SelfSignedRequest with
            {
                DnsNames = ["a.shop.example.com"],
            },
        ];

    Support.Outcome Verify(string ca, string leaf, params string[] options) =>
        OpenSslMemory.Run(
            _scratch,
            [
                "verify",
                "-x509_strict",
                "-attime",
                Some.TimeOfValidity,
                .. options,
                "-CAfile",
                _scratch.Write("ca.pem", ca),
                _scratch.Write("leaf.pem", leaf),
            ]
        );

    static string CaKeyId(SelfSignedRequest request) =>
        Convert.ToHexString(Read(SelfSigned.Issue(request).CaPem).Extensions.SubjectKeyId ?? []);

    static Certificate Read(string pem) =>
        Certificate.Read(PemFile.Read(Encoding.ASCII.GetBytes(pem)).Blocks.Single().Der)!;
}
