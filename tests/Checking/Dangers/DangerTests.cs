namespace Kyma.Krm.Tests.Checking.Dangers;

/// <summary>What Istio accepts, and what takes away the protection that another resource gives.</summary>
public sealed class DangerTests
{
    const string Plain = "{number: 80, name: http, protocol: HTTP, targetPort: 443}";

    static string Locked(string name = "default", string more = "") =>
        TestMesh.Of(
            "Sidecar",
            name,
            "shop",
            $"{{{more}egress: [{{hosts: [\"./*\"]}}], outboundTrafficPolicy: {{mode: REGISTRY_ONLY}}}}"
        );

    static string Selecting(string name, string labels, string policy = "") =>
        TestMesh.Of(
            "Sidecar",
            name,
            "shop",
            $"{{workloadSelector: {{labels: {{{labels}}}}}, egress: [{{hosts: [\"*/*\"]}}]{policy}}}"
        );

    static readonly string Originated =
        TestMesh.Entry("api", "shop", "api.partner.com", Plain)
        + TestMesh.Of(
            "DestinationRule",
            "api",
            "shop",
            "{host: api.partner.com, trafficPolicy: {tls: {mode: SIMPLE}}}"
        );

    static string GatewayPolicy(string kind, string @namespace) =>
        TestMesh
            .Of(kind, "lock", @namespace, "{selector: {matchLabels: {istio: ingressgateway}}}")
            .Replace("networking.istio.io", "security.istio.io", StringComparison.Ordinal);

    static string GatewayFilter(string @namespace) =>
        TestMesh
            .Of(
                "EnvoyFilter",
                "filter",
                @namespace,
                "{workloadSelector: {labels: {app: istio-egressgateway}}, configPatches: [{applyTo: LISTENER, "
                    + "match: {context: GATEWAY}, patch: {operation: MERGE, value: {a: 1}}}]}"
            )
            .Replace("networking.istio.io/v1\n", "networking.istio.io/v1alpha3\n", StringComparison.Ordinal);

    /// <summary>They are rules between the resources of a package.</summary>
    [Fact]
    public void A_danger_is_of_the_package() =>
        Assert.Equal(
            "package",
            (string)
                CheckRun
                    .Of(Locked() + Workload("Pod", "", ", hostNetwork: true"))
                    .OfRule("locked-pods-without-sidecar")
                    .Single()["gate"]!
        );

