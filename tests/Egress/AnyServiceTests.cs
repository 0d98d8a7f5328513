using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;

namespace Kyma.Krm.Tests.Egress;

/// <summary>
/// Services of every combination: either a mistake is told, or Istio and the API server accept what is rendered.
/// </summary>
public sealed class AnyServiceTests
{
    static readonly string[] Hosts =
    [
        "[a.example.com]",
        "[a.example.com, b.example.com]",
        "['*.example.com']",
        "['*.example.com', a.example.org]",
    ];
    static readonly string[] Presets = ["postgresql", "redis-tls", "amqp", "https", "http"];
    static readonly string[] Ports =
    [
        "{number: 80, protocol: HTTP}",
        "{number: 443, protocol: TLS}",
        "{number: 443, protocol: HTTPS, name: web}",
        "{number: 9000, protocol: TCP, targetPort: 9001}",
        "{number: 8080, protocol: GRPC}",
        "{number: 27017, protocol: MONGO}",
    ];
    static readonly string[] Addresses = ["[192.0.2.1]", "[192.0.2.0/24]", "['2001:db8::1', 192.0.2.1]"];
    static readonly string[] Endpoints =
    [
        "[{address: 192.0.2.1}]",
        "[{address: p.example.com}]",
        "[{address: p.example.com}, {address: 192.0.2.1, ports: {tls: 1}}]",
        "[{address: '2001:db8::1', ports: {http: 81}}]",
    ];
    static readonly string[] Tls =
    [
        "{mode: SIMPLE}",
        "{mode: SIMPLE, sni: s.example.com}",
        "{mode: SIMPLE, subjectAltNames: [x]}",
        "{mode: MUTUAL, credentialName: c}",
        "{mode: SIMPLE, credentialName: c}",
    ];
    static readonly string[] Versions = ["1.20", "1.22", "1.27", "1.28", "1.29", "1.30"];

    [Fact]
    public void What_is_not_a_mistake_is_accepted()
    {
        var chance = new Chance(20260101);
        var accepted = 0;
        for (var i = 0; i < 3000; i++)
        {
            var version = chance.Of(Versions);
            var spec =
                $"{{istioVersion: '{version}', egress: {{namespace: shop, "
                + $"{(chance.OneIn(3) ? "exportTo: ['.'], " : "")}services: [{Service(chance)}]}}}}";
            var traffic = Traffic.Of(spec);
            accepted += traffic.Resources.Count > 0 ? 1 : 0;
            foreach (var resource in traffic.Resources)
            {
                if (version == "1.30")
                    Assert.True(
                        CrdSchema.Violations(resource).Count == 0,
                        $"{spec}\n{resource}\n{string.Join('\n', CrdSchema.Violations(resource))}"
                    );
                if (!((string)resource["apiVersion"]!).StartsWith("networking.istio.io/", StringComparison.Ordinal))
                    continue;
                var (verdict, findings) = IstioManifest.Judge(resource.ToJsonString(), version);
                // Before Istio 1.25 the webhook also mentions what `egress-tcp-port-takes-all` tells.
                var unexpected = findings.Where(finding =>
                    finding.Severity != Severity.Info && finding.Rule.Name != "service-entry-tcp-without-address"
                );
                Assert.True(
                    verdict != AdmissionVerdict.Reject && !unexpected.Any(),
                    $"{spec}\n{resource}\n{string.Join('\n', findings)}"
                );
            }
        }

        Assert.InRange(accepted, 300, 2700);
    }

    static string Service(Chance chance)
    {
        var fields = new List<string> { $"hosts: {chance.Of(Hosts)}" };
        if (chance.OneIn(3))
            fields.Add($"preset: {chance.Of(Presets)}");
        else if (chance.OneIn(2))
        {
            var ports = Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => chance.Of(Ports)).Distinct();
            fields.Add($"ports: [{string.Join(", ", ports)}]");
        }
        if (chance.OneIn(4))
            fields.Add($"addresses: {chance.Of(Addresses)}");
        if (chance.OneIn(4))
            fields.Add($"endpoints: {chance.Of(Endpoints)}");
        if (chance.OneIn(5))
            fields.Add($"resolution: {chance.Of("NONE", "STATIC", "DNS", "DNS_ROUND_ROBIN", "DYNAMIC_DNS")}");
        if (chance.OneIn(3))
            fields.Add($"tls: {chance.Of(Tls)}");
        if (chance.OneIn(4))
            fields.Add("workloadSelector: {matchLabels: {app: a}, serviceAccountName: a}");
        if (chance.OneIn(4))
            fields.Add("via: EgressGateway");
        return $"{{{string.Join(", ", fields)}}}";
    }
}
