namespace Kyma.Krm.Tests.Checking.Naming;

/// <summary>In which fields a placeholder cannot be meant, in which it may, and what is told instead of what.</summary>
public sealed class PlaceholderFieldsTests
{
    const string Text = "'${X}'";

    static string Told(string apiVersion, string kind, string rest) =>
        string.Join(
            '\n',
            CheckRun
                .Of($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: a, namespace: shop}}\n{rest}\n")
                .OfRule("placeholder")
                .Select(finding => (string)finding["field"]!)
        );

    const string Istio = "networking.istio.io/v1";
    const string Issued = "cert-manager.io/v1";
    const string External = "external-secrets.io/v1";

    [Theory]
    [InlineData(Istio, "DestinationRule", $"host: {Text}", "spec.host")]
    [InlineData(Istio, "Gateway", $"servers: [{{hosts: [a.example.com, {Text}]}}]", "spec.servers[0].hosts[1]")]
    [InlineData(
        Istio,
        "VirtualService",
        $"tls: [{{match: [{{sniHosts: [{Text}]}}]}}]",
        "spec.tls[0].match[0].sniHosts[0]"
    )]
    [InlineData(Istio, "DestinationRule", $"trafficPolicy: {{tls: {{sni: {Text}}}}}", "spec.trafficPolicy.tls.sni")]
    [InlineData(Istio, "ServiceEntry", $"subjectAltNames: [{Text}]", "spec.subjectAltNames[0]")]
    [InlineData("dns.gardener.cloud/v1alpha1", "DNSEntry", $"dnsName: {Text}", "spec.dnsName")]
    [InlineData(Issued, "Certificate", $"dnsNames: [{Text}]", "spec.dnsNames[0]")]
    [InlineData("cert.gardener.cloud/v1alpha1", "Certificate", $"commonName: {Text}", "spec.commonName")]
    [InlineData(
        Istio,
        "Gateway",
        $"servers: [{{tls: {{credentialNames: [{Text}]}}}}]",
        "spec.servers[0].tls.credentialNames[0]"
    )]
    [InlineData(
        Istio,
        "Gateway",
        $"servers: [{{tls: {{caCertCredentialName: {Text}}}}}]",
        "spec.servers[0].tls.caCertCredentialName"
    )]
    [InlineData(Issued, "Certificate", $"secretName: {Text}", "spec.secretName")]
    [InlineData(Istio, "VirtualService", $"gateways: [{Text}]", "spec.gateways[0]")]
    [InlineData("gateway.kyma-project.io/v2", "APIRule", $"gateway: {Text}", "spec.gateway")]
    // References.
    [InlineData(Issued, "Certificate", $"issuerRef: {{name: {Text}}}", "spec.issuerRef.name")]
    [InlineData(
        "cert.gardener.cloud/v1alpha1",
        "Certificate",
        $"secretRef: {{name: b, namespace: {Text}}}",
        "spec.secretRef.namespace"
    )]
    [InlineData(External, "ExternalSecret", $"secretStoreRef: {{name: {Text}}}", "spec.secretStoreRef.name")]
    [InlineData(External, "ExternalSecret", $"target: {{name: {Text}}}", "spec.target.name")]
    [InlineData("gateway.kyma-project.io/v2", "APIRule", $"service: {{name: {Text}}}", "spec.service.name")]
    [InlineData(Issued, "Certificate", $"issuerRef: {{kind: {Text}}}", "")]
    // What may be meant so, and kinds of which nobody knows.
    [InlineData(Istio, "VirtualService", $"http: [{{rewrite: {{uri: {Text}}}}}]", "")]
    [InlineData(Istio, "EnvoyFilter", $"host: {Text}", "")]
    [InlineData("extensions.istio.io/v1alpha1", "WasmPlugin", $"host: {Text}", "")]
    [InlineData("telemetry.istio.io/v1", "Telemetry", $"host: {Text}", "")]
    [InlineData("example.com/v1", "Thing", $"host: {Text}", "")]
    [InlineData("v1", "ConfigMap", $"host: {Text}", "")]
    public void Fields_of_hosts_and_names(string apiVersion, string kind, string spec, string field) =>
        Assert.Equal(field, Told(apiVersion, kind, $"spec: {{{spec}}}"));

    [Theory]
    [InlineData($"data: {{a: {Text}, b: eA==}}", "data.a")]
    [InlineData($"stringData: {{a: {Text}}}", "")]
    [InlineData($"spec: {{host: {Text}}}", "")]
    public void Of_a_Secret_the_data(string content, string field) =>
        Assert.Equal(field, Told("v1", "Secret", content));

    /// <summary>What else is wrong in the package is told as ever.</summary>
    [Fact]
    public void Other_fields_are_told_as_well() =>
        Assert.Equal(
            "error placeholder spec.servers[0].hosts[0]\nerror gateway-host spec.servers[0].hosts[1]",
            CheckRun
                .Of(
                    TestMesh.Of(
                        "Gateway",
                        "in",
                        "shop",
                        "{selector: {app: x}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: "
                            + "['${X}', one]}]}"
                    )
                )
                .Serious
        );
}
