namespace Kyma.Krm.Tests.Checking.Naming;

/// <summary>Names of one letter, names that are left empty, and resources without a namespace.</summary>
public sealed class OpenNamesTests
{
    const string Near = "reference-near-miss";
    const string Missing = "reference-missing";
    const string Tls = "{number: 443, name: tls, protocol: TLS}";

    static string Told(string rule, string package, params string[] options) => CheckRun.Of(package, options).Of(rule);

    static string Sidecar(string host, string @namespace = "shop") =>
        TestMesh.Of("Sidecar", "default", @namespace, $"{{egress: [{{hosts: [\"./*\", \"{host}\"]}}]}}");

    static string Without(string @namespace, string package) =>
        package.Replace($", namespace: {@namespace}", "", StringComparison.Ordinal);

    /// <summary>An entry that keeps something out is told as one, and stays one.</summary>
    [Theory]
    [InlineData("partner/*", "The Sidecar lets in nothing by this entry. Did you mean 'partners/*'?")]
    [InlineData("~partner/*", "The Sidecar keeps out nothing by this entry. Did you mean '~partners/*'?")]
    [InlineData(
        "~p/api.partner.com",
        "The Sidecar keeps out nothing by this entry. Did you mean '~partners/api.partner.com'?"
    )]
    [InlineData("*/api.partner.co", "The Sidecar lets in nothing by this entry. Did you mean '*/api.partner.com'?")]
    public void What_a_Sidecar_lets_in_or_keeps_out(string host, string end) =>
        Assert.EndsWith(
            end,
            Told(
                Near,
                TestMesh.Entry("api", "partners", "api.partner.com", Tls) + Sidecar(host) + TestMesh.App("web", "p")
            ),
            StringComparison.Ordinal
        );

