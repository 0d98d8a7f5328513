using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Gateways;

namespace Kyma.Krm.Tests.Certificates;

public sealed class CertificateCheckerTests
{
    static readonly CertificateInput Good = new()
    {
        Certificate = Fixtures.Certificate("good"),
        PrivateKey = Fixtures.Key("good"),
        Hosts = ["*.shop.example.com"],
        CipherSuites = KymaCipherSuites.Default,
    };

    [Theory]
    [InlineData("good", "good")]
    [InlineData("root-included", "good")]
    [InlineData("crlf", "crlf")]
    [InlineData("leading-blanks", "good")]
    [InlineData("no-trailing-newline", "no-trailing-newline")]
    [InlineData("text-preamble", "good")]
    [InlineData("x509-label", "good")]
    [InlineData("bag-attributes", "bag-attributes")]
    [InlineData("good", "pkcs1")]
    [InlineData("no-extended-key-usage", "good")]
    [InlineData("self-signed", "good")]
    [InlineData("deep", "good")]
    public void What_Envoy_and_clients_take_has_no_finding(string certificate, string key)
    {
        var report = Check(certificate, key);

        Assert.Empty(Describe(report));
        Assert.Equal("RSA 2048", report.Key?.Name);
    }

    [Fact]
    public void A_fault_of_a_file_with_certificate_and_key_is_named_once()
    {
        byte[] both =
        [
            .. Fixtures.Certificate("good"),
            .. Fixtures.Key("good"),
            .. "-----BEGIN CERTIFICATE-----\nMIIB\n"u8,
        ];

        var report = CertificateChecker.Check(
            Good with
            {
                Certificate = both,
                CertificateField = "both.pem",
                PrivateKey = both,
                PrivateKeyField = "both.pem",
            }
        );

        Assert.Single(report.Findings, finding => finding.Rule.Name == "pem-truncated");
    }

    [Theory]
    [InlineData("p256", "p256")]
    [InlineData("p256", "sec1")]
    [InlineData("p256", "sec1-parameters")]
    [InlineData("p384", "p384")]
    public void An_ECDSA_key_is_as_good_where_the_suites_take_it(string certificate, string key) =>
        Assert.Empty(Describe(Check(certificate, key, global::Kyma.Krm.Istio.Syntax.CipherSuites.Names)));

    [Theory]
    [InlineData("empty", "pem-empty")]
    [InlineData("der", "pem-binary")]
    [InlineData("pkcs12", "pem-binary")]
    [InlineData("encoded-twice", "pem-encoded-twice")]
    [InlineData("no-frame", "pem-no-frame")]
    [InlineData("not-pem", "pem-missing")]
    [InlineData("literal-newlines", "pem-literal-newlines")]
    [InlineData("one-line", "pem-line-breaks-lost")]
    [InlineData("indented", "pem-indented")]
    [InlineData("utf16", "pem-utf16")]
    [InlineData("byte-order-mark", "pem-byte-order-mark")]
    [InlineData("joined", "pem-blocks-joined")]
    [InlineData("truncated", "pem-truncated")]
    [InlineData("bad-base64", "pem-bad-base64")]
    [InlineData("end-mismatch", "pem-end-mismatch", "chain-incomplete")]
    [InlineData("damaged-frame", "pem-damaged-frame")]
    [InlineData("header", "pem-header", "chain-incomplete")]
    [InlineData("request", "certificate-request")]
    [InlineData("pkcs7", "pkcs7-bundle")]
    [InlineData("key-inside", "private-key-in-certificate")]
    [InlineData("not-a-certificate", "certificate-not-parseable")]
    [InlineData("rsa-pss", "rsa-pss-key", "key-mismatch")]
    [InlineData("wrong-name", "host-not-covered")]
    [InlineData("apex-only", "host-not-covered")]
    [InlineData("too-deep", "host-not-covered")]
    [InlineData("common-name-only", "no-subject-alternative-name")]
    [InlineData("ip-only", "host-not-covered")]
    [InlineData("no-names", "certificate-without-names")]
    [InlineData("client-auth", "no-server-auth")]
    [InlineData("any-purpose", "no-server-auth")]
    [InlineData("key-encipherment", "no-digital-signature")]
    [InlineData("must-staple", "must-staple")]
    [InlineData("unknown-critical", "unknown-critical-extension")]
    [InlineData("is-ca", "leaf-is-ca")]
    [InlineData("sha1", "sha1-signature")]
    [InlineData("reversed", "validity-reversed")]
    [InlineData("leaf-last", "leaf-not-first")]
    [InlineData("out-of-order", "chain-out-of-order")]
    [InlineData("incomplete", "chain-incomplete")]
    [InlineData("wrong-intermediate", "unrelated-certificate")]
    [InlineData("renewed-intermediate", "unrelated-certificate")]
    [InlineData("surplus", "chain-incomplete")]
    [InlineData("duplicate-leaf", "duplicate-certificate")]
    [InlineData("name-constraint", "name-constraint-violated")]
    [InlineData("issuer-not-ca", "issuer-not-a-ca")]
    public void A_fault_in_the_certificate_is_named(string certificate, params string[] rules) =>
        AssertRules(rules, Check(certificate, "good"));

