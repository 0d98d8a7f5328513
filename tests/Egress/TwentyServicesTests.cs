using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;

namespace Kyma.Krm.Tests.Egress;

/// <summary>
/// A config with services of every kind: what it renders is accepted, stays the same, and changes only where the config
/// does.
/// </summary>
public sealed class TwentyServicesTests
{
    /// <summary>Each is one service; its fields are in two orders.</summary>
    static readonly (string Name, string Fields)[] Services =
    [
        ("api-example-com", "hosts: [api.example.com]"),
        ("https", "name: https, hosts: [a.https.example.com, b.https.example.com]"),
        ("http", "name: http, hosts: [http.example.com], preset: http"),
        ("grpc", "name: grpc, hosts: [grpc.example.com], ports: [{number: 8443, protocol: GRPC}]"),
        ("wildcard-example-org", "hosts: ['*.example.org']"),
        ("dynamic", "name: dynamic, hosts: ['*.dynamic.example.com'], resolution: DYNAMIC_DNS"),
        (
            "proxied",
            "name: proxied, hosts: ['*.proxied.example.com'], endpoints: [{address: proxy.example.com, "
                + "ports: {tls: 8443}}]"
        ),
        (
            "static",
            "name: static, hosts: [static.example.com], endpoints: [{address: 192.0.2.1}, {address: '2001:db8::1'}]"
        ),
        ("postgresql", "name: postgresql, hosts: [a.pg.example.com, b.pg.example.com], preset: postgresql"),
        ("mysql", "name: mysql, hosts: [mysql.example.com], preset: mysql, addresses: [192.0.2.10]"),
        (
            "mongodb",
            "name: mongodb, hosts: [a.mongo.example.com, b.mongo.example.com, c.mongo.example.com], preset: mongodb-tls"
        ),
        ("redis", "name: redis, hosts: [redis.example.com], preset: redis, tls: {mode: SIMPLE}"),
        ("kafka", "name: kafka, hosts: [kafka.example.com], addresses: [198.51.100.0/24], preset: kafka"),
        ("amqp", "name: amqp, hosts: [amqp.example.com], preset: amqp, tls: {mode: SIMPLE}"),
        ("simple", "name: simple, hosts: [a.simple.example.com, b.simple.example.com], tls: {mode: SIMPLE}"),
        ("named", "name: named, hosts: [named.example.com], tls: {mode: SIMPLE, sni: other.example.com}"),
        (
            "mutual",
            "name: mutual, hosts: [mutual.example.com], tls: {mode: MUTUAL, credentialName: client}, "
                + "workloadSelector: {matchLabels: {app: a}, serviceAccountName: a}"
        ),
        ("passed", "name: passed, hosts: [a.passed.example.com, b.passed.example.com], via: EgressGateway"),
        ("passed-http", "name: passed-http, hosts: [passed-http.example.com], preset: http, via: EgressGateway"),
        (
            "passed-tcp",
            "name: passed-tcp, hosts: [passed-tcp.example.com], ports: [{number: 1521, protocol: TCP}], "
                + "addresses: [192.0.2.77], via: EgressGateway"
        ),
        (
            "passed-grpc",
            "name: passed-grpc, hosts: [passed-grpc.example.com], ports: [{number: 80, protocol: GRPC, "
                + "targetPort: 443}], tls: {mode: SIMPLE}, via: EgressGateway"
        ),
        (
            "originated",
            "name: originated, hosts: [originated.example.com], tls: {mode: MUTUAL, credentialName: "
                + "client}, via: EgressGateway"
        ),
    ];

    static readonly Traffic All = Render(Services.Select(service => service.Fields));

    [Fact]
    public void Nothing_in_it_is_a_mistake() => Assert.Equal("", All.Errors);