    static string Namespace(string labels) =>
        $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: shop, labels: {{{labels}}}}}\n";

    const string Ambient =
        "---\napiVersion: operator.kyma-project.io/v1alpha2\nkind: Istio\n"
        + "metadata: {name: default, namespace: kyma-system}\nspec: {experimental: {enableAmbient: true}}\n";

    /// <summary>Every kind that runs pods, with something in the pod's metadata and spec.</summary>
    static string Workload(string kind, string metadata, string spec = "")
    {
        var pod =
            $"{{metadata: {{labels: {{app: orders}}{metadata}}}, "
            + $"spec: {{containers: [{{name: main, image: \"app:1\"}}]{spec}}}}}";
        return kind switch
        {
            "Pod" => "---\napiVersion: v1\nkind: Pod\nmetadata: {name: orders, namespace: shop, labels: {app: orders}"
                + $"{metadata}}}\nspec: {{containers: [{{name: main, image: \"app:1\"}}]{spec}}}\n",
            "Job" => Of("batch/v1", $"{{template: {pod}}}"),
            "CronJob" => Of("batch/v1", $"{{jobTemplate: {{spec: {{template: {pod}}}}}}}"),
            _ => Of("apps/v1", $"{{selector: {{matchLabels: {{app: orders}}}}, template: {pod}}}"),
        };

        string Of(string version, string body) =>
            $"---\napiVersion: {version}\nkind: {kind}\nmetadata: {{name: orders, namespace: shop}}\nspec: {body}\n";
    }

    static string Annotated(string annotation) => $", annotations: {{traffic.sidecar.istio.io/{annotation}}}";

    const string Template = "spec.template.metadata.annotations[traffic.sidecar.istio.io/";

    public static TheoryData<string, string> Told =>
        new()
        {
            {
                "locked-pods-without-sidecar spec.template.spec.hostNetwork",
                Locked() + Workload("Deployment", "", ", hostNetwork: true")
            },
            { "locked-pods-without-sidecar spec.hostNetwork", Locked() + Workload("Pod", "", ", hostNetwork: true") },
            {
                "locked-pods-without-sidecar spec.jobTemplate.spec.template.spec.hostNetwork",
                Locked() + Workload("CronJob", "", ", hostNetwork: true")
            },
            {
                "locked-pods-without-sidecar spec.template.metadata.annotations[sidecar.istio.io/inject]",
                Locked() + Workload("StatefulSet", ", annotations: {sidecar.istio.io/inject: \"false\"}")
            },
            {
                $"pods-bypass-sidecar {Template}excludeOutboundPorts]",
                Locked() + Workload("Deployment", Annotated("excludeOutboundPorts: \"5432\""))
            },
            {
                $"pods-bypass-sidecar {Template}excludeOutboundPorts]",
                Locked() + Workload("DaemonSet", Annotated("excludeOutboundPorts: \"5432\""))
            },
            {
                $"pods-bypass-sidecar {Template}excludeOutboundIPRanges]",
                Locked() + Workload("Job", Annotated("excludeOutboundIPRanges: 10.0.0.0/8"))
            },
            {
                $"pods-bypass-sidecar {Template}includeOutboundIPRanges]",
                Locked() + Workload("Deployment", Annotated("includeOutboundIPRanges: 10.0.0.0/8"))
            },
            {
                $"pods-bypass-sidecar {Template}includeOutboundIPRanges]",
                Locked() + Workload("Deployment", Annotated("includeOutboundIPRanges: \"\""))
            },
            {
                "pods-bypass-sidecar spec.template.metadata.annotations[sidecar.istio.io/interceptionMode]",
                Locked() + Workload("Deployment", ", annotations: {sidecar.istio.io/interceptionMode: NONE}")
            },
            {
                "pods-bypass-sidecar spec.template.spec.securityContext.runAsUser",
                Locked() + Workload("Deployment", "", ", securityContext: {runAsUser: 1337}")
            },
            // TLS is not originated for what does not pass the sidecar.
            {
                $"pods-bypass-sidecar {Template}excludeOutboundPorts]",
                Originated + Workload("Deployment", Annotated("excludeOutboundPorts: \"8080, 80\""))
            },
            { "sidecar-lifts-restriction spec", Locked() + Selecting("orders", "app: orders") },
            {
                "sidecar-lifts-restriction spec.outboundTrafficPolicy",
                Locked() + Selecting("orders", "app: orders", ", outboundTrafficPolicy: {mode: ALLOW_ANY}")
            },
            // That of the root namespace is for all that have none.
            {
                "sidecar-lifts-restriction spec",
                Locked().Replace("namespace: shop", "namespace: istio-system", StringComparison.Ordinal)
                    + Selecting("orders", "app: orders")
            },
            {
                "sidecars-overlap spec.workloadSelector",
                Selecting("one", "app: orders")
                    + Selecting("two", "tier: back")
                    + Workload("Deployment", "")
                        .Replace("app: orders}, ", "app: orders}, ", StringComparison.Ordinal)
                        .Replace("labels: {app: orders}", "labels: {app: orders, tier: back}", StringComparison.Ordinal)
            },
            {
                "sidecars-overlap spec.workloadSelector",
                Selecting("one", "app: orders") + Selecting("two", "app: orders")
            },
            { "sidecar-several-without-selector spec", Locked() + Locked("other") },
            { "policy-outside-gateway-namespace spec.selector", GatewayPolicy("AuthorizationPolicy", "shop") },
            { "policy-outside-gateway-namespace spec.selector", GatewayPolicy("RequestAuthentication", "kyma-system") },
            { "policy-outside-gateway-namespace spec.workloadSelector", GatewayFilter("shop") },
            {
                "ambient-without-waypoint spec.outboundTrafficPolicy",
                Namespace("istio.io/dataplane-mode: ambient") + Locked()
            },
            {
                "ambient-without-waypoint spec.trafficPolicy",
                Namespace("istio.io/dataplane-mode: ambient") + Originated
            },
            {
                "ambient-without-waypoint spec.template.metadata.labels[istio.io/dataplane-mode]",
                Locked()
                    + Workload("Deployment", "")
                        .Replace(
                            "labels: {app: orders}",
                            "labels: {app: orders, istio.io/dataplane-mode: ambient}",
                            StringComparison.Ordinal
                        )
            },
            {
                "service-entry-tcp-on-443 spec.ports[0].protocol",
                TestMesh.Entry("any", "shop", "api.partner.com", "{number: 443, name: tcp, protocol: TCP}")
            },
        };

    [Theory, MemberData(nameof(Told))]
    public void Each_is_told_where_it_is_caused(string finding, string package) =>
        Assert.Equal([$"warning {finding}"], Warnings(package));

    /// <summary>Of dangers: every EnvoyFilter gets a warning from Istio.</summary>
    static string[] Warnings(string package) =>
        [
            .. CheckRun
                .Of(package)
                .Serious.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.Contains("envoy-filter-internal", StringComparison.Ordinal)),
        ];

    public static TheoryData<string> Fine =>
        [
            // Nothing is limited, so nothing is lost.
            Workload("Deployment", Annotated("excludeOutboundPorts: \"5432\""), ", hostNetwork: true"),
            Originated + Workload("Deployment", Annotated("excludeOutboundPorts: \"5432\"")),
            GatewayPolicy("AuthorizationPolicy", "istio-system"),
            // A namespace that is still open may become that of the gateways.
            GatewayPolicy("AuthorizationPolicy", "''"),
            GatewayPolicy("RequestAuthentication", "''"),
            GatewayFilter("''"),
            // Another Sidecar is locked, not that of these pods.
            Locked().Replace("namespace: shop", "namespace: other", StringComparison.Ordinal)
                + Locked().Replace("REGISTRY_ONLY", "ALLOW_ANY", StringComparison.Ordinal)
                + Workload("Deployment", Annotated("excludeOutboundPorts: \"5432\"")),
            GatewayPolicy("AuthorizationPolicy", "shop")
                + Workload("Deployment", "")
                    .Replace("labels: {app: orders}", "labels: {istio: ingressgateway}", StringComparison.Ordinal),
            // These add to what passes the sidecar.
            Locked() + Workload("Deployment", Annotated("includeOutboundPorts: \"5432\"")),
            Locked() + Workload("Deployment", Annotated("includeOutboundIPRanges: \"*\"")),
            Locked() + Workload("Deployment", Annotated("excludeInboundPorts: \"5432\"")),
            // Pods that the Sidecar does not select.
            Locked(more: "workloadSelector: {labels: {app: web}}, ")
                + Workload("Deployment", "", ", hostNetwork: true"),
            Locked() + Selecting("orders", "app: orders", ", outboundTrafficPolicy: {mode: REGISTRY_ONLY}"),
            Selecting("one", "app: orders") + Selecting("two", "app: web") + Workload("Deployment", ""),
            Namespace("istio.io/dataplane-mode: ambient, istio-injection: enabled") + Locked() + Originated,
            Namespace("istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint") + Originated,
            Namespace("istio.io/dataplane-mode: ambient")
                + Originated.Replace(
                    "kind: ServiceEntry\nmetadata: {",
                    "kind: ServiceEntry\nmetadata: {labels: {istio.io/use-waypoint: waypoint}, ",
                    StringComparison.Ordinal
                ),
            Namespace("istio-injection: enabled") + Ambient + Locked() + Originated,
            TestMesh.Entry(
                "any",
                "shop",
                "api.partner.com",
                "{number: 443, name: tcp, protocol: TCP}",
                ", addresses: [192.0.2.1]"
            ),
            TestMesh.Entry("any", "shop", "api.partner.com", "{number: 443, name: tls, protocol: TLS}"),
        ];

    [Theory, MemberData(nameof(Fine))]
    public void What_loses_nothing_is_no_danger(string package) => Assert.Empty(Warnings(package));

    /// <summary>The module enables the ambient mesh, and the Namespace is not here.</summary>
    [Fact]
    public void What_the_package_does_not_say_is_an_info() =>
        Assert.Equal(
            [
                "info ambient-without-waypoint spec.outboundTrafficPolicy",
                "info ambient-without-waypoint spec.trafficPolicy",
            ],
            CheckRun
                .Of(Ambient + Locked() + Originated)
                .Told.Split('\n')
                .Where(line => line.Contains("ambient", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    /// <summary>A port that no Service opens is one mistake.</summary>
    [Fact]
    public void A_closed_port_is_told_once() =>
        Assert.Equal(
            ["warning gateway-server-unreachable spec.servers[0].port.number"],
            Warnings(
                TestMesh.App("orders", "shop")
                    + TestMesh.Of(
                        "Gateway",
                        "in",
                        "shop",
                        "{selector: {istio: ingressgateway}, servers: [{port: {number: 9443, name: http, protocol: "
                            + "HTTP}, hosts: [a.example.com]}, {port: {number: 80, name: web, protocol: HTTP}, hosts: "
                            + "[b.example.com]}]}"
                    )
                    + TestMesh.Of(
                        "VirtualService",
                        "b",
                        "shop",
                        "{hosts: [b.example.com], gateways: [in], http: [{route: [{destination: {host: orders}}]}]}"
                    )
            )
        );
}
