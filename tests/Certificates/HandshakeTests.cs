using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Gateways;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>A client that trusts nothing but the CA shakes hands with a server that has the rendered pair.</summary>
public sealed class HandshakeTests : IDisposable
{
    /// <summary>Everything that OpenSSL can still do: what fails now fails for the protocol's sake.</summary>
    const string Anything = "ALL@SECLEVEL=0";

    static readonly string KymaSuites = string.Join(':', KymaCipherSuites.Default);

    static readonly Lazy<SelfSignedResult> Rsa = new(() =>
        SelfSigned.Issue(Some.SelfSignedRequest with { KeyType = KeyType.Rsa2048 })
    );

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void An_RSA_certificate_works_with_each_of_Kymas_suites_and_with_TLS_1_3()
    {
        using var server = Serve(Rsa.Value, "-cipher", KymaSuites);

        foreach (var suite in KymaCipherSuites.Default)
        {
            AssertConnected("TLSv1.2", suite, server.Connect([.. Trusting(Rsa.Value), "-tls1_2", "-cipher", suite]));
        }

        AssertConnected("TLSv1.3", "TLS_", server.Connect([.. Trusting(Rsa.Value), "-tls1_3"]));
    }

    [Fact]
    public void The_domain_itself_is_a_host_too_and_another_domain_is_not()
    {
        using var server = Serve(Rsa.Value);

        server.Connect([.. Trusting(Rsa.Value, "shop.example.com")]).Ends(0);
        Assert.NotEqual(0, server.Connect([.. Trusting(Rsa.Value, "shop.example.org")]).ExitCode);
    }

    [Fact]
    public void TLS_1_1_is_refused_by_the_minimum_and_by_nothing_else()
    {
        string[] tls11 = [.. Trusting(Rsa.Value), "-tls1_1", "-cipher", Anything];
        using var gateway = Serve(Rsa.Value, "-cipher", Anything, "-min_protocol", "TLSv1.2");
        using var control = Serve(Rsa.Value, "-cipher", Anything, "-min_protocol", "TLSv1.1");

        AssertConnected("TLSv1.1", "", control.Connect(tls11));
        Assert.NotEqual(0, gateway.Connect(tls11).ExitCode);
    }

    [Fact]
    public void An_ECDSA_certificate_needs_an_ECDSA_suite_with_TLS_1_2()
    {
        var result = SelfSigned.Issue(Some.SelfSignedRequest);
        using var kyma = Serve(result, "-cipher", KymaSuites);
        using var ecdsa = Serve(result, "-cipher", $"{KymaSuites}:ECDHE-ECDSA-AES128-GCM-SHA256");

        Assert.NotEqual(0, kyma.Connect([.. Trusting(result), "-tls1_2"]).ExitCode);
        AssertConnected("TLSv1.3", "TLS_", kyma.Connect([.. Trusting(result), "-tls1_3"]));
        AssertConnected("TLSv1.2", "ECDHE-ECDSA-AES128-GCM-SHA256", ecdsa.Connect([.. Trusting(result), "-tls1_2"]));
    }

    [Fact]
    public void A_client_CA_without_findings_verifies_a_client()
    {
        var ca = Fixtures.Path("root.crt");
        Assert.Empty(CaChecker.Check(new CaInput { Certificates = File.ReadAllBytes(ca) }).Findings);
        using var server = Serve(Rsa.Value, "-CAfile", ca, "-Verify", "1", "-verify_return_error", "-tls1_2");

        server
            .Connect([
                .. Trusting(Rsa.Value),
                "-cert",
                Fixtures.Path("client.crt"),
                "-key",
                Fixtures.Path("client.key"),
            ])
            .Ends(0);
        Assert.NotEqual(0, server.Connect([.. Trusting(Rsa.Value)]).ExitCode);
    }

    TlsServer Serve(SelfSignedResult result, params string[] options) =>
        new([
            "-cert",
            _scratch.Write("tls.crt", result.CertificatePem),
            "-key",
            _scratch.Write("tls.key", result.PrivateKeyPem),
            .. options,
        ]);

    string[] Trusting(SelfSignedResult result, string host = "foo.shop.example.com") =>
        [
            "-CAfile",
            _scratch.Write("ca.crt", result.CaPem),
            "-servername",
            host,
            "-verify_hostname",
            host,
            "-x509_strict",
            "-attime",
            Some.TimeOfValidity,
        ];

    static void AssertConnected(string protocol, string suite, Support.Outcome outcome)
    {
        outcome.Ends(0);
        Assert.Contains($"Protocol version: {protocol}", outcome.Stderr, StringComparison.Ordinal);
        Assert.Contains($"Ciphersuite: {suite}", outcome.Stderr, StringComparison.Ordinal);
        Assert.Contains("Verification: OK", outcome.Stderr, StringComparison.Ordinal);
    }
}
