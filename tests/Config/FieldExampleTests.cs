using System.Text.Json.Nodes;
using Kyma.Krm.CommandLine.Fields;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Config;

/// <summary>
/// What the reference shows of a field is right where the field stands: copied there, next to what the field needs, it
/// is no mistake.
/// </summary>
public sealed class FieldExampleTests
{
    const string Gardener = "certificate: {gardener: {}}";

    const string Origins =
        $"{{domain: shop.example.com, {Gardener}, apiRules: [{{name: shop, namespace: shop, host: shop, "
        + "service: {name: shop, port: 80}, corsPolicy: {allowOrigins: [{}]}}]}";

    /// <summary>The Secrets that the examples name.</summary>
    static readonly string Resources =
        Secret("shop-seed", "stringData: {seed: Zq8vX2nL5wRt7yKd3mPbHs9cGf4jTaUe}")
        + Secret(
            "shop-certificate",
            $"data: {{tls.crt: {Convert.ToBase64String(Fixtures.Certificate("good"))}, "
                + $"tls.key: {Convert.ToBase64String(Fixtures.Key("good"))}}}"
        );

    static string Secret(string name, string content) =>
        $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: shop, "
        + $"annotations: {{config.kubernetes.io/local-config: 'true'}}}}\n{content}\n";

    /// <summary>What a field needs beside it; the longest path counts.</summary>
    static readonly Dictionary<string, string> Around = new()
    {
        ["spec"] = $"{{domain: shop.example.com, {Gardener}}}",
        ["spec.gateway.tls.ecdhCurves"] = $"{{domain: shop.example.com, {Gardener}, istioVersion: '1.32'}}",
        ["spec.gateway.tls.clientCA"] = $"{{domain: shop.example.com, {Gardener}, gateway: {{tls: {{mode: MUTUAL}}}}}}",
        ["spec.certificate.existing"] = "{domain: shop.example.com, certificate: {}}",
        ["spec.certificate.provided"] = "{domain: shop.example.com, certificate: {}}",
        ["spec.certificate.provided.externalSecret"] = "{domain: shop.example.com, certificate: {provided: {}}}",
        ["spec.certificate.certManager"] = "{domain: shop.example.com, certificate: {}}",
        ["spec.certificate.selfSigned"] = "{domain: shop.example.com, certificate: {}}",
        ["spec.egress.visibleNamespaces"] =
            "{egress: {namespace: shop, outboundTrafficPolicy: REGISTRY_ONLY, services: [{hosts: [api.example.com]}]}}",
        ["spec.egress.networkPolicies"] =
            "{egress: {namespace: shop, outboundTrafficPolicy: REGISTRY_ONLY, exportTo: [shop], "
            + "services: [{hosts: [api.example.com], via: EgressGateway}]}}",
        ["spec.egress.services[].endpoints[].ports"] =
            "{egress: {services: [{hosts: [api.example.com], ports: [{number: 443, protocol: TLS}]}]}}",
        ["spec.egress.services[].tls"] =
            "{egress: {namespace: shop, services: [{hosts: [api.example.com], tls: {mode: SIMPLE}}]}}",
        ["spec.egress.services[].tls.credentialName"] =
            "{egress: {namespace: shop, services: [{hosts: [api.example.com], tls: {mode: MUTUAL}, "
            + "workloadSelector: {matchLabels: {app: shop}}}]}}",
        ["spec.egress.services[].tls.caCertCredentialName"] =
            "{istioVersion: '1.32', egress: {namespace: shop, services: [{hosts: [api.example.com], "
            + "tls: {mode: SIMPLE}, workloadSelector: {matchLabels: {app: shop}}}]}}",
        ["spec.egress.services[].workloadSelector"] =
            "{egress: {namespace: shop, services: [{hosts: [api.example.com], "
            + "tls: {mode: MUTUAL, credentialName: bank-client}}]}}",
        ["spec.rateLimits[].selectorLabels"] =
            $"{{domain: shop.example.com, {Gardener}, rateLimits: [{{name: shop, namespace: shop, local: "
            + "{defaultBucket: {maxTokens: 9, tokensPerFill: 9, fillInterval: 1s}}}]}",
        ["spec.apiRules[].corsPolicy.allowOrigins[].prefix"] = Origins,
        ["spec.apiRules[].corsPolicy.allowOrigins[].regex"] = Origins,
    };

