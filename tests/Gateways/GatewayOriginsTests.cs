using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Gateways;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Planning;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Gateways;

/// <summary>
/// What Istio says of the rendered Gateway is reported at the config's own field: of each value that was written there
/// the Gateway knows where.
/// </summary>
public sealed class GatewayOriginsTests
{
    const string Everything = """
        istioVersion: "1.32"
        domain: shop.example.com
        gateway:
          name: edge
          namespace: infra
          selector: {istio: other, app: x}
          hosts: [a.example.com, b.example.com]
          tls:
            mode: MUTUAL
            minProtocolVersion: TLSV1_2
            maxProtocolVersion: TLSV1_3
            cipherSuites: [ECDHE-RSA-AES128-GCM-SHA256]
            ecdhCurves: [X25519, P-256]
            clientCA: {secretName: partners-cacert}
        certificate: {secretName: tls, gardener: {}}
        """;

    /// <summary>Those left out are no field of the Gateway: a server of its own, and a Secret.</summary>
    [Fact]
    public void Every_field_of_the_gateway_is_followed() =>
        Assert.Equal(
            ["spec.gateway.httpsRedirect", "spec.gateway.tls.clientCA.pem"],
            FieldNames
                .Known(TrafficDocument.Shape.Describe())
                .Where(name => name.StartsWith("spec.gateway.", StringComparison.Ordinal))
                .Except(
                    FieldNames
                        .Written(YamlJson.ToJson(YamlParser.Parse(Everything, out _)!.Single()), "spec")
                        .Select(written => written.Field)
                )
        );

    [Fact]
    public void A_value_from_the_config_is_followed_back_to_its_field()
    {
        var (gateway, config) = Render(Everything);
        var lost = new List<string>();
        foreach (var (field, value) in Leaves(gateway.Content(), ""))
        {
            if (gateway.Origins!().Of(field) is not { } origin)
                lost.Add(field);
            else
                Assert.Equal((field, value), (field, (FieldPath.Find(config, origin) as YamlScalar)?.Value));
        }

        // What every Gateway has alike.
        Assert.Equal(
            [
                "apiVersion",
                "kind",
                "spec.servers[0].port.name",
                "spec.servers[0].port.number",
                "spec.servers[0].port.protocol",
                "spec.servers[1].port.name",
                "spec.servers[1].port.number",
                "spec.servers[1].port.protocol",
                "spec.servers[1].tls.httpsRedirect",
            ],
            lost.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_host_of_a_config_without_hosts_comes_from_its_domain()
    {
        var (gateway, _) = Render("{domain: shop.example.com, gateway: {name: edge}, certificate: {gardener: {}}}");

        Assert.StartsWith("spec.domain", gateway.Origins!().Of("spec.servers[0].hosts[0]"), StringComparison.Ordinal);
        Assert.StartsWith("spec.domain", gateway.Origins!().Of("spec.servers[1].hosts[0]"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_written_in_the_gateway_is_there_for_another_part()
    {
        var ca = Encoding.UTF8.GetString(Fixtures.Read("client-ca.crt")).Replace("\n", "\\n", StringComparison.Ordinal);
        var traffic = Traffic.Of(
            "{domain: shop.example.com, dns: {gardener: {}}, certificate: {secretName: tls, gardener: {}}, gateway: "
                + $"{{name: edge, tls: {{mode: MUTUAL, clientCA: {{pem: \"{ca}\"}}}}}}}}"
        );

        Assert.Equal("spec.gateway.tls.clientCA", traffic.Behind("Secret", "tls-cacert", "data.cacert"));
        Assert.Equal("spec.dns.gardener", traffic.Behind("Gateway", "edge", "metadata.annotations"));
        Assert.Equal("spec.gateway.httpsRedirect", traffic.Behind("Gateway", "edge", "spec.servers[1].port.number"));
    }

    static IEnumerable<(string Field, string Value)> Leaves(JsonNode? node, string path) =>
        node switch
        {
            JsonObject mapping => mapping.SelectMany(entry => Leaves(entry.Value, FieldPath.Child(path, entry.Key))),
            JsonArray list => list.SelectMany((item, i) => Leaves(item, FieldPath.Child(path, i))),
            _ => [(path, $"{node}")],
        };

    static (Rendered Gateway, YamlNode Config) Render(string spec)
    {
        var findings = new Findings();
        var text =
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: shop}\nspec:\n  "
            + spec.Replace("\n", "\n  ", StringComparison.Ordinal)
            + "\n";
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(text), "config.yaml", findings);
        var plan = TrafficPlanner.Plan(
            Assert.Single(ConfigReader.Read(items, null, findings)),
            new InputItems(items),
            DateTimeOffset.UnixEpoch,
            findings
        );

        // The plan's own resources are judged, and have no origins any more.
        return (GatewayRenderer.Render(plan.Gateway!), items[0].Root);
    }
}