    [Theory]
    [InlineData("der", "pem-binary")]
    [InlineData("encoded-twice", "pem-encoded-twice")]
    [InlineData("literal-newlines", "pem-literal-newlines")]
    [InlineData("indented", "pem-indented")]
    [InlineData("utf16", "pem-utf16")]
    [InlineData("byte-order-mark", "pem-byte-order-mark")]
    [InlineData("truncated", "pem-truncated")]
    [InlineData("not-a-key", "key-not-parseable")]
    [InlineData("openssh", "openssh-key")]
    [InlineData("public", "public-key")]
    [InlineData("encrypted", "key-encrypted")]
    [InlineData("encrypted-traditional", "key-encrypted")]
    [InlineData("several", "several-keys")]
    [InlineData("several-wrong-first", "several-keys", "key-mismatch")]
    [InlineData("damaged", "key-damaged")]
    [InlineData("other", "key-mismatch")]
    [InlineData("p256", "key-mismatch")]
    public void A_fault_in_the_key_is_named(string key, params string[] rules) =>
        AssertRules(rules, Check("good", key));

    [Theory]
    [InlineData("rsa1024", "rsa-key-too-small")]
    [InlineData("rsa-pss", "rsa-pss-key")]
    [InlineData("secp256k1", "unsupported-curve")]
    [InlineData("explicit", "unsupported-curve")]
    [InlineData("p521", "p521-key")]
    [InlineData("ed25519", "ed25519-key")]
    [InlineData("ed448", "unsupported-key-algorithm")]
    public void A_kind_of_key_that_no_gateway_serves_is_named(string name, string rule) =>
        AssertRules([rule], Check(name, name, global::Kyma.Krm.Istio.Syntax.CipherSuites.Names));

