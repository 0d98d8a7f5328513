using System.Text;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>What writes the Secret of a config and is not rendered from it: in a function, which is no check.</summary>
public sealed class ForeignSecretWritersTests
{
    const string Certificate = "gateway: {name: own}, certificate: {secretName: own-certs, gardener: {}}";

    const string Mutual =
        "gateway: {name: own, tls: {mode: MUTUAL, clientCA: {pem: PEM}}}, "
        + "certificate: {secretName: own-certs, existing: {}}";

    const string Managed = "cert.gardener.cloud/purpose: managed";

    [Theory]
    [InlineData("v1", "Secret", "own-certs", "data: {tls.crt: YQ==, tls.key: YQ==}")]
    [InlineData("bitnami.com/v1alpha1", "SealedSecret", "own-certs", "spec: {encryptedData: {tls.crt: AgBy}}")]
    [InlineData("cert.gardener.cloud/v1alpha1", "Certificate", "a", "spec: {secretRef: {name: own-certs}}")]
    [InlineData("cert-manager.io/v1", "Certificate", "a", "spec: {secretName: own-certs}")]
    [InlineData("external-secrets.io/v1", "ExternalSecret", "a", "spec: {target: {name: own-certs}}")]
    [InlineData("networking.k8s.io/v1", "Ingress", "a", "spec: {tls: [{secretName: own-certs}]}", Managed)]
    [InlineData(
        "networking.istio.io/v1",
        "Gateway",
        "a",
        "spec: {servers: [{tls: {credentialName: own-certs}}]}",
        Managed
    )]
    [InlineData("v1", "Service", "a", "spec: {}", Managed + ", cert.gardener.cloud/secretname: own-certs")]
    public void Whatever_writes_the_Secret_is_an_error(
        string apiVersion,
        string kind,
        string name,
        string content,
        string annotations = ""
    )
    {
        var package = Run(Certificate, Resource(apiVersion, kind, name, content, annotations));

        Assert.Equal(["secret-written-twice spec.certificate.secretName"], package.Fields);
        Assert.Equal(
            "error secret-written-twice config.yaml KymaTraffic shop: the Secret istio-system/own-certs is written by "
                + $"the {kind} istio-system/{name} in other.yaml too, and each writer replaces the other's content. "
                + "Keep one of the two, or write to another Secret",
            package.Results
        );
    }

    [Theory]
    [InlineData("v1", "Secret", "own-certs", "type: Opaque")]
    [InlineData("v1", "Secret", "other-certs", "data: {tls.crt: YQ==}")]
    [InlineData("v1", "ConfigMap", "own-certs", "data: {a: b}")]
    [InlineData(
        "external-secrets.io/v1",
        "ExternalSecret",
        "a",
        "spec: {target: {name: own-certs, creationPolicy: Merge}}"
    )]
    [InlineData("cert-manager.io/v1", "Certificate", "a", "spec: {secretName: own-certs}", "namespace: shop, ")]
    [InlineData(
        "cert-manager.io/v1",
        "Certificate",
        "a",
        "spec: {secretName: own-certs}",
        "",
        "config.kubernetes.io/local-config: 'true'"
    )]
    [InlineData("networking.k8s.io/v1", "Ingress", "a", "spec: {tls: [{secretName: own-certs}]}")]
    public void What_does_not_write_it_is_none(
        string apiVersion,
        string kind,
        string name,
        string content,
        string @namespace = "",
        string annotations = ""
    ) =>
        Assert.Equal(
            [],
            Run(Certificate, Resource(apiVersion, kind, name, content, annotations, @namespace))
                .Fields.Where(field => field.StartsWith("secret-written-twice", StringComparison.Ordinal))
        );

    /// <summary>A package that renders itself may be for another cluster.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_writer_in_a_package_with_a_pipeline_is_none(bool hasPipeline, bool isReported)
    {
        var writer = KptPackage.At(
            Resource("cert-manager.io/v1", "Certificate", "a", "spec: {secretName: own-certs}"),
            "sub/other.yaml"
        );
        var package = Run(Certificate, writer, KptPackage.Kptfile("sub/Kptfile", hasPipeline));

        Assert.Equal(isReported, package.Results.Contains("secret-written-twice", StringComparison.Ordinal));
    }

    [Fact]
    public void The_Secret_of_a_client_CA_has_one_writer_too()
    {
        var package = Run(
            Mutual.Replace("PEM", Pem, StringComparison.Ordinal),
            Resource("cert-manager.io/v1", "Certificate", "a", "spec: {secretName: own-certs-cacert}")
        );

        Assert.Contains("secret-written-twice spec.gateway.tls.clientCA.pem", package.Fields);
        Assert.Contains(
            "the Secret istio-system/own-certs-cacert is written by the Certificate istio-system/a in other.yaml too",
            package.Results,
            StringComparison.Ordinal
        );
    }

    /// <summary>It is one resource, not two that write one Secret.</summary>
    [Fact]
    public void The_Secret_itself_is_reported_as_what_it_is()
    {
        var package = Run(
            Mutual.Replace("PEM", Pem, StringComparison.Ordinal),
            Resource("v1", "Secret", "own-certs-cacert", "data: {cacert: YQ==}")
        );

        Assert.Contains("resource-not-ours", package.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-written-twice", package.Results, StringComparison.Ordinal);
    }

    /// <summary>Nothing of this config is rendered to a Secret.</summary>
    [Fact]
    public void A_Secret_that_exists_may_have_any_writer() =>
        Assert.DoesNotContain(
            "secret-written-twice",
            Run(
                "gateway: {name: own}, certificate: {secretName: own-certs, existing: {}}",
                Resource("cert-manager.io/v1", "Certificate", "a", "spec: {secretName: own-certs}")
            ).Results,
            StringComparison.Ordinal
        );

    /// <summary>A CA for clients, in one line.</summary>
    static string Pem => $"\"{Encoding.UTF8.GetString(Fixtures.Certificate("client-ca")).ReplaceLineEndings("\\n")}\"";

    static KptPackage Run(string spec, params ReadOnlySpan<JsonObject> others) =>
        new KptPackage([KptPackage.Config($"{{domain: shop.example.com, {spec}}}"), .. others]).Run();

    static JsonObject Resource(
        string apiVersion,
        string kind,
        string name,
        string content,
        string annotations = "",
        string @namespace = ""
    ) =>
        KptPackage.At(
            KptPackage.Parse(
                $"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: {name}, "
                    + $"{(@namespace.Length > 0 ? @namespace : "namespace: istio-system, ")}"
                    + $"annotations: {{{annotations}}}}}, {content}}}"
            ),
            "other.yaml"
        );
}
