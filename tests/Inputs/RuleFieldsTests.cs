using Kyma.Krm.Inputs;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Inputs;

/// <summary>
/// A rule is silent where something that it depends on could not be read; a mistake anywhere else hides nothing.
/// </summary>
public sealed class RuleFieldsTests
{
    const string OldName =
        "istioVersion: '1.27', domain: a.example.com, gateway: {name: partners, tls: {mode: MUTUAL, clientCA: "
        + "{secretName: other-cacert}}}, certificate: {gardener: {}";

    const string Ecdsa =
        "domain: a.example.com, certificate: {gardener: {privateKey: {algorithm: ECDSA}}}, gateway: {name: a";

    const string Mail = "{hosts: [b.example.com], preset: postgresql, tls: {mode: SIMPLE}}";

    const string Paths =
        "apiRules: [{name: a, namespace: a, host: a.example.com, gateway: a/b, service: {name: a, port: 80}, "
        + "rules: [{path: '/{**}/a/{**}'}";

    const string Api =
        "apiRules: [{name: a, namespace: a, host: a.example.com, gateway: a/b, service: {name: a, port: 80}, rules: [";

    const string Several = "apirule-several-authentications";

    const string Wildcard =
        "egress: {services: [{hosts: ['*.example.com'], endpoints: [{address: 203.0.113.1}], ports: [{number: 9000, "
        + "protocol: TCP}], tls: {mode: SIMPLE}";

    [Theory]
    [InlineData(OldName + ", secretName: A_b}", "client-ca-name", false)]
    [InlineData(OldName + "}, dns: {gardener: {ttl: x}}", "client-ca-name", true)]
    [InlineData(OldName + ", asOf: x}", "client-ca-name", true)]
    [InlineData(
        "istioVersion: '1.27', domain: a.example.com, gateway: {name: A_b, tls: {mode: MUTUAL, clientCA: "
            + "{secretName: other-cacert}}}, certificate: {gardener: {}}",
        "client-ca-name",
        false
    )]
    [InlineData(
        "istioVersion: '1.27', domain: a.example.com, gateway: {name: b, namespace: A_b, tls: {mode: MUTUAL, "
            + "clientCA: {secretName: other-cacert}}}, certificate: {gardener: {}}",
        "client-ca-name",
        false
    )]
    [InlineData(Ecdsa + ", tls: {cipherSuites: [unheard-of]}}", "ecdsa-without-suite", false)]
    [InlineData(Ecdsa + "}, dns: {gardener: {ttl: x}}", "ecdsa-without-suite", true)]
    [InlineData(Ecdsa + "}, istioVersion: x", "ecdsa-without-suite", true)]
    [InlineData("egress: {services: [{hosts: [a.example.com], preset: x}, " + Mail + "]}", "egress-starttls", true)]
    [InlineData(
        "egress: {services: [{hosts: [b.example.com], preset: postgresql, tls: {mode: x}}]}",
        "egress-starttls",
        false
    )]
    [InlineData(
        "egress: {exportTo: [a, a], services: [{hosts: [a.example.com], preset: x}, {hosts: [b.example.com]}]}",
        "export-to-duplicate",
        true
    )]
    [InlineData(
        "egress: {exportTo: [a, a], services: [{hosts: [b.example.com]}]}, dns: {gardener: {ttl: x}}",
        "export-to-duplicate",
        true
    )]
    [InlineData("egress: {exportTo: [a, a, A_b], services: [{hosts: [b.example.com]}]}", "export-to-duplicate", false)]
    [InlineData(Paths + ", {path: b}]}]", "apirule-misplaced-path-operator", true)]
    [InlineData(Paths + "], timeout: x}]", "apirule-misplaced-path-operator", true)]
    [InlineData(
        "apiRules: [{name: a, namespace: a, host: a.example.com, gateway: a/b, service: {name: a, port: 80}, "
            + "corsPolicy: {}, timeout: x}]",
        "apirule-empty-cors-policy",
        true
    )]
    [InlineData(
        "apiRules: [{name: a, namespace: a, host: a.example.com, gateway: a/b, service: {name: a, port: 80}, "
            + "corsPolicy: {}}], dns: {gardener: {ttl: x}}",
        "apirule-empty-cors-policy",
        true
    )]
    [InlineData(
        "domain: a.example.com, certificate: {gardener: {}}, gateway: {name: a, tls: {mode: x, "
            + "minProtocolVersion: TLSV1_3, maxProtocolVersion: TLSV1_2}}",
        "tls-min-above-max",
        true
    )]
    [InlineData(Wildcard + ", name: A_b}]}", "egress-sni-unknown", true)]
    [InlineData(Wildcard + ", addresses: [x]}]}", "egress-sni-unknown", true)]
    [InlineData(Wildcard + ", preset: x}]}", "egress-sni-unknown", false)]
    [InlineData("domain: A_b, gateway: {name: a}", "no-domain", false)]
    [InlineData("gateway: {name: a}, dns: {gardener: {ttl: x}}", "no-domain", true)]
    [InlineData(Api + "{path: /a, noAuth: true, jwt: {authentications: []}, methods: [x]}]}]", Several, false)]
    [InlineData(Api + "{path: /a, noAuth: true, extAuth: {authorizers: [a]}}], timeout: x}]", Several, true)]
    [InlineData(Api + "{path: /a, noAuth: true, extAuth: {authorizers: [a]}}, {path: b}]}]", Several, true)]
    public void A_mistake_hides_only_what_depends_on_it(string spec, string rule, bool isTold)
    {
        var told = Traffic.Of($"{{{spec}}}").Told.Select(line => line.Split(' ')[0]).ToList();

        Assert.True(told.Contains(rule) == isTold, string.Join(", ", told));
    }

