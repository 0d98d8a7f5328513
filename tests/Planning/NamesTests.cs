namespace Kyma.Krm.Tests.Planning;

/// <summary>Two configs that would render one resource: the message says which field gives it another name.</summary>
public sealed class NamesTests
{
    const string GatewayName = "`gateway.name`";
    const string SourceName = "`gateway.name`, or `name` of the certificate's source";
    const string SecretName = "`certificate.secretName` or `gateway.name`";
    const string ServiceName = "the service's `name` in `egress.services`";

    const string Bank =
        "egress: {namespace: shop, services: [{name: bank, hosts: [%.example.com], tls: {mode: MUTUAL, "
        + "credentialName: bank-client}, workloadSelector: {matchLabels: {app: payments}}}]}";

    const string Config = "`metadata.name` of the config";

    const string Partner =
        "egress: {namespace: shop, exportTo: [.], services: [{name: %, hosts: [%.example.com], via: EgressGateway}]}";

    [Theory]
    [InlineData("Gateway", "domain: local.kyma.dev, gateway: {name: edge}, certificate: {gardener: {}}", GatewayName)]
    [InlineData(
        "Certificate",
        "domain: local.kyma.dev, gateway: {name: edge}, certificate: {gardener: {}}",
        SourceName
    )]
    [InlineData(
        "DNSEntry",
        "domain: local.kyma.dev, certificate: {gardener: {}}, dns: {gardener: {targets: [203.0.113.10]}}",
        GatewayName
    )]
    [InlineData("Secret", "domain: local.kyma.dev, certificate: {selfSigned: {}}", SecretName)]
    [InlineData(
        "ExternalSecret",
        "domain: local.kyma.dev, certificate: {provided: {externalSecret: {secretStoreRef: {name: vault}, key: tls}}}",
        SecretName
    )]
    [InlineData("ServiceEntry", Bank, ServiceName)]
    [InlineData("DestinationRule", Bank, ServiceName)]
    [InlineData("VirtualService", Bank, ServiceName)]
    [InlineData("Role", Bank, ServiceName)]
    [InlineData("RoleBinding", Bank, ServiceName)]
    [InlineData(
        "APIRule",
        "apiRules: [{name: a, namespace: a, gateway: b/c, host: %.example.com, service: {name: a, port: 80}}]",
        "its `name` in `apiRules`"
    )]
    [InlineData(
        "RateLimit",
        "rateLimits: [{name: a, namespace: shop, selectorLabels: {app: %}, local: "
            + "{defaultBucket: {maxTokens: 1, tokensPerFill: 1, fillInterval: 1s}}}]",
        "its `name` in `rateLimits`"
    )]
    [InlineData("Gateway", Partner, Config)]
    [InlineData("AuthorizationPolicy", Partner, Config)]
    public void The_field_that_names_the_resource_is_named(string kind, string spec, string field)
    {
        const string pods =
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: payments, namespace: shop}, spec: "
            + "{template: {metadata: {labels: {app: payments}}, spec: {serviceAccountName: payer}}}}";
        string Spec(string host) => $"{{{spec.Replace("%", host, StringComparison.Ordinal)}}}";
        var package = new KptPackage(
            KptPackage.Kptfile("Kptfile", true, "/m/p"),
            KptPackage.Config(Spec("a"), package: "/m/p"),
            KptPackage.Kptfile("Kptfile", false, "/m/p/sub"),
            KptPackage.Config(Spec("b"), package: "/m/p/sub"),
            KptPackage.At(KptPackage.Parse(pods), "pods.yaml", "/m/p")
        ).Run();

        Assert.Contains(
            package.Results.Split('\n'),
            line =>
                line.Contains("rendered-twice", StringComparison.Ordinal)
                && line.Contains($"would both render {kind} ", StringComparison.Ordinal)
                && line.EndsWith($": give one of them another name, with {field}", StringComparison.Ordinal)
        );
    }
}
