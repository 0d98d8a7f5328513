using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Istio;

namespace Kyma.Krm.Tests.Checking;

/// <summary>On the command line, what Istio says of a resource is what errors and warnings say.</summary>
public sealed class VerdictTests(ITestOutputHelper output)
{
    /// <summary>The mildest first.</summary>
    static readonly List<string> Verdicts = ["accept", "warn", "reject"];

    /// <summary>What Istio accepts and does not do is reported as well, but never what it refuses as less.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("admission")]
    public void A_single_resource_gets_the_verdict_that_Istio_gives(string gate)
    {
        var disagreements = 0;
        foreach (var row in SharedCases.Read("derived-traps.json")["cases"]!.AsArray().Cast<JsonObject>())
        {
            string[] options = ["--istio-version", "1.32", .. gate.Length > 0 ? (string[])["--gate", gate] : []];
            var run = CheckRun.Of(Manifest((string)row["kind"]!, row["metadata"]!, row["spec"]!), options);
            var expected = (string)row["admission"]!;
            if (gate.Length == 0 && Verdicts.IndexOf(run.Verdict) > Verdicts.IndexOf(expected))
                continue;
            if (run.Verdict == expected && run.ExitCode == (expected == "reject" ? 1 : 0))
                continue;
            disagreements++;
            output.WriteLine(
                $"{row["id"]} {row["kind"]} {row["name"]}: {expected} expected, {run.Verdict} and exit code "
                    + $"{run.ExitCode}:\n{run.Told}"
            );
        }

        Assert.Equal(0, disagreements);
    }

    [Theory]
    [InlineData("ValidateWildcardDomain", "DestinationRule", "{host: VALUE}")]
    [InlineData(
        "ValidateIPSubnet",
        "ServiceEntry",
        "{hosts: [a.example.com], addresses: [VALUE], resolution: STATIC, endpoints: [{address: "
            + "192.0.2.1}], ports: [{number: 80, name: http, protocol: HTTP}]}"
    )]
    public void Names_and_addresses_in_a_resource_are_judged_as_Istio_judges_them(
        string function,
        string kind,
        string spec
    )
    {
        foreach (
            var row in SharedCases.Read("primitive-cases.json")["cases"]!
                .AsArray()
                .Where(row => (string)row!["function"]! == function)
        )
        {
            var value = row!["input"]!.ToJsonString();
            var run = CheckRun.Of(
                $"{{apiVersion: networking.istio.io/v1, kind: {kind}, metadata: {{name: foo, namespace: "
                    + $"bar}}, spec: {spec.Replace("VALUE", value, StringComparison.Ordinal)}}}"
            );
            Assert.True(run.Has("error") != (bool)row["valid"]!, $"{function} {value}: {run.Told}");
        }
    }

    [Fact]
    public void A_Secret_is_read_as_Istio_reads_it()
    {
        var cases = SharedCases.Read("secret-format-cases.json");
        var secrets = cases["secretsInNamespaceDefault"]!.AsObject();
        foreach (
            var row in cases["cases"]!
                .AsArray()
                .Cast<JsonObject>()
                .Where(row => (string)row["namespace"]! == "default" && secrets.ContainsKey((string)row["name"]!))
        )
        {
            var name = (string)row["name"]!;

            // Istio's test changes this Secret half-way; and a CA's own Secret is no credential of a server.
            if (name == "tls" || name.EndsWith("-cacert", StringComparison.Ordinal))
                continue;
            var data = new JsonObject(
                secrets[name]!["data"]!
                    .AsObject()
                    .Select(entry =>
                        KeyValuePair.Create(
                            entry.Key,
                            (JsonNode?)Convert.ToBase64String(Encoding.UTF8.GetBytes((string)entry.Value!))
                        )
                    )
            );
            var secret = new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Secret",
                ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "istio-system" },
                ["data"] = data,
            };
            var gateway = $$"""
                {"apiVersion": "networking.istio.io/v1", "kind": "Gateway",
                  "metadata": {"name": "foo", "namespace": "bar"}, "spec": {"selector": {"istio": "ingressgateway"},
                 "servers": [{"port": {"number": 443, "name": "https", "protocol": "HTTPS"}, "hosts": ["*"],
                   "tls": {"mode": "SIMPLE", "credentialName": "{{name}}"} } ] } }
                """;
            var run = CheckRun.Of($"{secret.ToJsonString()}\n---\n{gateway}");
            Assert.True(
                row.ContainsKey("expectedError") == run.Told.Contains("credential-keys", StringComparison.Ordinal),
                $"{name}: {run.Told}"
            );
        }
    }

    static string Manifest(string kind, JsonNode metadata, JsonNode spec) =>
        new JsonObject
        {
            ["apiVersion"] = "networking.istio.io/v1",
            ["kind"] = kind,
            ["metadata"] = metadata.DeepClone(),
            ["spec"] = spec.DeepClone(),
        }.ToJsonString();
}