    [Fact]
    public void The_API_server_and_Istio_accept_every_resource_without_a_word()
    {
        foreach (var resource in All.Resources)
        {
            Assert.Empty(CrdSchema.Violations(resource));
            if (((string)resource["apiVersion"]!).StartsWith("networking.istio.io/", StringComparison.Ordinal))
                AssertAccepted(resource);
        }
    }

    static void AssertAccepted(JsonObject resource)
    {
        var (verdict, findings) = IstioManifest.Judge(resource.ToJsonString());
        Assert.Empty(
            findings
                .Where(finding => finding.Severity < Severity.Info)
                .Select(finding => $"{Traffic.NamesOf([resource])[0]}: {finding}")
        );
        Assert.Equal(AdmissionVerdict.Accept, verdict);
    }

    [Fact]
    public void Nothing_empty_is_ever_written()
    {
        foreach (
            var resource in All.Resources.Where(resource =>
                (string?)resource["kind"] != "NetworkPolicy" && (string?)resource["kind"] != "Role"
            )
        )
        {
            Assert.DoesNotContain(
                resource.ToJsonString().Split(',', ':'),
                part => part is "\"\"" or "null" or "{}" or "[]" or "0" or "[]}" or "{}}"
            );
        }
    }

    [Fact]
    public void Every_resource_has_an_identity_of_its_own() =>
        Assert.Equal(All.Resources.Count, Traffic.NamesOf(All.Resources).Distinct().Count());

    [Fact]
    public void The_order_of_fields_changes_nothing() =>
        Assert.Equal(Texts(All), Texts(Render(Services.Select(service => Reversed(service.Fields)))));

    [Fact]
    public void Adding_a_service_changes_nothing_but_its_own_resources_and_those_that_all_share()
    {
        var after = Texts(All);
        for (var i = 0; i < Services.Length; i++)
        {
            var before = Texts(Render(Services.Where((_, k) => k != i).Select(service => service.Fields)));
            var others = after.Keys.Where(id => !IsShared(id) && !IsOf(id, Services[i].Name)).ToList();

            Assert.Equal(
                others.ToDictionary(id => id, id => after[id]),
                before.Where(entry => !IsShared(entry.Key)).ToDictionary()
            );
        }
    }

    [Fact]
    public void The_order_of_services_changes_no_resource_of_theirs() =>
        Assert.Equal(
            Texts(All).Where(entry => !IsShared(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal),
            Texts(Render(Services.Reverse().Select(service => service.Fields)))
                .Where(entry => !IsShared(entry.Key))
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        );

    static bool IsShared(string id) => id.EndsWith("/shop-egress", StringComparison.Ordinal);

    /// <summary>A resource is of the service with the longest name that it begins with.</summary>
    static bool IsOf(string id, string service) =>
        Services
            .Select(other => other.Name)
            .Where(name => Begins(id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..], name))
            .MaxBy(name => name.Length) == service;

    static bool Begins(string name, string service) =>
        name == service || name.StartsWith($"{service}-", StringComparison.Ordinal);

    static Dictionary<string, string> Texts(Traffic traffic) =>
        traffic.Resources.ToDictionary(resource => Traffic.NamesOf([resource])[0], resource => resource.ToJsonString());

    static Traffic Render(IEnumerable<string> services) =>
        Traffic.Of(
            "{egress: {namespace: shop, outboundTrafficPolicy: REGISTRY_ONLY, services: "
                + $"[{string.Join(", ", services.Select(fields => $"{{{fields}}}"))}]}}}}"
        );

    /// <summary>The fields of a flow mapping, last first.</summary>
    static string Reversed(string fields)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var i = 0; i <= fields.Length; i++)
        {
            if (i == fields.Length || (fields[i] == ',' && depth == 0))
            {
                parts.Insert(0, fields[start..i].Trim());
                start = i + 1;
            }
            else
            {
                depth +=
                    fields[i] is '[' or '{' ? 1
                    : fields[i] is ']' or '}' ? -1
                    : 0;
            }
        }

        return string.Join(", ", parts);
    }
}
