using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Planning;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Config;

/// <summary>
/// Every field of the config with values that fit nothing around them: what Istio would refuse is told at a field of
/// the config, and nothing is a fault of ours.
/// </summary>
public sealed class NastyValuesTests
{
    const string Whole = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
        spec:
          domain: shop.example.com
          istioVersion: "1.32"
          gateway:
            name: edge
            namespace: shop
            selector: {istio: ingressgateway}
            hosts: ["*.shop.example.com", shop.example.org]
            httpsRedirect: true
            tls:
              mode: MUTUAL
              minProtocolVersion: TLSV1_2
              maxProtocolVersion: TLSV1_3
              cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384, ECDHE-RSA-AES128-GCM-SHA256]
              ecdhCurves: [X25519, P-256]
              clientCA: {secretName: clients-cacert}
          certificate: {secretName: edge-certs, existing: {}}
          egress:
            namespace: shop
            outboundTrafficPolicy: ALLOW_ANY
            networkPolicies: false
            exportTo: [., other]
            services:
            - hosts: [api.example.com, www.example.com]
              ports: [{number: 443, protocol: TLS, name: tls}, {number: 80, protocol: HTTP, targetPort: 8080}]
            - name: db
              hosts: [db.example.com]
              preset: postgresql
              resolution: DNS
              addresses: [192.0.2.1]
            - hosts: [robin.example.com]
              resolution: DNS_ROUND_ROBIN
              endpoints: [{address: robin.example.net}]
            - hosts: [static.example.com]
              resolution: STATIC
              endpoints: [{address: 192.0.2.2, ports: {tls: 8443}}]
            - hosts: ["*.wild.example.com"]
              resolution: NONE
            - hosts: [bank.example.com]
              tls: {mode: MUTUAL, credentialName: bank, sni: bank.example.com, subjectAltNames: [bank.example.com]}
              workloadSelector: {matchLabels: {app: bank}, serviceAccountName: bank}
            - hosts: [partner.example.com]
              tls: {mode: SIMPLE, caCertCredentialName: partner-cacert}
              via: EgressGateway
            - hosts: [queue.example.com, queue.example.org]
              preset: amqp
              endpoints: [{address: 192.0.2.3}]
              via: EgressGateway
        """;

    const StringComparison Ordinal = StringComparison.Ordinal;

    static readonly string[] Texts =
    [
        "",
        "*",
        "a",
        "A.example.com",
        "*.example.com",
        "192.0.2.9",
        "192.0.2.0/24",
        "::1",
        "x-cacert",
        "1.23",
        "1.27",
        new('a', 63),
        $"{new string('b', 63)}.{new string('c', 63)}.{new string('d', 63)}.{new string('e', 61)}",
    ];

    /// <summary>What it does not have is changed nowhere; these two would be mistakes next to the others.</summary>
    [Fact]
    public void The_config_has_every_field_that_Istio_judges() =>
        Assert.Equal(
            ["spec.egress.visibleNamespaces", "spec.gateway.tls.clientCA.pem"],
            FieldNames
                .Known(TrafficDocument.Shape.Describe())
                .Where(name => name.StartsWith("spec.gateway.", Ordinal) || name.StartsWith("spec.egress.", Ordinal))
                .Except(FieldNames.Written(Parsed()).Select(written => written.Field))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void What_Istio_refuses_is_told_at_the_config()
    {
        var rules = new SortedSet<string>(StringComparer.Ordinal);
        var config = Parsed();
        foreach (var (where, change) in Changes(config, "", TrafficDocument.Shape.Describe()).ToList())
        {
            var restore = change();
            Judge(config, where, rules);
            restore();
        }

        Assert.Equal(
            """
            crd-limit
            crd-unknown-field
            credential-ca-only
            dynamic-dns-fixed-address
            dynamic-dns-host
            dynamic-dns-protocol
            endpoint-address
            export-to-all-or-none
            export-to-duplicate
            service-entry-cidr
            service-entry-endpoints-with-none
            service-entry-port-twice
            service-entry-round-robin-endpoints
            service-entry-wildcard-dns
            """,
            string.Join('\n', rules)
        );
    }

    [Fact]
    public void Nor_are_several_of_them_a_fault_of_ours()
    {
        var chance = Search.Begin(20261127);
        var schema = TrafficDocument.Shape.Describe();
        for (var i = 0; i < Search.Tries(150); i++)
        {
            var config = Parsed();
            var told = new List<string>();
            for (var times = 2 + chance.Below(3); times > 0; times--)
            {
                var (where, change) = chance.Of(Changes(config, "", schema).ToList());
                told.Add(where);
                change();
            }

            Judge(config, string.Join(", ", told), []);
        }
    }

    static JsonObject Parsed() => YamlJson.ToJson(YamlParser.Parse(Whole, out _)!.Single())!.AsObject();

    static void Judge(JsonObject config, string where, SortedSet<string> rules)
    {
        var findings = new Findings();
        var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(YamlText.Of(config)), "config.yaml", findings);
        var plans = ConfigReader
            .Read(items, null, findings)
            .Select(read => TrafficPlanner.Plan(read, new InputItems(items), DateTimeOffset.UnixEpoch, findings))
            .ToList();
        var errors = findings.Sorted().Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Count == 0)
            Assert.All(plans, plan => Assert.True(plan.Fault is null, $"{where}: {plan.Fault}"));
        foreach (var error in errors)
        {
            Assert.True(error.Place.Resource?.Kind == "KymaTraffic", $"{where}: {error}");
            var field = error.Place.Field;
            Assert.True(
                FieldPath.Above(field).LastOrDefault() is not { } above
                    || FieldPath.Find(items[0].Root, above) is not null,
                $"{where}: {field} does not exist"
            );
            if (IstioRules.All.Contains(error.Rule))
                rules.Add(error.Rule.Name);
        }

        Assert.True(
            errors.DistinctBy(error => (error.Rule, error.Place.Field)).Count() == errors.Count,
            $"{where}:\n{string.Join('\n', errors)}"
        );
    }

    /// <summary>Each way to change a value, with the way back.</summary>
    static IEnumerable<(string Where, Func<Action> Change)> Changes(JsonNode node, string path, JsonNode schema)
    {
        if (node is JsonArray list && schema["items"] is { } item)
        {
            foreach (var (i, entry) in list.Index())
            {
                foreach (var value in Values(item))
                    yield return ($"{path}[{i}] is {value?.ToJsonString()}", () => Put(list, i, value));
                foreach (var below in Changes(entry!, $"{path}[{i}]", item))
                    yield return below;
            }
        }

        if (node is not JsonObject mapping || schema["properties"] is not JsonObject fields)
            yield break;
        foreach (var (name, field) in fields)
        {
            if (path.Length == 0 && name != "spec")
                continue;
            var at = path.Length == 0 ? name : $"{path}.{name}";
            var there = mapping[name];
            if (there is JsonArray { Count: > 0 } entries)
            {
                yield return ($"{at} twice", () => Put(mapping, name, Repeated(entries, entries.Count + 1)));
                yield return ($"{at} 300 times", () => Put(mapping, name, Repeated(entries, 300)));
            }

            if (path.Length > 0)
            {
                foreach (var value in Values(field!).Where(value => there is not JsonObject || value is null))
                    yield return ($"{at} is {value?.ToJsonString()}", () => Put(mapping, name, value));
            }

            if (there is not null)
            {
                foreach (var below in Changes(there, at, field!))
                    yield return below;
            }
        }
    }

    /// <summary>Null leaves the field out.</summary>
    static IEnumerable<JsonNode?> Values(JsonNode schema)
    {
        yield return null;
        var type = schema["type"] is JsonValue name ? (string?)name : null;
        if (schema["enum"] is JsonArray words)
        {
            foreach (var word in words)
                yield return word!.DeepClone();
        }
        else if (type == "string")
        {
            foreach (var text in Texts)
                yield return text;
        }
        else if (type == "integer")
        {
            foreach (var number in new[] { 0, 1, 80, 443, 65535, 65536 })
                yield return number;
        }
        else if (type == "boolean")
        {
            yield return true;
            yield return false;
        }
        else if (schema["items"] is { } item)
        {
            foreach (var value in Values(item).OfType<JsonNode>().ToList())
                yield return new JsonArray(value.DeepClone());
        }
        else
        {
            yield return new JsonObject();
        }
    }

    static JsonArray Repeated(JsonArray entries, int count) =>
        [.. Enumerable.Range(0, count).Select(i => entries[i % entries.Count]!.DeepClone())];

    static Action Put(JsonArray list, int i, JsonNode? value)
    {
        var before = list[i];
        if (value is null)
            list.RemoveAt(i);
        else
            list[i] = value.DeepClone();
        return () =>
        {
            if (value is null)
                list.Insert(i, before);
            else
                list[i] = before;
        };
    }

    static Action Put(JsonObject mapping, string name, JsonNode? value)
    {
        var before = mapping[name];
        if (value is null)
            mapping.Remove(name);
        else
            mapping[name] = value.DeepClone();
        return () =>
        {
            mapping.Remove(name);
            if (before is not null)
                mapping[name] = before;
        };
    }
}