    /// <summary>No gateway serves either, but which key belongs to which certificate is known all the same.</summary>
    [Fact]
    public void Two_Ed25519_keys_are_not_the_same()
    {
        const string Other = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
            -----END PRIVATE KEY-----

            """;
        var pair = Pair("ed25519", "ed25519") with { PrivateKey = Encoding.ASCII.GetBytes(Other) };

        AssertRules(["ed25519-key", "key-mismatch"], CertificateChecker.Check(pair));
    }

    [Fact]
    public void A_swapped_pair_is_named_once() =>
        AssertRules(
            ["certificate-and-key-swapped"],
            CertificateChecker.Check(Good with { Certificate = Good.PrivateKey, PrivateKey = Good.Certificate })
        );

    [Fact]
    public void P384_is_refused_where_Istio_is_too_old() =>
        AssertRules(
            ["p384-key"],
            CertificateChecker.Check(Pair("p384", "p384") with { AcceptsP384 = false, CipherSuites = [] })
        );

    [Theory]
    [InlineData(null, null, "key-only-for-tls13")]
    [InlineData(null, "TLSV1_3", "key-only-for-tls13")]
    [InlineData(null, "TLSV1_2", "key-fits-no-cipher-suite")]
    [InlineData("TLSV1_3", null)]
    public void An_ECDSA_key_needs_a_suite_that_takes_it_unless_only_TLS_1_3_is_spoken(
        string? minimum,
        string? maximum,
        params string[] rules
    ) =>
        AssertRules(
            rules,
            CertificateChecker.Check(
                Pair("p256", "p256") with
                {
                    MinProtocolVersion = minimum,
                    MaxProtocolVersion = maximum,
                }
            )
        );

    [Fact]
    public void The_suites_to_add_are_named() =>
        Assert.Contains(
            "ECDHE-ECDSA-AES128-GCM-SHA256",
            Describe(Check("p256", "p256")).Single(),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_certificate_with_a_stapled_response_may_demand_one() =>
        Assert.Empty(CertificateChecker.Check(Pair("must-staple", "good") with { HasOcspStaple = true }).Findings);

    [Fact]
    public void An_issuer_that_stands_in_ca_crt_is_not_missing() =>
        Assert.Empty(
            CertificateChecker
                .Check(
                    Pair("incomplete", "good") with
                    {
                        Authorities = [new PemSource("data[ca.crt]", Fixtures.Certificate("intermediate"))],
                    }
                )
                .Findings
        );

    [Fact]
    public void The_clock_decides_nothing_but_the_clock_findings()
    {
        var report = Check("expired", "good");

        Assert.Empty(report.Findings);
        Assert.Equal(["certificate-expired"], report.AgainstClock(Day(2060)).Select(finding => finding.Rule.Name));
        Assert.All(report.AgainstClock(Day(2060)), finding => Assert.Equal(Severity.Warning, finding.Rule.Severity));
    }

    [Theory]
    [InlineData(2022, 1, "certificate-expired")]
    [InlineData(2020, 0, "certificate-not-yet-valid")]
    [InlineData(2021, 350, "certificate-expires-soon")]
    [InlineData(2021, 0)]
    public void The_clock_findings_of_one_certificate(int year, int days, params string[] rules) =>
        Assert.Equal(
            rules,
            CertificateChecker
                .Check(Good with { Certificate = Fixtures.Certificate("expired").AsMemory(0, FirstBlock) })
                .AgainstClock(Day(year).AddDays(days))
                .Select(f => f.Rule.Name)
        );

    /// <summary>The intermediate is younger than its expired leaf.</summary>
    static int FirstBlock => FirstBlockOf(Encoding.ASCII.GetString(Fixtures.Certificate("expired")));

    static int FirstBlockOf(string pem) =>
        pem.IndexOf("-----END", StringComparison.Ordinal) + "-----END CERTIFICATE-----".Length;

    [Theory]
    [InlineData("expired", "expired-as-of")]
    [InlineData("not-yet-valid", "not-yet-valid-as-of")]
    [InlineData("good")]
    public void As_of_makes_expiry_an_error(string certificate, params string[] rules) =>
        AssertRules(rules, CertificateChecker.Check(Pair(certificate, "good") with { AsOf = Day(2060) }));

    [Fact]
    public void The_Kyma_default_of_2021_is_refused_with_all_its_faults_at_once()
    {
        var report = CertificateChecker.Check(
            Pair("kyma-2021", "kyma-2021") with
            {
                Hosts = ["*.kyma.example.com"],
                AsOf = Day(2026),
            }
        );

        AssertRules(
            ["x509-version-1", "no-subject-alternative-name", "common-name-mismatch", "key-encrypted", "expired-as-of"],
            report
        );
        Assert.All(report.Findings, finding => Assert.Equal(Severity.Error, finding.Rule.Severity));
    }

    [Fact]
    public void More_certificates_than_a_handshake_takes_are_named()
    {
        var many = string.Concat(
            Enumerable.Repeat(Encoding.ASCII.GetString(Fixtures.Certificate("intermediate")), 250)
        );
        AssertRules(
            ["chain-too-large", "duplicate-certificate"],
            CertificateChecker.Check(
                Good with
                {
                    Certificate = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Good.Certificate.Span) + many),
                }
            )
        );
    }

    /// <summary>The last byte of the certificate is one of its signature.</summary>
    [Fact]
    public void A_certificate_that_its_issuer_did_not_sign_is_named()
    {
        var text = Encoding.ASCII.GetString(Good.Certificate.Span);
        var der = Convert.FromBase64String(
            string.Concat(text.Split('\n').Skip(1).TakeWhile(line => !line.StartsWith('-')))
        );
        der[^1] ^= 1;
        var forged =
            "-----BEGIN CERTIFICATE-----\n"
            + $"{Convert.ToBase64String(der, Base64FormattingOptions.InsertLineBreaks)}\n"
            + $"-----END CERTIFICATE-----\n{text[FirstBlockOf(text)..].TrimStart()}";

        AssertRules(
            ["signature-mismatch"],
            CertificateChecker.Check(Good with { Certificate = Encoding.ASCII.GetBytes(forged) })
        );
    }

    [Fact]
    public void A_finding_says_where_it_is()
    {
        var finding = Check("leaf-last", "good").Findings.Single().At(new Place());

        Assert.Equal("data[tls.crt]", finding.Place.Field);
        Assert.StartsWith(
            "certificate 2 (O=Shop, CN=good) is the server's certificate, but certificate 1 is O=Shop, "
                + "CN=intermediate.",
            finding.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("KEY_VALUES_MISMATCH", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_says_all_there_is_to_say()
    {
        Assert.Contains(PemFindings.PemEmpty, PkiRules.All);
        Assert.Equal(PkiRules.All.Count, PkiRules.All.Select(rule => rule.Name).Distinct().Count());
        Assert.All(PkiRules.All, rule => Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", rule.Name));
        Assert.All(
            PkiRules.All,
            rule =>
                Assert.All(
                    [rule.Meaning, rule.Consequence, rule.Fix],
                    text => Assert.EndsWith(".", text, StringComparison.Ordinal)
                )
        );
    }

    static CertificateInput Pair(string certificate, string key) =>
        Good with
        {
            Certificate = Fixtures.Certificate(certificate),
            PrivateKey = Fixtures.Key(key),
        };

    static CertificateReport Check(string certificate, string key, IReadOnlyList<string>? suites = null) =>
        CertificateChecker.Check(Pair(certificate, key) with { CipherSuites = suites ?? KymaCipherSuites.Default });

    static void AssertRules(string[] rules, CertificateReport report) =>
        Assert.True(
            rules.Order().SequenceEqual(report.Findings.Select(finding => finding.Rule.Name).Order()),
            string.Join('\n', Describe(report))
        );

    static IEnumerable<string> Describe(CertificateReport report) =>
        report.Findings.Select(finding => finding.ToString());

    static DateTimeOffset Day(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
