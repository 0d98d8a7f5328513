using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;

namespace Kyma.Krm.Tests.Istio;

/// <summary>
/// What a real API server and Istio's webhook said of a resource, first in our own words, then of the shared inputs.
/// </summary>
public sealed class AdmissionCasesTests
{
    [Theory]
    [InlineData("AuthorizationPolicy", "{action: DENY}", "authorization-without-rules@spec.rules")]
    [InlineData("AuthorizationPolicy", "{action: CUSTOM, rules: [{}]}", "authorization-provider@spec.provider.name")]
    [InlineData("AuthorizationPolicy", "{provider: {name: a}, rules: [{}]}", "authorization-provider@spec.provider")]
    [InlineData("AuthorizationPolicy", "{rules: [{from: []}]}", "authorization-empty@spec.rules[0].from")]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{from: [{source: {}}]}]}",
        "authorization-empty@spec.rules[0].from[0].source"
    )]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{from: [{source: {ipBlocks: [10.0.0.0/33]}}]}]}",
        "authorization-ip-block@spec.rules[0].from[0].source.ipBlocks[0]"
    )]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{from: [{source: {principal: ['*']}}]}]}",
        "authorization-empty@spec.rules[0].from[0].source crd-unknown-field@spec.rules[0].from[0].source.principal"
    )]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{to: [{operation: {ports: ['0']}}]}]}",
        "authorization-port@spec.rules[0].to[0].operation.ports[0]"
    )]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{when: [{key: request.header.x, values: [b]}]}]}",
        "authorization-condition@spec.rules[0].when[0].key"
    )]
    [InlineData("AuthorizationPolicy", "{rules: [{when: [{key: 'request.headers[x]', values: [b]}]}]}", "")]
    [InlineData(
        "AuthorizationPolicy",
        "{selector: {matchLabels: {a: b}}, targetRefs: [{kind: Gateway, name: a}]}",
        "policy-targets@spec"
    )]
    [InlineData("AuthorizationPolicy", "{rules: [{from: [{source: {serviceAccounts: [a/b]}}]}]}", "")]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{from: [{source: {serviceAccounts: [a/b], namespaces: [c]}}]}]}",
        "authorization-service-accounts@spec.rules[0].from[0].source"
    )]
    [InlineData(
        "AuthorizationPolicy",
        "{rules: [{from: [{source: {notServiceAccounts: [a/b], notPrincipals: [c]}}]}]}",
        "authorization-service-accounts@spec.rules[0].from[0].source"
    )]
    [InlineData("PeerAuthentication", "{mtls: {mode: strict}}", "crd-unknown-value@spec.mtls.mode")]
    [InlineData(
        "PeerAuthentication",
        "{portLevelMtls: {8080: {mode: STRICT}}}",
        "peer-authentication-port@spec.portLevelMtls"
    )]
    [InlineData(
        "PeerAuthentication",
        "{selector: {matchLabels: {a: b}}, portLevelMtls: {0: {mode: STRICT}}}",
        "peer-authentication-port@spec.portLevelMtls.0"
    )]
    [InlineData(
        "RequestAuthentication",
        "{jwtRules: [{issuer: a, jwks: x, jwksUri: 'https://a.com'}]}",
        "crd-one-of@spec.jwtRules[0]"
    )]
    [InlineData(
        "RequestAuthentication",
        "{jwtRules: [{issuer: a, jwksUri: 'ftp://a'}]}",
        "crd-format@spec.jwtRules[0].jwksUri"
    )]
    public void Policies_of_security_are_judged(string kind, string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings(kind, spec, group: "security.istio.io/v1"));

    [Theory]
    [InlineData("WorkloadEntry", "{address: '10.0.0.1:8080'}", "endpoint-address@spec.address")]
    [InlineData("WorkloadEntry", "{address: 10.0.0.1}", "")]
    [InlineData("WorkloadEntry", "{}", "endpoint-address@spec.address")]
    [InlineData("WorkloadGroup", "{}", "crd-missing-field@spec.template")]
    [InlineData("WorkloadGroup", "{template: {ports: {http: 80}}}", "")]
    [InlineData(
        "Virtualservice",
        "{hosts: [a.com], http: [{route: [{destination: {host: z}}]}]}",
        "istio-kind-unknown@kind"
    )]
    [InlineData(
        "VirtualService",
        "{hosts: [a.com], http: [{route: [{destination: {host: z}}], mirror: {host: m}, mirror_percent: 200}]}",
        "mirror-percentage@spec.http[0].mirror_percent mirror-percent@spec.http[0].mirror_percent"
    )]
    [InlineData(
        "VirtualService",
        "{hosts: [a.com], http: [{directResponse: {status: 200, body: {bytes: '!!'}}}]}",
        "direct-response-bytes@spec.http[0].directResponse.body.bytes"
    )]
    public void Kinds_of_networking_are_judged(string kind, string spec, string findings) =>
        Assert.Equal(findings, IstioManifest.Findings(kind, spec));

    [Theory]
    [InlineData("{value: request.host}", "")]
    [InlineData("{operation: UPSERT, value: request.host}", "")]
    [InlineData("{operation: REMOVE}", "")]
    [InlineData("{operation: UPSERT}", "telemetry-tag")]
    [InlineData("{operation: UPSERT, value: ''}", "telemetry-tag")]
    [InlineData("{}", "telemetry-tag")]
    [InlineData("{operation: REMOVE, value: ''}", "telemetry-tag")]
    public void Tags_of_metrics_are_judged(string tag, string rule) =>
        Assert.Equal(
            rule.Length == 0 ? "" : $"{rule}@spec.metrics[1].overrides[0].tagOverrides.a",
            IstioManifest.Findings(
                "Telemetry",
                $"{{metrics: [{{}}, {{overrides: [{{tagOverrides: {{a: {tag}}}}}]}}]}}",
                group: "telemetry.istio.io/v1"
            )
        );

    [Theory]
    [InlineData("{name: A, value: b}, {name: B, value: b}", "")]
    [InlineData("{name: A, value: b}, {name: A, value: c}", "plugin-variable@spec.vmConfig.env[1].name")]
    [InlineData("{name: A, valueFrom: HOST}", "")]
    [InlineData("{name: A, value: b, valueFrom: INLINE}", "")]
    [InlineData("{name: A, value: b, valueFrom: HOST}", "plugin-variable@spec.vmConfig.env[0].value")]
    public void Variables_of_plugins_are_judged(string variables, string findings) =>
        Assert.Equal(
            findings,
            IstioManifest.Findings(
                "WasmPlugin",
                $"{{url: 'oci://a/b', vmConfig: {{env: [{variables}]}}}}",
                group: "extensions.istio.io/v1alpha1"
            )
        );

    /// <summary>Waypoints are known since 1.29; istiod's webhook looks no further at what is for them.</summary>
    [Theory]
    [InlineData("{applyTo: CLUSTER, patch: {operation: REMOVE}}", "")]
    [InlineData("{patch: {operation: REMOVE}}", "envoy-filter-patch@applyTo")]
    [InlineData("{applyTo: CLUSTER}", "envoy-filter-patch@patch")]
    [InlineData("{applyTo: CLUSTER, patch: {value: {}}}", "envoy-filter-patch@patch.operation")]
    [InlineData("{applyTo: CLUSTER, patch: {operation: MERGE}}", "envoy-filter-patch@patch.value")]
    [InlineData("{applyTo: CLUSTER, patch: {operation: MERGE, value: {}}}", "")]
    [InlineData("{applyTo: CLUSTER, match: {cluster: {}}, patch: {operation: REMOVE}}", "")]
    [InlineData(
        "{applyTo: CLUSTER, match: {listener: {}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.listener"
    )]
    [InlineData(
        "{applyTo: CLUSTER, match: {routeConfiguration: {}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.routeConfiguration"
    )]
    [InlineData(
        "{applyTo: VIRTUAL_HOST, match: {cluster: {}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.cluster"
    )]
    [InlineData(
        "{applyTo: HTTP_ROUTE, match: {listener: {}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.listener"
    )]
    [InlineData(
        "{applyTo: LISTENER, match: {routeConfiguration: {}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.routeConfiguration"
    )]
    [InlineData(
        "{applyTo: HTTP_FILTER, match: {cluster: {}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.cluster"
    )]
    [InlineData("{applyTo: LISTENER_FILTER, match: {cluster: {}}, patch: {operation: REMOVE}}", "")]
    [InlineData(
        "{applyTo: NETWORK_FILTER, match: {listener: {filterChain: {filter: {}}}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.listener.filterChain.filter.name"
    )]
    [InlineData(
        "{applyTo: NETWORK_FILTER, match: {listener: {filterChain: {filter: {name: a}}}}, patch: {operation: REMOVE}}",
        ""
    )]
    [InlineData(
        "{applyTo: NETWORK_FILTER, match: {listener: {filterChain: {filter: {name: a, subFilter: {name: b}}}}}, "
            + "patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.listener.filterChain.filter.subFilter"
    )]
    [InlineData(
        "{applyTo: HTTP_FILTER, match: {listener: {filterChain: {filter: {name: a, subFilter: {name: b}}}}}, "
            + "patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.listener.filterChain.filter.name"
    )]
    [InlineData(
        "{applyTo: HTTP_FILTER, match: {listener: {filterChain: {filter: {name: "
            + "envoy.filters.network.http_connection_manager, subFilter: {}}}}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.listener.filterChain.filter.subFilter.name"
    )]
    [InlineData(
        "{applyTo: HTTP_FILTER, match: {listener: {filterChain: {filter: {name: "
            + "envoy.filters.network.http_connection_manager, subFilter: {name: b}}}}}, patch: {operation: REMOVE}}",
        ""
    )]
    [InlineData(
        "{applyTo: LISTENER, match: {listener: {filterChain: {filter: {name: a}}}}, patch: {operation: REMOVE}}",
        "envoy-filter-match@match.listener.filterChain.filter"
    )]
    [InlineData(
        "{applyTo: NETWORK_FILTER, match: {listener: {filterChain: {filter: {name: envoy.tcp_proxy}}}}, "
            + "patch: {operation: REMOVE}}",
        "envoy-filter-outdated@match.listener.filterChain.filter.name"
    )]
    [InlineData(
        "{applyTo: HTTP_FILTER, match: {listener: {filterChain: {filter: {name: envoy.http_connection_manager, "
            + "subFilter: {name: envoy.rate_limit}}}}}, patch: {operation: REMOVE}}",
        "envoy-filter-outdated@match.listener.filterChain.filter.name "
            + "envoy-filter-outdated@match.listener.filterChain.filter.subFilter.name"
    )]
    [InlineData(
        "{applyTo: CLUSTER, match: {proxy: {proxyVersion: '1[.31'}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.proxy.proxyVersion"
    )]
    [InlineData("{applyTo: CLUSTER, match: {proxy: {proxyVersion: '^1\\.31.*'}}, patch: {operation: REMOVE}}", "")]
    [InlineData(
        "{applyTo: HTTP_FILTER, patch: {operation: INSERT_BEFORE, value: {name: envoy.filters.http.lua}}}",
        "envoy-filter-outdated@patch.value"
    )]
    [InlineData(
        "{applyTo: CLUSTER, patch: {operation: MERGE, value: {transport_socket: {name: a}}}}",
        "envoy-filter-outdated@patch.value.transport_socket"
    )]
    [InlineData(
        "{applyTo: HTTP_FILTER, patch: {operation: ADD, value: {name: a, typedConfig: {'@type': "
            + "type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua}}}}",
        ""
    )]
    [InlineData(
        "{applyTo: HTTP_FILTER, patch: {operation: ADD, value: {name: a, typed_config: {'@type': "
            + "type.googleapis.com/envoy.config.filter.http.lua.v2.Lua}}}}",
        "envoy-filter-patch@patch.value.typed_config.@type"
    )]
    [InlineData("{match: {context: WAYPOINT, waypoint: {}}}", "")]
    [InlineData(
        "{match: {context: WAYPOINT, waypoint: {}}}",
        "crd-unknown-value@match.context " + "crd-unknown-field@match.waypoint",
        "1.28"
    )]
    [InlineData("{match: {context: WAYPOINT}}", "envoy-filter-patch@match.waypoint")]
    [InlineData(
        "{applyTo: CLUSTER, match: {waypoint: {}}, patch: {operation: REMOVE}}",
        "envoy-filter-patch@match.waypoint"
    )]
    public void Patches_of_Envoy_are_judged(string patch, string findings, string version = "1.30") =>
        Assert.Equal(
            findings,
            IstioManifest
                .Findings("EnvoyFilter", $"{{configPatches: [{patch}]}}", version, "networking.istio.io/v1alpha3")
                .Replace("envoy-filter-internal@spec", "", StringComparison.Ordinal)
                .Replace("spec.configPatches[0].", "", StringComparison.Ordinal)
                .Trim()
        );

    /// <summary>The webhook says so at every one.</summary>
    [Theory]
    [InlineData("{}", "envoy-filter-internal@spec")]
    [InlineData("{workloadSelector: {}}", "envoy-filter-internal@spec selector-without-labels@spec.workloadSelector")]
    [InlineData("{workloadSelector: {labels: {a: b}}}", "envoy-filter-internal@spec")]
    public void Every_EnvoyFilter_gets_a_warning(string spec, string findings)
    {
        Assert.Equal(findings, IstioManifest.Findings("EnvoyFilter", spec, group: "networking.istio.io/v1alpha3"));
        Assert.Equal(
            AdmissionVerdict.Warn,
            IstioManifest
                .Judge(
                    "{apiVersion: networking.istio.io/v1alpha3, kind: EnvoyFilter, metadata: {name: a, namespace: b}, "
                        + $"spec: {spec}}}",
                    "1.31"
                )
                .Verdict
        );
    }

    [Theory]
    [InlineData("(?i)*", true)]
    [InlineData("a(?i)*", false)]
    [InlineData("[[:foo:]]", true)]
    [InlineData("[[:alpha:]]", false)]
    [InlineData(@"\p{IsGreek}", true)]
    [InlineData(@"\p{Greek}", false)]
    [InlineData("(x{100}){11}", true)]
    [InlineData("(x{100}){10}", false)]
    [InlineData("(x{100}|y){2}(x{100}){10}", false)]
    public void Regular_expressions_are_those_of_Go(string regex, bool isWrong) =>
        Assert.Equal(isWrong, Kyma.Krm.Istio.Syntax.Re2Syntax.WrongWith(regex) is not null);

    /// <summary>The two that are about several resources are no question of admission.</summary>
    [Fact]
    public void Shared_inputs_get_the_verdict_of_the_real_server()
    {
        var folder = Repository.File("../shared/cases/admission");
        if (!Directory.Exists(folder))
            Repository.MissShared($"{folder} is not there");
        HashSet<string> accepted = ["null-gateway", "header-comma", "warmup-aggression-large"];
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (name.StartsWith("refs-", StringComparison.Ordinal))
                continue;
            var (verdict, findings) = IstioManifest.Judge(File.ReadAllText(file), "1.31");
            Assert.True(
                (verdict == AdmissionVerdict.Reject) != accepted.Contains(name),
                $"{name}: {verdict} {string.Join(" | ", findings)}"
            );
        }
    }

    [Fact]
    public void Every_annotation_and_label_is_text() =>
        Assert.Equal(
            "metadata-label metadata-name metadata-wrong-type",
            string.Join(
                " ",
                IstioManifest
                    .Judge(
                        "{apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: My, labels: "
                            + "{a: my shop}, annotations: {a: 1}}, spec: {egress: [{hosts: ['./*']}]}}"
                    )
                    .Findings.Select(finding => finding.Rule.Name)
                    .Order(StringComparer.Ordinal)
            )
        );
}
