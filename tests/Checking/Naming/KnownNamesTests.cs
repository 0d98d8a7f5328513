namespace Kyma.Krm.Tests.Checking.Naming;

/// <summary>Names that every Kyma cluster has, and names that are those of another kind.</summary>
public sealed class KnownNamesTests
{
    static string Resource(string apiVersion, string kind, string name, string @namespace, string spec) =>
        $"---\napiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: {name}"
        + $"{(@namespace.Length > 0 ? $", namespace: {@namespace}" : "")}}}\nspec: {spec}\n";

    static string References(string package, params string[] options)
    {
        var run = CheckRun.Of(package, options);
        return string.Join(
            '\n',
            new[] { run.Of("reference-near-miss"), run.Of("reference-missing") }.Where(t => t.Length > 0)
        );
    }

    static string Routes(string host) =>
        TestMesh.Of(
            "VirtualService",
            "v",
            "shop",
            $"{{hosts: [a.shop.svc.cluster.local], http: [{{route: [{{destination: {{host: {host}, port: {{number: 80}}"
                + "}}]}]}"
        );

    [Theory]
    [InlineData("istio-ingressgateway", true)]
    [InlineData("istio-egressgateway", true)]
    [InlineData("istiod", true)]
    [InlineData("istio-nothing", false)]
    public void Services_of_Istio(string name, bool isThere) =>
        Assert.Equal(isThere, References(Routes($"{name}.istio-system.svc.cluster.local"), "--complete").Length == 0);

    [Theory]
    [InlineData("default", true)]
    [InlineData("istio-system", true)]
    [InlineData("kube-system", true)]
    [InlineData("kyma-system", true)]
    [InlineData("shop", true)]
    [InlineData("declared", true)]
    [InlineData("nowhere", false)]
    public void Namespaces(string name, bool isThere) =>
        Assert.Equal(
            isThere,
            References(
                "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: declared}\n"
                    + TestMesh.Of("Sidecar", "default", "shop", $"{{egress: [{{hosts: [\"{name}/*\"]}}]}}"),
                "--complete"
            ).Length == 0
        );

    [Theory]
    [InlineData("kyma-system/kyma-gateway", true)]
    [InlineData("kyma-system/other", false)]
    [InlineData("shop/kyma-gateway", false)]
    public void The_Gateway_of_Kyma(string gateway, bool isThere) =>
        Assert.Equal(
            isThere,
            !References(
                    TestMesh.Of(
                        "VirtualService",
                        "v",
                        "shop",
                        $"{{hosts: [a.example.com], gateways: [{gateway}], http: [{{redirect: {{uri: /}}}}]}}"
                    ),
                    "--complete"
                )
                .Contains("spec.gateways[0]", StringComparison.Ordinal)
        );

    /// <summary>A ServiceEntry may register a name of the cluster, and then that is a Service.</summary>
    [Theory]
    [InlineData("vm.shop.svc.cluster.local", "vm", true)]
    [InlineData("vm.other.svc.cluster.local", "vm", false)]
    public void What_an_entry_registers(string registered, string host, bool isThere) =>
        Assert.Equal(
            isThere,
            References(
                TestMesh.Entry("vm", "shop", registered, "{number: 80, name: http, protocol: HTTP}") + Routes(host)
            ).Length == 0
        );

    static string Certificate(string apiVersion, string issuer) =>
        Resource(
            apiVersion,
            "Certificate",
            "own",
            "istio-system",
            $"{{{(apiVersion == Gardener ? "secretRef: {name: certs, namespace: a}" : "secretName: certs")}"
                + $", dnsNames: [a.example.com], issuerRef: {issuer}}}"
        );

    const string Manager = "cert-manager.io/v1";
    const string Gardener = "cert.gardener.cloud/v1alpha1";
    const string GardenersOwn = "{name: x, namespace: istio-system}";

