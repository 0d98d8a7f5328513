using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Support;

public sealed class CrdSchemaTests
{
    [Theory]
    [InlineData(
        """
            {"hosts": ["api.example.com"], "ports": [{"number": 443, "name": "tls", "protocol": "TLS"}],
             "resolution": "DNS"}
            """,
        ""
    )]
    [InlineData("""{"hosts": ["api.example.com"], "port": []}""", "/spec/port ")]
    [InlineData("""{"ports": []}""", "/spec required")]
    [InlineData("""{"hosts": "api.example.com"}""", "/spec/hosts type")]
    [InlineData("""{"hosts": []}""", "/spec/hosts minItems")]
    [InlineData("""{"hosts": ["a.b"], "resolution": "Dns"}""", "/spec/resolution enum")]
    [InlineData(
        """{"hosts": ["a.b"], "ports": [{"number": 1, "name": "x"}, {"number": 2, "name": "x"}]}""",
        "/spec/ports keys"
    )]
    [InlineData("""{"hosts": ["a.b"], "exportTo": null}""", "/spec/exportTo type")]
    [InlineData("""{"hosts": ["a.b"], "ports": [{"number": 0, "name": "x"}]}""", "/spec/ports/0/number rule")]
    [InlineData("""{"hosts": ["*"]}""", "/spec/hosts/0 rule")]
    public void A_service_entry_is_judged_as_the_API_server_does(string spec, string expected)
    {
        var resource = new JsonObject
        {
            ["apiVersion"] = "networking.istio.io/v1",
            ["kind"] = "ServiceEntry",
            ["metadata"] = new JsonObject { ["name"] = "x" },
            ["spec"] = JsonNode.Parse(spec),
        };

        var violations = CrdSchema.Violations(resource);

        if (expected.Length == 0)
            Assert.Empty(violations);
        else
            Assert.Contains(violations, violation => violation.StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pattern_holds_for_all_of_the_text()
    {
        var resource = JsonNode.Parse(
            """
            {"apiVersion": "gateway.kyma-project.io/v2", "kind": "APIRule", "metadata": {"name": "x"},
              "spec": {"hosts": ["a.bc"], "rules": [{"path": "orders", "methods": ["GET"]}]}}
            """
        );

        Assert.Contains(
            CrdSchema.Violations((JsonObject)resource!),
            violation => violation.StartsWith("/spec/rules/0/path pattern", StringComparison.Ordinal)
        );
    }
}
