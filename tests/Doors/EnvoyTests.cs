using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Kyma.Krm.Gateways;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// The listener that istiod makes of our Gateway, as a static configuration of a real Envoy: which clients it lets in.
/// Where `envoy` is not on PATH, as on most machines, the test is skipped, in CI too.
/// </summary>
public sealed class EnvoyTests : IDisposable
{
    const string Extension = "type.googleapis.com/envoy.extensions.";

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Each_of_Kymas_suites_is_spoken_and_no_other()
    {
        using var envoy = Start(Listener(clientCa: null));

        foreach (var suite in KymaCipherSuites.Default)
            Assert.Contains(suite, envoy.Connect("-tls1_2", "-cipher", suite).Ends(0).Stderr, StringComparison.Ordinal);
        Assert.NotEqual(0, envoy.Connect("-tls1_2", "-cipher", "AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA256").ExitCode);
        envoy.Connect("-tls1_3").Ends(0);
        Assert.NotEqual(0, envoy.Connect("-tls1_1", "-cipher", "ALL@SECLEVEL=0").ExitCode);
    }

    [Fact]
    public void Only_clients_with_a_certificate_of_the_CA_get_in()
    {
        using var envoy = Start(Listener(Fixtures.Path("client-ca.crt")));

        Assert.Contains("certificate required", envoy.Ask(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "200 OK",
            envoy.Ask("-cert", Fixtures.Path("client.crt"), "-key", Fixtures.Path("client.key")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "200 OK",
            envoy.Ask("-cert", Fixtures.Path("good.crt"), "-key", Fixtures.Path("good.key")),
            StringComparison.Ordinal
        );
    }

    /// <param name="clientCa">A file of CA certificates; null where clients are not asked.</param>
    static JsonObject Listener(string? clientCa)
    {
        var common = new JsonObject
        {
            ["tls_params"] = new JsonObject
            {
                ["tls_minimum_protocol_version"] = "TLSv1_2",
                ["cipher_suites"] = new JsonArray([
                    .. KymaCipherSuites.Default.Select(suite => JsonValue.Create(suite)),
                ]),
            },
            ["tls_certificates"] = new JsonArray(
                new JsonObject
                {
                    ["certificate_chain"] = new JsonObject { ["filename"] = Fixtures.Path("good.crt") },
                    ["private_key"] = new JsonObject { ["filename"] = Fixtures.Path("good.key") },
                }
            ),
        };
        if (clientCa is not null)
            common["validation_context"] = new JsonObject
            {
                ["trusted_ca"] = new JsonObject { ["filename"] = clientCa },
            };
        return new JsonObject
        {
            ["@type"] = "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext",
            ["common_tls_context"] = common,
            ["require_client_certificate"] = clientCa is not null,
        };
    }

    RunningEnvoy Start(JsonObject tls)
    {
        var envoy = Tool.Optional("envoy");
        var file = _scratch.Path("envoy.json");
        var port = FreePort();
        File.WriteAllText(file, Bootstrap(port, tls).ToJsonString());
        return new RunningEnvoy(envoy, file, port);
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static JsonNode Bootstrap(int port, JsonObject tls) =>
        JsonNode.Parse(
            $$"""
            {"static_resources": {"listeners": [{
              "name": "https",
              "address": {"socket_address": {"address": "127.0.0.1", "port_value": {{port.ToString(
                CultureInfo.InvariantCulture
            )}} } },
              "filter_chains": [{
                "transport_socket": {"name": "envoy.transport_sockets.tls", "typed_config": {{tls.ToJsonString()}} },
                "filters": [{"name": "envoy.filters.network.http_connection_manager", "typed_config": {
                  "@type": "{{Extension}}filters.network.http_connection_manager.v3.HttpConnectionManager",
                  "stat_prefix": "https",
                  "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"],
                    "routes": [{"match": {"prefix": "/"}, "direct_response": {"status": 200} }] }] },
                  "http_filters": [{"name": "envoy.filters.http.router",
                    "typed_config": {"@type": "{{Extension}}filters.http.router.v3.Router"} }]
                } }]
              }]
            }] } }
            """
        )!;

    sealed class RunningEnvoy : IDisposable
    {
        readonly Process _process;
        readonly string _address;

        public RunningEnvoy(Tool envoy, string file, int port)
        {
            _address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
            _process = Process.Start(
                new ProcessStartInfo(
                    envoy.Path,
                    ["-c", file, "--use-dynamic-base-id", "--concurrency", "1", "-l", "error"]
                )
                {
                    RedirectStandardError = true,
                }
            )!;
            var errors = _process.StandardError.ReadToEndAsync();
            while (!Listens(port))
            {
                if (_process.HasExited)
                    Assert.Fail($"envoy ended: {errors.GetAwaiter().GetResult()}");
                Thread.Sleep(50);
            }
        }

        /// <summary>One handshake.</summary>
        public Support.Outcome Connect(params string[] options) =>
            Tool.OpenSsl.Run(["s_client", "-brief", "-connect", _address, .. options]);

        /// <summary>One request; with TLS 1.3 a refused client learns of it only after its own handshake.</summary>
        public string Ask(params string[] options)
        {
            var outcome = Tool.OpenSsl.Run(
                ["s_client", "-quiet", "-ign_eof", "-connect", _address, .. options],
                "GET / HTTP/1.1\r\nHost: shop.example.com\r\nConnection: close\r\n\r\n"
            );
            return outcome.Stdout + outcome.Stderr;
        }

        static bool Listens(int port)
        {
            using var client = new TcpClient();
            try
            {
                client.Connect(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        public void Dispose()
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }
    }
}