    const string Service = "spec.egress.services[0]";

    [Theory]
    [InlineData(Service + ".tls.mode", Service)]
    [InlineData(Service, Service)]
    [InlineData("spec.egress.services", null)]
    [InlineData("spec.apiRules[0].host.x", null)]
    public void A_field_is_in_a_service(string field, string? service) =>
        Assert.Equal(service, RuleFields.ServiceOf(field));

    /// <summary>All of a service but its name; in other places what is around the field.</summary>
    [Theory]
    [InlineData(
        Service + ".tls",
        "*hosts *ports *addresses *endpoints *resolution *preset *tls *workloadSelector *via"
    )]
    [InlineData("spec.egress.exportTo[0]", "spec.egress.exportTo")]
    [InlineData("spec.dns", "spec.dns")]
    [InlineData("spec.gateway.tls.clientCA.pem", "spec.gateway.tls.clientCA")]
    public void A_rule_that_says_no_more_reads_what_is_around_its_field(string field, string fields) =>
        Assert.Equal(All(fields), RuleFields.Of(field));

    [Theory]
    [InlineData("{ports: [{number: 1}]}", "*ports *preset *tls")]
    [InlineData("{hosts: [a]}", "*ports *preset *tls *via")]
    public void What_decides_the_ports_of_a_service(string service, string fields) =>
        Assert.Equal(All(fields), RuleFields.OfPorts(Service, Written(service)));

    [Theory]
    [InlineData("{resolution: DNS}", "*resolution")]
    [InlineData("{hosts: [a]}", "*resolution *endpoints *addresses *hosts")]
    public void What_decides_the_resolution_of_a_service(string service, string fields) =>
        Assert.Equal(All(fields), RuleFields.OfResolution(Service, Written(service)));

    static string[] All(string fields) =>
        [.. fields.Split(' ').Select(field => field.Replace("*", $"{Service}.", StringComparison.Ordinal))];

    static ResourceSource Written(string service) =>
        new(
            YamlParser.Parse($"spec: {{egress: {{services: [{service}]}}}}", out _)!.Single(),
            null,
            null,
            hasPositions: false
        );

    /// <summary>The same rules, of a config's APIRule and of one that is written by hand.</summary>
    [Theory]
    [InlineData("]}, timeout: x", true)]
    [InlineData(", {issuer: x}]}", false)]
    [InlineData("], authorizations: x}", false)]
    public void Tokens_are_judged_where_all_of_their_path_could_be_read(string more, bool isTold)
    {
        const string rule = "apirule-several-token-places";
        var path =
            "{path: /a, methods: [GET], jwt: {authentications: [{issuer: 'https://a.example.com', jwksUri: "
            + "'https://a.example.com/keys', fromHeaders: [{name: a}, {name: b}]}"
            + $"{more}}}]";
        var byHand = CheckRun.Of(
            "apiVersion: gateway.kyma-project.io/v2\nkind: APIRule\nmetadata: {name: a, namespace: a}\n"
                + $"spec: {{hosts: [a.example.com], gateway: a/b, service: {{name: a, port: 80}}, rules: [{path}}}\n"
        );

        Assert.Equal(isTold, Traffic.Of($"{{{Api}{path}}}]}}").Told.Any(told => told.StartsWith(rule, Ordinal)));
        Assert.Equal(isTold, byHand.OfRule(rule).Any());
    }

    const StringComparison Ordinal = StringComparison.Ordinal;

    /// <summary>The names of a certificate are compared with hosts only where these could be read.</summary>
    [Theory]
    [InlineData("name: a", "", true)]
    [InlineData("name: a, hosts: [a_b]", "", false)]
    [InlineData("name: A_b", "", false)]
    [InlineData("name: a, namespace: A_b", "", false)]
    [InlineData("name: a, tls: {mode: x}", "", false)]
    [InlineData("name: a", "asOf: x, ", false)]
    [InlineData("name: a", "", false, "A_b")]
    public void A_certificate_is_judged_where_the_gateway_could_be_read(
        string gateway,
        string more,
        bool isTold,
        string domain = "other.example.com"
    )
    {
        var (certificate, key) = (Fixtures.Certificate("p256"), Fixtures.Key("good"));
        var traffic = Traffic.Of(
            $"{{domain: {domain}, gateway: {{{gateway}}}, certificate: {{{more}secretName: tls, existing: {{}}}}, "
                + "dns: {gardener: {ttl: x}}}",
            "apiVersion: v1\nkind: Secret\nmetadata: {name: tls, namespace: istio-system}\ntype: kubernetes.io/tls\n"
                + $"data: {{tls.crt: {Convert.ToBase64String(certificate)}, tls.key: {Convert.ToBase64String(key)}}}\n"
        );

        Assert.True(
            traffic.Told.Any(line => line.EndsWith(" data[tls.key]", StringComparison.Ordinal)) == isTold,
            string.Join(", ", traffic.Told)
        );
    }
}
