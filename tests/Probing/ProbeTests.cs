using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Tests.Certificates;

namespace Kyma.Krm.Tests.Probing;

/// <summary>
/// Real servers of OpenSSL on this machine: one that keeps everything, and one for each promise that it breaks.
/// </summary>
public sealed class ProbeTests : IDisposable
{
    const string Suites =
        "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-SHA:"
        + "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA";

    /// <summary>Nobody answers there.</summary>
    const string Closed = "127.0.0.1:1";

    const string Config = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata:
          name: shop
          annotations:
            config.kubernetes.io/local-config: "true"
        spec:
          domain: shop.example.com
          certificate:
            existing: {}
        """;

    readonly Scratch _scratch = new();

    /// <summary>How long what is issued from now on is valid.</summary>
    int _days = 3650;

    public ProbeTests() => Issue("tls", "*.shop.example.com");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_gateway_that_keeps_every_promise_has_no_findings()
    {
        using var gateway = Serve();
        using var plain = new HttpServer(
            "HTTP/1.1 301 Moved Permanently\r\n"
                + "location: https://kyma-krm-probe.shop.example.com/kyma-krm-probe?probe=1\r\n\r\n"
        );

        var session = Probe(Config, "--connect", gateway.Address, "--connect-http", plain.Address);

        Assert.Equal("", session.Stderr);
        Assert.DoesNotContain("error", session.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("0 broken, 0 not tested", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("\n1 host, ", session.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, session.ExitCode);
    }

    [Theory]
    [InlineData(
        "probe-version-accepted",
        "TLS 1.0 was accepted",
        "-min_protocol",
        "TLSv1",
        "-cipher",
        $"{Suites}:@SECLEVEL=0"
    )]
    [InlineData("probe-version-refused", "TLS 1.3 was refused", "-no_tls1_3")]
    [InlineData("probe-version-refused", "TLS 1.2 was refused", "-no_tls1_2")]
    [InlineData("probe-cipher-suite-accepted", "AES128-SHA was accepted", "-cipher", $"{Suites}:AES128-SHA")]
    [InlineData(
        "probe-cipher-suite-refused",
        "ECDHE-RSA-AES128-SHA was refused",
        "-cipher",
        "ECDHE-RSA-AES256-GCM-SHA384"
    )]
    public void A_broken_setting_is_an_error_that_says_what_was_seen(string rule, string seen, params string[] options)
    {
        using var gateway = Serve(options);

        Breaks(rule, seen, Probe(Config, "--connect", gateway.Address, "--output", "json"));
    }

    [Fact]
    public void A_gateway_that_answers_for_any_host_is_an_error()
    {
        using var gateway = new TlsServer([.. Pair("tls"), "-www", "-cipher", Suites]);

        Breaks(
            "probe-foreign-name",
            "'kyma-krm-probe.invalid' was accepted",
            Probe(Config, "--connect", gateway.Address, "--output", "json")
        );
    }

    /// <summary>Silence is no refusal: nothing is said to be kept that nobody saw.</summary>
    [Fact]
    public void What_is_not_answered_in_time_is_not_tested()
    {
        using var gateway = Serve();
        using var proxy = new StallingProxy(gateway.Address);

        var session = Probe(Config, "--connect", proxy.Address, "--timeout", "1", "--concurrency", "64");

        Assert.Contains(
            "whether TLS 1.0 is refused was not tested: no answer within 1 s",
            session.Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains("whether AES128-SHA is refused was not tested", session.Stdout, StringComparison.Ordinal);
        Assert.Contains(
            "whether 'kyma-krm-probe.invalid' is refused was not tested",
            session.Stdout,
            StringComparison.Ordinal
        );
        Assert.Equal(1, session.ExitCode);
    }

    [Fact]
    public void A_certificate_for_other_names_is_an_error_that_names_the_rule()
    {
        Issue("tls", "*.other.example.com");
        using var gateway = Serve();

        Breaks(
            "probe-certificate",
            "[host-not-covered]",
            Probe(Config, "--connect", gateway.Address, "--output", "json")
        );
    }

    [Fact]
    public void An_expired_certificate_is_an_error()
    {
        using var gateway = Serve();

        Breaks(
            "probe-certificate",
            "not now",
            Session.RunAt(new Later(), Config, "probe", "--connect", gateway.Address, "--output", "json", "-")
        );
    }

    /// <summary>Thirty days are what it takes to find out why nobody renewed it.</summary>
    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public void A_certificate_that_expires_soon_is_a_warning(int days, bool isSoon)
    {
        _days = days;
        Issue("tls", "*.shop.example.com");
        using var gateway = Serve();

        var session = Probe(Config, "--connect", gateway.Address, "--output", "json");

        Assert.Equal(
            isSoon ? ["warning spec.certificate"] : [],
            JsonNode.Parse(session.Stdout)!["findings"]!
                .AsArray()
                .Where(finding => (string?)finding!["rule"] == "probe-certificate-expires")
                .Select(finding => $"{finding!["severity"]} {finding["field"]}")
        );
    }

    /// <summary>The certificate that the config renders is the one that is served, and its CA need not be.</summary>
    [Fact]
    public void The_rendered_self_signed_certificate_is_recognized()
    {
        const string Local = "selfSigned: {}";
        var config = Config
            .Replace("shop.example.com", "local.kyma.dev", StringComparison.Ordinal)
            .Replace("existing: {}", Local, StringComparison.Ordinal);
        var secret = Session.RunWith(config, "render", "-").Stdout;
        foreach (var (key, file) in new[] { ("tls.crt", "tls.crt"), ("tls.key", "tls.key") })
        {
            var value = secret.Split($"{key}: ")[1].Split('\n')[0];
            _scratch.Write(file, Encoding.ASCII.GetString(Convert.FromBase64String(value)));
        }

        using var gateway = Serve("-servername", "kyma-krm-probe.local.kyma.dev");

        var session = Probe(config, "--connect", gateway.Address);

        Assert.Contains("0 broken, 1 not tested", session.Stdout, StringComparison.Ordinal);
        Assert.Contains(
            "\"rule\": \"probe-not-tested\"",
            Probe(config, "--connect", gateway.Address, "--output", "json").Stdout,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("warning", session.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_certificate_than_the_configured_one_is_an_error()
    {
        using var gateway = Serve();

        Breaks(
            "probe-certificate-differs",
            "the config renders the one with SHA-256",
            Probe(
                Config.Replace(
                    "existing: {}",
                    "selfSigned: {notBefore: 2026-01-01T00:00:00Z, seedSecretRef: {name: seed}}",
                    StringComparison.Ordinal
                )
                    + "\n---\n"
                    + Session.Run("new-seed").Stdout,
                "--connect",
                gateway.Address,
                "--output",
                "json"
            )
        );
    }

    [Fact]
    public void A_key_of_another_kind_than_asked_for_is_an_error()
    {
        Issue("tls", "*.shop.example.com", "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
        using var gateway = Serve("-cipher", "ALL");

        Breaks(
            "probe-certificate-differs",
            "a key of the kind ECDSA",
            Probe(
                Config.Replace("existing: {}", "gardener: {}", StringComparison.Ordinal),
                "--connect",
                gateway.Address,
                "--output",
                "json"
            )
        );
    }

    [Fact]
    public void Mutual_tls_that_asks_nobody_is_an_error()
    {
        using var gateway = Serve();

        var session = Probe(Mutual("MUTUAL"), "--connect", gateway.Address, "--output", "json");

        Breaks("probe-client-admitted", "a request without a client certificate got 'HTTP/1.", session);
        Breaks("probe-client-admitted", "of an unknown CA got 'HTTP/1.", session);
    }

    [Theory]
    [InlineData("-tls1_2")]
    [InlineData("-no_comp")]
    public void Mutual_tls_that_holds_refuses_strangers_and_admits_the_client(string version)
    {
        Issue("client", "client.example.com");
        using var gateway = Serve(
            "-Verify",
            "1",
            "-verify_return_error",
            "-partial_chain",
            "-CAfile",
            _scratch.Path("client.crt"),
            version
        );

        var session = Probe(
            Mutual("MUTUAL"),
            "--connect",
            gateway.Address,
            "--client-cert",
            _scratch.Path("client.crt"),
            "--client-key",
            _scratch.Path("client.key"),
            "--output",
            "json"
        );

        Assert.DoesNotContain("probe-client", session.Stdout, StringComparison.Ordinal);
        Issue("other", "client.example.com");
        Breaks(
            "probe-client-refused",
            "the given client certificate was refused",
            Probe(
                Mutual("MUTUAL"),
                "--connect",
                gateway.Address,
                "--client-cert",
                _scratch.Path("other.crt"),
                "--client-key",
                _scratch.Path("other.key"),
                "--output",
                "json"
            )
        );
    }

    [Fact]
    public void Optional_mutual_tls_admits_who_shows_nothing()
    {
        Issue("client", "client.example.com");
        using var gateway = Serve("-Verify", "1", "-verify_return_error", "-CAfile", _scratch.Path("client.crt"));

        Breaks(
            "probe-client-refused",
            "OPTIONAL_MUTUAL admits it",
            Probe(Mutual("OPTIONAL_MUTUAL"), "--connect", gateway.Address, "--output", "json")
        );
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", "port 80 answered 'HTTP/1.1 200 OK'")]
    [InlineData("HTTP/1.1 301 Moved\r\nlocation: http://elsewhere/\r\n\r\n", "with 'location: http://elsewhere/'")]
    [InlineData("SSH-2.0\r\n", "no HTTP response")]
    public void Port_80_that_does_not_redirect_is_an_error(string response, string seen)
    {
        using var plain = new HttpServer(response);

        Breaks(
            "probe-no-redirect",
            seen,
            Probe(Config, "--connect", Closed, "--connect-http", plain.Address, "--output", "json")
        );
    }

    /// <summary>As one whose Secret is missing: it listens, and knows no name.</summary>
    [Fact]
    public void A_gateway_without_a_certificate_for_the_host_is_an_error()
    {
        using var gateway = Serve("-servername", "other.example.com");

        Breaks(
            "probe-no-handshake",
            "a handshake for 'kyma-krm-probe.shop.example.com' ended with",
            Probe(Config, "--connect", gateway.Address, "--output", "json")
        );
    }

    [Theory]
    [InlineData("tls.crt", "tls.key", "")]
    [InlineData("tls.key", "tls.crt", "error probe-client-unreadable")]
    public void A_client_shows_a_certificate_with_its_key(string certificate, string key, string told)
    {
        var options = new ProbeOptions { ClientCert = _scratch.Path(certificate), ClientKey = _scratch.Path(key) };
        var host = new CommandHost(() => Stream.Null, () => Stream.Null, TextWriter.Null, _ => null);
        var findings = new Findings();

        Assert.Equal(told.Length == 0, ProbeCommand.ReadClient(options, host, findings) is not null);
        Assert.Equal(
            told,
            string.Join('\n', findings.Sorted().Select(finding => $"{finding.Severity.Word()} {finding.Rule.Name}"))
        );
    }

    [Fact]
    public void A_gateway_that_is_not_there_is_an_error_and_port_80_is_not_tested()
    {
        Breaks(
            "probe-unreachable",
            "the connection was refused",
            Probe(Config, "--connect", Closed, "--output", "json")
        );
        var session = Probe(Config, "--connect", Closed);

        Assert.Contains("cannot be reached: the connection was refused", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("give --connect-http HOST:PORT", session.Stdout, StringComparison.Ordinal);
        Assert.Equal(1, session.ExitCode);
    }

    [Fact]
    public void What_a_server_sends_reaches_no_terminal_as_it_is()
    {
        using var plain = new HttpServer("HTTP/1.1 200 \u001b[31mred\r\nlocation: ::error::x\r\n\r\n");

        var session = Probe(Config, "--connect", Closed, "--connect-http", plain.Address);

        Assert.DoesNotContain('\u001b', session.Stdout);
        Assert.Contains("port 80 answered", session.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--connect", "nowhere", "must be HOST:PORT")]
    [InlineData("--connect-http", "a:b:1", "must be HOST:PORT")]
    [InlineData("--client-cert", "x.pem", "belong together")]
    [InlineData("--timeout", "0", "whole number of seconds")]
    [InlineData("--concurrency", "100", "from 1 to 64")]
    public void Options_that_make_no_sense_are_wrong_usage(string option, string value, string message)
    {
        var session = Probe(Config, option, value);

        Assert.Equal(2, session.ExitCode);
        Assert.Contains(message, session.Stderr, StringComparison.Ordinal);
    }

    static void Breaks(string rule, string seen, Session session)
    {
        Assert.Equal(1, session.ExitCode);
        var findings = JsonNode.Parse(session.Stdout)!["findings"]!.AsArray();
        Assert.Contains(
            findings,
            finding =>
                (string?)finding!["rule"] == rule
                && (string?)finding["severity"] == "error"
                && ((string?)finding["field"])?.StartsWith("spec.", StringComparison.Ordinal) == true
                && ((string)finding["message"]!).Contains(seen, StringComparison.Ordinal)
        );
    }

    static string Mutual(string mode) =>
        Config + $"\n  gateway:\n    tls:\n      mode: {mode}\n      clientCA:\n        secretName: partners-cacert\n";

    /// <summary>The certificates are made today; a busy machine gets all the time that it needs.</summary>
    static Session Probe(string config, params string[] options) =>
        Session.RunAt(
            TimeProvider.System,
            config,
            ["probe", .. options.Contains("--timeout") ? [] : new[] { "--timeout", "600" }, .. options, "-"]
        );

    /// <summary>As Envoy does: a reset for every other name.</summary>
    TlsServer Serve(params string[] options) =>
        new([
            .. Pair("tls"),
            "-cert2",
            _scratch.Path("tls.crt"),
            "-key2",
            _scratch.Path("tls.key"),
            "-servername",
            "kyma-krm-probe.shop.example.com",
            "-servername_fatal",
            "-www",
            "-min_protocol",
            "TLSv1.2",
            "-cipher",
            Suites,
            .. options,
        ]);

    string[] Pair(string name) => ["-cert", _scratch.Path($"{name}.crt"), "-key", _scratch.Path($"{name}.key")];

    void Issue(string name, string host, string algorithm = "rsa:2048", params string[] options) =>
        Tool
            .OpenSsl.Run([
                "req",
                "-x509",
                "-newkey",
                algorithm,
                .. options,
                "-nodes",
                "-subj",
                "/O=test",
                "-days",
                $"{_days}",
                "-addext",
                $"subjectAltName=DNS:{host}",
                "-addext",
                "basicConstraints=critical,CA:FALSE",
                "-addext",
                "extendedKeyUsage=serverAuth,clientAuth",
                "-keyout",
                _scratch.Path($"{name}.key"),
                "-out",
                _scratch.Path($"{name}.crt"),
            ])
            .Ends(0);

    sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
