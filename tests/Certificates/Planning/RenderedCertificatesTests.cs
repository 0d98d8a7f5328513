using System.Text;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>
/// From <c>spec.certificate</c> to the Secret, or to the resource whose controller writes it, field by field.
/// </summary>
public sealed class RenderedCertificatesTests
{
    const string Seed =
        "apiVersion: v1\nkind: Secret\nmetadata: {name: seed, annotations: {config.kubernetes.io/local-config: "
        + "\"true\"}}"
        + "\ndata: {seed: \"7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s=\"}\n";

    [Theory]
    [InlineData(
        "{gardener: {}}",
        "cert.gardener.cloud/v1alpha1 istio-system/shop-cert",
        """
            {"commonName":"*.shop.example.com","secretRef":{"name":"shop-certs","namespace":"istio-system"},
            "privateKey":{"algorithm":"RSA"}}
            """
    )]
    [InlineData(
        """
            {secretName: own, namespace: pods, gardener: {name: mine, issuerRef: {name: garden, namespace: issuers},
              dnsNames: [a.shop.example.com, "*.shop.example.com"],
              commonName: "*.shop.example.com", privateKey: {algorithm: RSA, size: 3072},
              preferredChain: ISRG Root X1, followCNAME: false,
              secretLabels: {team: shop} } }
            """,
        "cert.gardener.cloud/v1alpha1 pods/mine",
        """
            {"commonName":"*.shop.example.com","dnsNames":["a.shop.example.com"],"issuerRef":{"name":"garden",
            "namespace":"issuers"},"secretRef":{"name":"own","namespace":"pods"},
            "secretLabels":{"team":"shop"},"privateKey":{"algorithm":"RSA","size":3072},
            "preferredChain":"ISRG Root X1","followCNAME":false}
            """
    )]
    [InlineData(
        "{certManager: {issuerRef: {name: le} } }",
        "cert-manager.io/v1 istio-system/shop-cert",
        """
            {"secretName":"shop-certs","issuerRef":{"name":"le","kind":"ClusterIssuer"},
            "dnsNames":["*.shop.example.com"],"privateKey":{"algorithm":"RSA"},"usages":["digital signature",
            "key encipherment","server auth"]}
            """
    )]
    [InlineData(
        """
            {secretName: own, certManager: {name: mine, issuerRef: {name: le, kind: Ours,
              group: issuers.example.com}, dnsNames: ["*.shop.example.com", a.example.com],
              duration: 2h, renewBefore: 1h, privateKey: {size: 8192} } }
            """,
        "cert-manager.io/v1 istio-system/mine",
        """
            {"secretName":"own","issuerRef":{"name":"le","kind":"Ours","group":"issuers.example.com"},
            "dnsNames":["*.shop.example.com","a.example.com"],"duration":"2h","renewBefore":"1h",
            "privateKey":{"algorithm":"RSA","size":8192},"usages":["digital signature","key encipherment",
            "server auth"]}
            """
    )]
    [InlineData(
        "{gardener: {privateKey: {algorithm: ECDSA, size: 256}}}",
        "cert.gardener.cloud/v1alpha1 istio-system/shop-cert",
        """
            {"commonName":"*.shop.example.com","secretRef":{"name":"shop-certs","namespace":"istio-system"},
            "privateKey":{"algorithm":"ECDSA","size":256}}
            """,
        "[]"
    )]
    public void A_Certificate(string certificate, string name, string spec, string? suites = null) =>
        AssertSpec("Certificate", certificate, name, spec, suites);

    [Theory]
    [InlineData("", "SecretStore", "kubernetes.io/tls")]
    [InlineData(", kind: ClusterSecretStore", "ClusterSecretStore", "Opaque")]
    public void An_ExternalSecret(string kind, string kindOfStore, string type) =>
        AssertSpec(
            "ExternalSecret",
            $"{{secretType: {type}, provided: {{externalSecret: {{secretStoreRef: {{name: vault{kind}}}, key: "
                + $"shop/tls}} }} }}",
            "external-secrets.io/v1 istio-system/shop-certs",
            $$$"""
            {"refreshInterval":"1h","secretStoreRef":{"name":"vault","kind":"{{{kindOfStore}}}"},
            "target":{"name":"shop-certs","creationPolicy":"Owner","template":{"type":"{{{type}}}"}},
            "data":[{"secretKey":"tls.crt","remoteRef":{"key":"shop/tls","property":"tls.crt"}},
            {"secretKey":"tls.key","remoteRef":{"key":"shop/tls","property":"tls.key"}}]}
            """
        );