    /// <summary>A certificate or key is not shown in full.</summary>
    static bool IsPem(ConfigField field) =>
        field.Path
            is "spec.gateway.tls.clientCA.pem"
                or "spec.certificate.provided.certificate"
                or "spec.certificate.provided.privateKey";

    public static TheoryData<string> Paths =>
        [.. FieldReference.All.Where(known => IsShown(known, "KymaTraffic")).Select(known => known.Path)];

    [Theory, MemberData(nameof(Paths))]
    public void An_example_is_right_at_its_field(string path)
    {
        var spec = SpecWith(FieldReference.All.First(field => field.Kind == "KymaTraffic" && field.Path == path));

        var traffic = Traffic.Of(spec.ToJsonString(), Resources);

        Assert.True(traffic.Errors.Length == 0, $"{spec.ToJsonString()}\n{traffic.Errors}");
    }

    [Fact]
    public void Examples_of_a_policy_are_read()
    {
        var spec = new JsonObject();
        foreach (var field in FieldReference.All.Where(field => IsShown(field, "KymaTrafficCheck")))
            Place(spec, field);
        var session = Session.RunWith(
            new JsonObject
            {
                ["apiVersion"] = "krm.kyma-project.io/v1alpha1",
                ["kind"] = "KymaTrafficCheck",
                ["metadata"] = new JsonObject { ["name"] = "policy" },
                ["spec"] = spec,
            }.ToJsonString(),
            "check",
            "--output",
            "json",
            "-"
        );

        Assert.DoesNotContain("invalid-value", session.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-type", session.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown-field", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("\"expectation", session.Stdout, StringComparison.Ordinal);
    }

    /// <summary>Words that say nothing stand for no value.</summary>
    [Fact]
    public void An_example_says_what_the_field_is_for() =>
        Assert.Empty(
            FieldReference
                .All.Where(field => field.Path.StartsWith("spec.", StringComparison.Ordinal))
                .Where(field => field.Example.EndsWith(" text", StringComparison.Ordinal))
                .Concat(FieldReference.All.Where(field => field.Example.Contains("[text]", StringComparison.Ordinal)))
                .Select(field => $"{field.Kind} {field.Path}: {field.Example}")
        );

    static bool IsShown(ConfigField field, string kind) =>
        field.Kind == kind && field.Path.StartsWith("spec.", StringComparison.Ordinal) && !IsPem(field);

    static JsonObject SpecWith(ConfigField field)
    {
        var around = Around
            .Where(entry => $"{field.Path}.".StartsWith($"{entry.Key}.", StringComparison.Ordinal))
            .MaxBy(entry => entry.Key.Length);
        var spec = (JsonObject)Read(around.Value);
        Place(spec, field);
        return spec;
    }

    /// <summary>What is on the way to the field and not there yet is what the reference shows of it.</summary>
    static void Place(JsonObject spec, ConfigField field)
    {
        var at = (JsonNode)spec;
        var steps = field.Path.Split('.')[1..];
        var path = "spec";
        foreach (var step in steps[..^1])
        {
            var name = step.Replace("[]", "", StringComparison.Ordinal);
            path = $"{path}.{name}";
            if (at[name] is null)
                at[name] = ExampleOf(field.Kind, path);
            at = at[name]!;
            if (step.EndsWith("[]", StringComparison.Ordinal))
            {
                at = ((JsonArray)at)[0]!;
                path = $"{path}[]";
            }
        }

        at[field.Name] = ExampleOf(field.Kind, field.Path);
    }

    static JsonNode ExampleOf(string kind, string path) =>
        Read(FieldReference.All.First(field => field.Kind == kind && field.Path == path).Example)[
            path[(path.LastIndexOf('.') + 1)..]
        ]!.DeepClone();

    static JsonNode Read(string yaml) => YamlJson.ToJson(Assert.Single(YamlParser.Parse(yaml, out _)!))!;
}
