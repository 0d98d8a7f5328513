namespace Kyma.Krm.Tests.Checking.Dangers;

/// <summary>A policy compares the port of the connection, which is that of the pod and never the Service's.</summary>
public sealed class PolicyPortTests
{
    const string Ports = "{to: [{operation: {ports: ['443']}}]}";

    static string Policy(string rules, string action = "DENY", string label = "istio: ingressgateway") =>
        TestMesh.Of(
            "AuthorizationPolicy",
            "lock",
            label.Contains("gateway", StringComparison.Ordinal) ? "istio-system" : "shop",
            $"{{selector: {{matchLabels: {{{label}}}}}, action: {action}, {ProviderOf(action)}rules: [{rules}]}}"
        );

    static string ProviderOf(string action) => action == "CUSTOM" ? "provider: {name: authorizer}, " : "";

    static string Peer(string port, string @namespace = "shop") =>
        TestMesh
            .Of(
                "PeerAuthentication",
                "peers",
                @namespace,
                $"{{selector: {{matchLabels: {{app: orders}}}}, portLevelMtls: {{{port}: {{mode: STRICT}}}}}}"
            )
            .Replace("networking.istio.io", "security.istio.io", StringComparison.Ordinal);

    static string Orders(string target, string declared = "") =>
        $$"""
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: orders, namespace: shop}
            spec:
              selector: {app: orders}
              ports:
              - {name: http, port: 80, targetPort: {{target}} }
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: orders, namespace: shop}
            spec:
              selector:
                matchLabels: {app: orders}
              template:
                metadata:
                  labels: {app: orders}
                spec: {containers: [{name: main, image: "orders:1", ports: [{{declared}}] }] }

            """;

    const string To80 = "{to: [{operation: {ports: ['80']}}]}";

    public static TheoryData<string, string> Told =>
        new()
        {
            { "spec.rules[0].to[0].operation.ports[0]", Policy(Ports) },
            { "spec.rules[0].to[0].operation.ports[0]", Policy(Ports, "ALLOW") },
            { "spec.rules[0].to[0].operation.ports[0]", Policy(To80) },
            { "spec.rules[0].to[0].operation.notPorts[0]", Policy("{to: [{operation: {notPorts: ['443']}}]}") },
            { "spec.rules[1].when[0].values[1]", Policy("{}, {when: [{key: destination.port, values: ['1', '80']}]}") },
            { "spec.rules[0].when[0].notValues[0]", Policy("{when: [{key: destination.port, notValues: ['80']}]}") },
            { "spec.rules[0].to[0].operation.ports[0]", Policy(Ports, label: "app: istio-ingressgateway") },
            // The same at a sidecar.
            { "spec.rules[0].to[0].operation.ports[0]", Policy(To80, label: "app: orders") + Orders("8080") },
            {
                "spec.rules[0].to[0].operation.ports[0]",
                Policy(To80, label: "app: orders") + Orders("web", "{name: web, containerPort: 9000}")
            },
            { "spec.portLevelMtls.80", Peer("80") + Orders("8080") },
            {
                "spec.rules[0].to[0].operation.ports[0]",
                Policy(Ports, label: "istio: egressgateway") + TestMesh.EgressGateway
            },
            // Other ways to the gateway's pods.
            { "spec.rules[0].to[0].operation.ports[0]", Policy(To9443) + Second },
            {
                "spec.rules[0].to[0].operation.ports[0]",
                Policy(To9443)
                    + TestMesh.Entry(
                        "second",
                        "istio-system",
                        "second.example.com",
                        "{number: 9443, name: tls, protocol: TLS, targetPort: 8443}",
                        ", workloadSelector: {labels: {istio: ingressgateway}}"
                    )
            },
        };

    const string To9443 = "{to: [{operation: {ports: ['9443']}}]}";

    const string Second =
        "---\napiVersion: v1\nkind: Service\nmetadata: {name: second, namespace: istio-system}\n"
        + "spec: {selector: {istio: ingressgateway}, ports: [{name: tls, port: 9443, targetPort: 8443}]}\n";

    [Theory, MemberData(nameof(Told))]
    public void The_port_of_a_service_is_reported_where_it_is_written(string field, string package) =>
        Assert.Equal([$"warning policy-service-port {field}"], Warnings(package));