    [Theory]
    [InlineData("", "kubernetes.io/tls")]
    [InlineData("secretType: Opaque, ", "Opaque")]
    public void A_provided_pair_is_carried_over_as_it_is(string written, string type)
    {
        var secret = Of(
                $"{{{written}provided: {{secretRef: {{name: mine}} }} }}",
                Secret("mine", ("tls.crt", "good.crt"), ("tls.key", "good.key"))
            )
            .Resource("Secret", "shop-certs");

        Assert.Equal(type, (string?)secret["type"]);
        Assert.Equal(["tls.crt", "tls.key"], Keys(secret));
        Assert.Equal(Fixtures.Read("good.crt"), Value(secret, "tls.crt"));
        Assert.Equal(Fixtures.Read("good.key"), Value(secret, "tls.key"));
    }

    [Theory]
    [InlineData("PKCS8", "-----BEGIN PRIVATE KEY-----")]
    [InlineData("PKCS1", "-----BEGIN EC PRIVATE KEY-----")]
    public void A_self_signed_pair_comes_with_its_CA(string encoding, string begin)
    {
        var secret = Of(
                "{selfSigned: {notBefore: '2026-01-01T00:00:00Z', seedSecretRef: {name: seed}, "
                    + $"privateKey: {{algorithm: ECDSA, encoding: {encoding}}} }} }}",
                Seed,
                "[]"
            )
            .Resource("Secret", "shop-certs");

        Assert.Equal(["ca.crt", "tls.crt", "tls.key"], Keys(secret));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", Text(secret, "ca.crt"), StringComparison.Ordinal);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", Text(secret, "tls.crt"), StringComparison.Ordinal);
        Assert.NotEqual(Text(secret, "ca.crt"), Text(secret, "tls.crt"));
        Assert.StartsWith(begin, Text(secret, "tls.key"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_one_is_not_rendered() =>
        Assert.Equal(["Gateway kyma-system/shop"], Traffic.NamesOf(Of("{existing: {}}").Resources));

    [Theory]
    [InlineData("kyma-system", "kyma-gateway", "", "kyma-tls-cert")]
    [InlineData("kyma-system", "shop", "", "shop-cert")]
    [InlineData("other", "kyma-gateway", "", "other.kyma-gateway-cert")]
    [InlineData("other", "shop", "secretName: own, ", "own-cert")]
    [InlineData("other", "shop", "secretName: own-certs, ", "own-cert")]
    public void A_Certificate_is_named_after_its_Secret(
        string @namespace,
        string gateway,
        string secret,
        string name
    ) =>
        Traffic
            .Of(
                $"{{domain: shop.example.com, gateway: {{name: {gateway}, namespace: {@namespace}}}, "
                    + $"certificate: {{{secret}gardener: {{}} }} }}"
            )
            .Resource("Certificate", name);

    static void AssertSpec(string kind, string certificate, string name, string spec, string? suites = null)
    {
        var resource = Assert.Single(
            Of(certificate, suites: suites).Resources,
            resource => (string?)resource["kind"] == kind
        );
        Assert.Equal(
            name,
            $"{resource["apiVersion"]} {resource["metadata"]!["namespace"]}/{resource["metadata"]!["name"]}"
        );
        Assert.Equal(JsonNode.Parse(spec)!.ToJsonString(), resource["spec"]!.ToJsonString());
    }

    static string Secret(string name, params (string Key, string File)[] data) =>
        $"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, annotations: {{config.kubernetes.io/local-config: "
        + "\"true\"}}\ndata:\n"
        + string.Concat(data.Select(each => $"  {each.Key}: {Convert.ToBase64String(Fixtures.Read(each.File))}\n"));

    static IEnumerable<string> Keys(JsonObject secret) => secret["data"]!.AsObject().Select(entry => entry.Key);

    static byte[] Value(JsonObject secret, string key) => Convert.FromBase64String((string)secret["data"]![key]!);

    static string Text(JsonObject secret, string key) => Encoding.ASCII.GetString(Value(secret, key));

    static Traffic Of(string certificate, string resources = "", string? suites = null)
    {
        var tls = suites is null ? "" : $", tls: {{cipherSuites: {suites}}}";
        var traffic = Traffic.Of(
            $"domain: shop.example.com\ngateway: {{name: shop{tls}}}\ncertificate: {certificate}",
            resources
        );
        Assert.Equal("", traffic.Errors);
        return traffic;
    }
}