    [Theory]
    [InlineData(Manager, "{name: x, kind: ClusterIssuer}", Manager, "Issuer", "Issuer shop/x of cert-manager.io")]
    [InlineData(Manager, "{name: x, kind: ClusterIssuer}", Gardener, "Issuer", "Issuer shop/x of cert.gardener.cloud")]
    [InlineData(Manager, "{name: x}", Gardener, "Issuer", "Issuer shop/x of cert.gardener.cloud")]
    [InlineData(Gardener, GardenersOwn, Manager, "ClusterIssuer", "ClusterIssuer x of cert-manager.io")]
    [InlineData(Gardener, GardenersOwn, Manager, "Issuer", "Issuer shop/x of cert-manager.io")]
    public void An_issuer_of_another_kind(string of, string reference, string apiVersion, string kind, string named) =>
        Assert.Contains(
            $"warning spec.issuerRef.name: there is no ",
            References(
                Certificate(of, reference)
                    + Resource(apiVersion, kind, "x", kind == "Issuer" ? "shop" : "", "{selfSigned: {}}")
            )
                is var told
            && told.Contains($": 'x' is the {named}. ", StringComparison.Ordinal)
                ? told
                : $"not named: {told}",
            StringComparison.Ordinal
        );

    static string Gateway(string tls) =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: "
                + $"[a.example.com], tls: {{mode: SIMPLE, {tls}}}}}]}}"
        );

    static string External(string name, string target) =>
        Resource(
            "external-secrets.io/v1",
            "ExternalSecret",
            name,
            "istio-system",
            $"{{secretStoreRef: {{name: vault}}, target: {{name: {target}}}, data: [{{secretKey: a, "
                + "remoteRef: {key: b}}]}"
        );

    [Theory]
    [InlineData(
        "credentialName: own",
        "'own' is the name of the ExternalSecret istio-system/own, which writes the Secret " + "istio-system/real"
    )]
    [InlineData("credentialName: real", "")]
    [InlineData("credentialName: real-cacert", "")]
    public void A_Secret_called_by_what_writes_it(string tls, string message)
    {
        var told = References(Gateway(tls) + External("own", "real"));

        Assert.Contains(message, told, StringComparison.Ordinal);
        Assert.Equal(message.Length == 0, told.Length == 0);
    }

    /// <summary>A Secret with the CA alone is there for the name without the suffix.</summary>
    [Theory]
    [InlineData("credentialName: clients", "clients-cacert", true)]
    [InlineData("credentialName: clients-cacert", "clients", true)]
    [InlineData("credentialName: clients", "others", false)]
    [InlineData("credentialName: 'other/clients'", "others", true)]
    [InlineData("credentialName: 'sds://clients'", "others", true)]
    [InlineData("credentialName: '/clients'", "others", true)]
    [InlineData("credentialName: ''", "others", true)]
    [InlineData("caCertCredentialName: ''", "others", true)]
    public void A_complete_package_has_every_Secret(string tls, string secret, bool isThere) =>
        Assert.Equal(
            isThere,
            !References(Gateway(tls) + External("x", secret), "--complete")
                .Contains("spec.servers[0].tls", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("ServiceEntry", "labels", "The ServiceEntry has no endpoints.")]
    [InlineData("DestinationRule", "matchLabels", "The rule applies to no pod.")]
    [InlineData("Sidecar", "labels", "The Sidecar applies to no pod.")]
    public void Selectors(string kind, string labels, string effect)
    {
        var spec = kind switch
        {
            "ServiceEntry" =>
                "hosts: [a.example.com], location: MESH_INTERNAL, resolution: STATIC, ports: [{number: 80, "
                    + "name: http, protocol: HTTP}], ",
            "DestinationRule" => "host: orders, trafficPolicy: {loadBalancer: {simple: RANDOM}}, ",
            _ => "egress: [{hosts: [\"*/*\"]}], ",
        };
        var package = TestMesh.App("orders", "shop");
        string Of(string label) =>
            References(
                package + TestMesh.Of(kind, "x", "shop", $"{{{spec}workloadSelector: {{{labels}: {{{label}}}}}}}")
            );

        Assert.StartsWith(
            $"warning spec.workloadSelector.{labels}.app: no pod of the namespace shop in the package has the label "
                + $"app=ordres, but some have app=orders. {effect} Did you mean 'orders'?",
            Of("app: ordres"),
            StringComparison.Ordinal
        );
        Assert.Equal("", Of("app: orders"));
        Assert.Equal("", Of("app: payments"));
    }
}