    public static TheoryData<string> Fine =>
        [
            Policy("{to: [{operation: {ports: ['8443']}}]}"),
            // A Gateway may open any other.
            Policy(To9443),
            // Of the root namespace, without labels it is for every pod, and with others for no gateway.
            Policy(Ports).Replace("istio: ingressgateway", "", StringComparison.Ordinal),
            Policy(Ports, label: "app: own-gateway"),
            Policy("{to: [{operation: {ports: ['443', '8443']}}]}"),
            Policy("{to: [{operation: {ports: ['15021']}}]}"),
            Policy("{when: [{key: connection.sni, values: ['443']}]}"),
            Policy(To80, label: "app: orders"),
            Policy(To80, label: "app: web") + Orders("8080"),
            // No Service leads to these pods.
            Policy(To80, label: "app: orders")
                + Orders("8080")[Orders("8080").LastIndexOf("---\n", StringComparison.Ordinal)..],
            Policy(To80, label: "app: orders") + Orders("80"),
            Policy(To80, label: "app: orders") + Orders("8080", "{containerPort: 80}"),
            // Clients of a headless Service choose the port.
            Policy(To80, label: "app: orders")
                + Orders("8080")
                    .Replace("  selector: {app", "  clusterIP: None\n  selector: {app", StringComparison.Ordinal),
            // Where a name leads that no container has, nobody knows.
            Policy(To80, label: "app: orders") + Orders("web"),
            Policy(To80, label: "app: orders") + Orders("8080") + OnMachine,
            Peer("8080") + Orders("8080"),
            Peer("80") + Orders("80"),
            // The Service of this cluster's gateway leads to the same port.
            Policy(Ports) + Gateway,
        ];

    const string OnMachine =
        "---\napiVersion: networking.istio.io/v1\nkind: WorkloadEntry\n"
        + "metadata: {name: vm, namespace: shop, labels: {app: orders}}\n"
        + "spec: {address: 192.0.2.1, labels: {app: orders}}\n";

    const string Gateway =
        "---\napiVersion: v1\nkind: Service\nmetadata: {name: istio-ingressgateway, namespace: istio-system}\n"
        + "spec: {selector: {istio: ingressgateway}, ports: [{name: https, port: 443, targetPort: 443}]}\n";

    [Theory, MemberData(nameof(Fine))]
    public void A_port_that_pods_may_listen_on_is_not(string package) => Assert.Empty(Warnings(package));

    const string Not80 = "{to: [{operation: {notPorts: ['80']}}]}";

    [Theory]
    [InlineData("DENY", Ports, "The policy does not deny what it is written to deny. Write \"8443\"")]
    [InlineData("ALLOW", Ports, "The policy does not allow what it is written to allow. Write \"8443\"")]
    [InlineData("AUDIT", Ports, "Nothing is audited. Write \"8443\"")]
    [InlineData("CUSTOM", Ports, "The external authorizer is not asked. Write \"8443\"")]
    [InlineData("DENY", "{when: [{key: destination.port, values: ['80']}]}", "does not deny what it is written to")]
    [InlineData(
        "DENY",
        "{when: [{key: destination.port, notValues: ['80']}]}",
        "denies requests to that port as well."
    )]
    [InlineData("DENY", Not80, "The policy denies requests to that port as well.")]
    [InlineData("ALLOW", Not80, "The policy allows requests to that port as well.")]
    [InlineData("AUDIT", Not80, "Requests to that port are audited as well.")]
    [InlineData("CUSTOM", Not80, "The external authorizer is asked about requests to that port as well.")]
    public void It_says_what_follows(string action, string rule, string effect) =>
        Assert.Contains(
            effect,
            (string)CheckRun.Of(Policy(rule, action)).OfRule("policy-service-port").Single()["message"]!,
            StringComparison.Ordinal
        );

    [Fact]
    public void Requests_end_as_they_do_without_the_rule()
    {
        var gateway =
            TestMesh.Of(
                "Gateway",
                "in",
                "shop",
                "{selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: web, protocol: HTTP}, hosts: "
                    + "[a.example.com]}]}"
            )
            + TestMesh.Of(
                "VirtualService",
                "a",
                "shop",
                "{hosts: [a.example.com], gateways: [in], http: [{route: [{destination: {host: orders}}]}]}"
            )
            + Orders("8080");
        Assert.Equal("registered ingressGateway", End(To80));
        Assert.Equal("denied ingressGateway 403", End("{to: [{operation: {ports: ['8080']}}]}"));

        string End(string rule) => new TestMesh(gateway + Policy(rule)).End("internet", "http://a.example.com/");
    }

    static string[] Warnings(string package) =>
        CheckRun.Of(package).Serious.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
