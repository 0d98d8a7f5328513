namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>Gardener writes a Secret for what carries its annotation, so that is a writer like any other.</summary>
public sealed class ManagedCertificateTests
{
    const string Managed = "cert.gardener.cloud/purpose: managed";

    static string Gateway(string name, string @namespace, string annotations, string mode = "SIMPLE") =>
        TestMesh
            .Of(
                "Gateway",
                name,
                @namespace,
                "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, "
                    + $"hosts: [{name}.example.com], tls: {{mode: {mode}, credentialName: shop-certs}}}}]}}"
            )
            .Replace(
                $"metadata: {{name: {name},",
                $"metadata: {{annotations: {{{annotations}}}, name: {name},",
                StringComparison.Ordinal
            );

    const string Certificate =
        "---\napiVersion: cert.gardener.cloud/v1alpha1\nkind: Certificate\nmetadata: {name: shop, namespace: shop}\n"
        + "spec: {secretRef: {name: shop-certs, namespace: istio-system}, dnsNames: [a.example.com]}\n";

    static string Told(string package) => CheckRun.Of(package).Told;

    [Fact]
    public void Two_Gateways_with_one_credential_are_two_writers() =>
        Assert.Contains(
            "error secret-written-twice spec.servers[0].tls.credentialName",
            Told(Gateway("a", "istio-system", Managed) + Gateway("b", "istio-system", Managed)),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("istio-system", "cert.gardener.cloud/purpose: managed")]
    [InlineData("shop", "cert.gardener.cloud/purpose: managed, cert.gardener.cloud/secret-namespace: istio-system")]
    public void A_Certificate_beside_it_is_another(string @namespace, string annotations) =>
        Assert.Contains(
            "error secret-written-twice",
            Told(Gateway("a", @namespace, annotations) + Certificate),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_Service_and_an_Ingress_write_theirs() =>
        Assert.Equal(
            "error secret-written-twice spec.secretRef.name",
            Told(
                    Certificate
                        + "---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: istio-system, "
                        + "annotations: "
                        + "{cert.gardener.cloud/purpose: managed, cert.gardener.cloud/secretname: shop-certs}}\n"
                        + "spec: {ports: "
                        + "[{name: http, port: 80}]}\n"
                )
                .Replace(
                    "metadata.annotations[cert.gardener.cloud/secretname]",
                    "spec.secretRef.name",
                    StringComparison.Ordinal
                )
        );

    [Fact]
    public void One_writer_is_fine_where_the_gateway_pods_are() =>
        Assert.Equal(
            "",
            Told(
                Gateway(
                    "a",
                    "shop",
                    "cert.gardener.cloud/purpose: managed, cert.gardener.cloud/secret-namespace: istio-system"
                )
            )
        );

    /// <summary>By default the Secret is written into the Gateway's namespace, where Istio does not look.</summary>
    [Fact]
    public void Elsewhere_it_is_of_no_use() =>
        Assert.Equal(
            "warning credential-elsewhere spec.servers[0].tls.credentialName",
            Told(Gateway("a", "shop", Managed))
        );

    [Fact]
    public void Gardener_brings_no_CA_for_clients() =>
        Assert.Equal(
            "warning client-ca-not-found spec.servers[0].tls.credentialName",
            Told(Gateway("a", "istio-system", Managed, "MUTUAL"))
        );
}