    /// <summary>Istio refuses a host without a namespace; the rest of the package is judged.</summary>
    [Fact]
    public void An_entry_without_a_namespace()
    {
        var run = CheckRun.Of(Sidecar("api.partner.com"));

        Assert.Equal("", run.Of("not-judged"));
        Assert.StartsWith("error ", run.Told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p", "Did you mean 'p/api.partner.com'?")]
    [InlineData("", "")]
    public void The_namespace_that_has_the_host(string owner, string end)
    {
        var entry = TestMesh.Entry("api", owner.Length > 0 ? owner : "open", "api.partner.com", Tls);
        var told = Told(Near, Without("open", entry) + TestMesh.App("web", "front") + Sidecar("front/api.partner.com"));

        Assert.EndsWith(end, told, StringComparison.Ordinal);
        Assert.Equal(end.Length == 0, told.Length == 0);
    }

    static string Routes(string destination, string @namespace = "shop", string name = "v") =>
        TestMesh.Of(
            "VirtualService",
            name,
            @namespace,
            $"{{hosts: [a.example.com], http: [{{route: [{{destination: {{{destination}}}}}]}}]}}"
        );

    static string Rule(string host, string subsets) =>
        TestMesh.Of("DestinationRule", "d", "shop", $"{{host: {host}, subsets: [{subsets}]}}");

    /// <summary>A rule of the package for the host settles what its subsets are.</summary>
    [Theory]
    [InlineData("host: orders, subset: v1", "", true)]
    [InlineData("host: o, subset: v", "", true)]
    [InlineData("host: orders, subset: ''", "", false)]
    [InlineData("host: orders", "", false)]
    [InlineData("host: orders, subset: v1", "orders", false)]
    [InlineData("host: orders, subset: v1", "orders.shop.svc.cluster.local", false)]
    [InlineData("host: orders, subset: v1", "others", true)]
    public void A_subset_in_a_complete_package(string destination, string host, bool isMissing) =>
        Assert.Equal(
            isMissing,
            Told(
                    Missing,
                    TestMesh.App("orders", "shop")
                        + TestMesh.App("others", "shop")
                        + TestMesh.App("o", "shop")
                        + Routes(destination)
                        + (host.Length > 0 ? Rule(host, "{name: v1, labels: {app: orders}}") : ""),
                    "--complete"
                )
                .Contains($"there is no DestinationRule for ", StringComparison.Ordinal)
        );

    /// <summary>Whoever applies them may give them the namespace that is meant.</summary>
    [Fact]
    public void What_has_no_namespace_may_get_any()
    {
        var open = Without("shop", TestMesh.App("orders", "shop"));

        Assert.Equal("", Told(Missing, open + Routes("host: orders, port: {number: 8080}"), "--complete"));
        Assert.Equal(
            "",
            Told(
                Missing,
                TestMesh.App("orders", "shop") + Without("shop", Routes("host: orders, port: {number: 8080}")),
                "--complete"
            )
        );
    }

    [Fact]
    public void A_short_namespace_is_one() =>
        Assert.Contains(
            "there is no Service m/orders in the package, but there is shop/orders. ",
            Told(Near, TestMesh.App("orders", "shop") + TestMesh.App("web", "m") + Routes("host: orders", "m")),
            StringComparison.Ordinal
        );

    static string Issued(string apiVersion, string issuer) =>
        $"---\napiVersion: {apiVersion}\nkind: Certificate\nmetadata: {{name: c, namespace: istio-system}}\n"
        + $"spec: {{{(apiVersion == Gardener ? "secretRef: {name: certs, namespace: a}" : "secretName: certs")}, "
        + $"dnsNames: [a.example.com], issuerRef: {issuer}}}\n";

    const string Manager = "cert-manager.io/v1";
    const string Gardener = "cert.gardener.cloud/v1alpha1";

    [Theory]
    [InlineData(Manager, "{name: x}", true)]
    [InlineData(Manager, "{name: x, kind: ClusterIssuer}", true)]
    [InlineData(Manager, "{name: ''}", false)]
    [InlineData(Gardener, "{name: x, namespace: y}", true)]
    [InlineData(Gardener, "{name: '', namespace: y}", false)]
    [InlineData(Gardener, "{name: x, namespace: ''}", false)]
    [InlineData(Gardener, "{name: x}", false)]
    public void An_issuer_in_a_complete_package(string apiVersion, string issuer, bool isMissing)
    {
        var told = Told(Missing, Issued(apiVersion, issuer), "--complete");

        Assert.Equal(isMissing, told.StartsWith("error spec.issuerRef.name: there is no ", StringComparison.Ordinal));
        Assert.Equal(isMissing, told.Contains("the package, which is complete", StringComparison.Ordinal));
    }

    static string Served(string tls) =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: "
                + $"[a.example.com], tls: {{mode: MUTUAL, {tls}}}}}]}}"
        );

    [Theory]
    [InlineData("credentialName: ''", "")]
    [InlineData("credentialName: a, caCertCredentialName: ''", "")]
    [InlineData("credentialName: B", "credentialName")]
    [InlineData("credentialName: a, caCertCredentialName: B", "caCertCredentialName")]
    public void The_name_of_a_Secret_of_a_Gateway(string tls, string field) =>
        Assert.Equal(
            field.Length == 0 ? "" : $"spec.servers[0].tls.{field}",
            string.Join(
                ',',
                CheckRun.Of(Served(tls)).OfRule("credential-name").Select(finding => (string)finding["field"]!)
            )
        );

    [Theory]
    [InlineData("[{name: http, port: 8080}]", "has no port 81, so requests get 503. Use 8080")]
    [InlineData(
        "[{name: a, port: 8080}, {name: b, port: 8081}]",
        "has no port 81, so requests get 503. Use 8080 or 8081"
    )]
    [InlineData("[]", "has no port 81, so requests get 503. Use a Service with ports")]
    [InlineData("[{name: http, port: 99999999999999999999}]", "503. Use a Service with ports")]
    [InlineData("[{name: http, port: 81}]", "")]
    public void A_port_that_the_Service_does_not_have(string ports, string end)
    {
        var told = Told(
            "service-port-missing",
            $"---\napiVersion: v1\nkind: Service\nmetadata: {{name: web, namespace: shop}}\nspec: {{ports: {ports}}}\n"
                + "---\napiVersion: gateway.kyma-project.io/v2\nkind: APIRule\nmetadata: {name: a, namespace: shop}\n"
                + "spec: {hosts: [a.example.com], gateway: kyma-system/kyma-gateway, service: {name: web, port: 81}, "
                + "rules: [{path: /*, methods: [GET], noAuth: true}]}\n"
        );

        Assert.EndsWith(end, told, StringComparison.Ordinal);
        Assert.Equal(end.Length == 0, told.Length == 0);
    }
}
