using System.Globalization;
using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Certificates;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// The cases that Kyma's own documentation describes by hand, from the program as a whole to a handshake.
/// </summary>
public sealed class MissionTests : IDisposable
{
    const string Anything = "ALL@SECLEVEL=0";

    static readonly string[] KymaSuites =
    [
        "ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-SHA",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES128-SHA",
    ];

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(
        "gateway-gardener-shoot",
        "shop-gateway",
        "*.c-5ae1f20.kyma.ondemand.com",
        "Certificate",
        "shop.shop-gateway-certs"
    )]
    [InlineData("gateway-own-certificate", "kyma-gateway", "*.shop.example.com", "Secret", "kyma-gateway-certs")]
    [InlineData("gateway-local-kyma-dev", "kyma-gateway", "*.local.kyma.dev", "Secret", "kyma-gateway-certs")]
    public void The_Gateway_has_exactly_Kymas_ports_TLS_version_and_suites_and_finds_its_certificate(
        string example,
        string name,
        string host,
        string credentialKind,
        string secret
    )
    {
        var rendered = Render(example);
        var gateway = Of(rendered, "Gateway");
        var credential = Of(rendered, credentialKind);

        Assert.Equal(2, rendered.Count);
        Assert.Equal(name, (string?)gateway["metadata"]!["name"]);
        var expected = $$$"""
            {
              "selector": {"app": "istio-ingressgateway", "istio": "ingressgateway"},
              "servers": [
                {
                  "port": {"number": 443, "name": "https", "protocol": "HTTPS"},
                  "hosts": ["{{{host}}}"],
                  "tls": {"mode": "SIMPLE", "credentialName": "{{{secret}}}", "minProtocolVersion": "TLSV1_2",
                    "cipherSuites": {{{new JsonArray([
                .. KymaSuites,
            ]).ToJsonString()}}}
                  }
                },
                {"port": {"number": 80, "name": "http", "protocol": "HTTP"}, "hosts": ["{{{host}}}"],
                  "tls": {"httpsRedirect": true}}
              ]
            }
            """;
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(gateway["spec"]!.ToJsonString())),
            gateway["spec"]!.ToJsonString()
        );

        var delivered = credentialKind == "Secret" ? credential["metadata"]! : credential["spec"]!["secretRef"]!;
        Assert.Equal((secret, "istio-system"), ((string?)delivered["name"], (string?)delivered["namespace"]));
        Assert.Empty(rendered.SelectMany(CrdSchema.Violations));
    }

    [Fact]
    public void Two_processes_render_the_same_bytes() =>
        Assert.Equal(Run("gateway-local-kyma-dev").Stdout, Run("gateway-local-kyma-dev").Stdout);

    [Fact]
    public void OpenSSL_verifies_the_rendered_Secret_of_local_kyma_dev_for_about_ten_years()
    {
        var (ca, certificate, key, from) = LocalSecret();

        Tool.OpenSsl.Run([
                "verify",
                "-x509_strict",
                "-attime",
                from,
                "-verify_hostname",
                "foo.local.kyma.dev",
                "-CAfile",
                ca,
                certificate,
            ])
            .Ends(0);
        Assert.NotEqual(
            0,
            Tool.OpenSsl.Run([
                "verify",
                "-attime",
                from,
                "-verify_hostname",
                "foo.kyma.dev",
                "-CAfile",
                ca,
                certificate,
            ]).ExitCode
        );
        Assert.InRange((Date(certificate, "-enddate") - Date(certificate, "-startdate")).TotalDays, 3640, 3660);
        Assert.Equal(
            Tool.OpenSsl.Run(["x509", "-in", certificate, "-noout", "-pubkey"]).Ends(0).Stdout,
            Tool.OpenSsl.Run(["pkey", "-in", key, "-pubout"]).Ends(0).Stdout
        );
    }

    [Fact]
    public void A_server_that_is_set_up_as_rendered_takes_each_suite_and_refuses_TLS_1_1()
    {
        var (ca, certificate, key, from) = LocalSecret();
        var tls = Of(Render("gateway-local-kyma-dev"), "Gateway")["spec"]!["servers"]![0]!["tls"]!;
        Assert.Equal("TLSV1_2", (string?)tls["minProtocolVersion"]);
        var suites = tls["cipherSuites"]!.AsArray().Select(suite => (string)suite!).ToList();
        string[] client =
        [
            "-CAfile",
            ca,
            "-servername",
            "foo.local.kyma.dev",
            "-verify_hostname",
            "foo.local.kyma.dev",
            "-attime",
            from,
        ];
        string[] tls11 = [.. client, "-tls1_1", "-cipher", Anything];
        using var gateway = new TlsServer(
            "-cert",
            certificate,
            "-key",
            key,
            "-cipher",
            string.Join(':', suites),
            "-min_protocol",
            "TLSv1.2"
        );
        using var open = new TlsServer(
            "-cert",
            certificate,
            "-key",
            key,
            "-cipher",
            Anything,
            "-min_protocol",
            "TLSv1.2"
        );
        using var control = new TlsServer(
            "-cert",
            certificate,
            "-key",
            key,
            "-cipher",
            Anything,
            "-min_protocol",
            "TLSv1.1"
        );

        Assert.All(
            suites,
            suite =>
                Assert.Contains(
                    $"Ciphersuite: {suite}",
                    gateway.Connect([.. client, "-tls1_2", "-cipher", suite]).Ends(0).Stderr,
                    StringComparison.Ordinal
                )
        );

        // With everything else allowed on both sides, the minimum alone decides; the control server shows that it could
        // work.
        Assert.Contains("TLSv1.1", control.Connect(tls11).Ends(0).Stderr, StringComparison.Ordinal);
        Assert.NotEqual(0, open.Connect(tls11).ExitCode);
    }

    static Support.Outcome Run(string example) =>
        Tool.Binary.Run(["render", Repository.File($"examples/{example}")]).Ends(0);

    static IReadOnlyList<JsonObject> Render(string example) => Manifests.Parse(Run(example).Stdout);

    static JsonObject Of(IReadOnlyList<JsonObject> resources, string kind) =>
        resources.Single(resource => (string?)resource["kind"] == kind);

    /// <summary>The three parts as files, and a time at which they hold, in seconds since 1970.</summary>
    (string Ca, string Certificate, string Key, string From) LocalSecret()
    {
        var data = Of(Render("gateway-local-kyma-dev"), "Secret")["data"]!.AsObject();
        string File(string part)
        {
            System.IO.File.WriteAllBytes(_scratch.Path(part), Convert.FromBase64String((string)data[part]!));
            return _scratch.Path(part);
        }

        var certificate = File("tls.crt");
        var from = Date(certificate, "-startdate")
            .AddDays(1)
            .ToUnixTimeSeconds()
            .ToString(CultureInfo.InvariantCulture);
        return (File("ca.crt"), certificate, File("tls.key"), from);
    }

    static DateTimeOffset Date(string certificate, string which)
    {
        var text = Tool
            .OpenSsl.Run(["x509", "-in", certificate, "-noout", which, "-dateopt", "iso_8601"])
            .Ends(0)
            .Stdout.Split('=')[1]
            .Trim();
        return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }
}
