namespace Kyma.Krm.Tests.Egress;

/// <summary>
/// Secrets in istio-system have no owner: who names another's speaks with its certificate, or trusts its clients' CA.
/// </summary>
public sealed class SharedSecretTests
{
    [Theory]
    [InlineData("shop", "bank", "partner", "partner", "egress-credential-shared")]
    [InlineData("shop", "bank", "shop-partner", "bank-partner", "")]
    [InlineData("shop", "shop", "partner", "partner", "")]
    public void Two_namespaces_with_one_credential_at_the_egress_gateway(
        string one,
        string other,
        string first,
        string second,
        string expected
    ) =>
        Assert.Equal(
            expected.Length == 0 ? "" : $"warning {expected} spec.egress.services[0].tls.credentialName",
            Told(Egress("a", one, first) + Egress("b", other, second), "egress-credential-shared")
        );

    const string OfRule = "warning egress-credential-shared spec.trafficPolicy.tls.credentialName";

    const string OfConfig = "warning egress-credential-shared spec.egress.services[0].tls.credentialName";

    /// <summary>Whoever wrote the two, a config or somebody.</summary>
    [Theory]
    [InlineData("shop", "bank", "", OfRule)]
    [InlineData("shop", "shop", "", "")]
    [InlineData("shop", "bank", "workloadSelector: {matchLabels: {app: a}}", "")]
    // Those of the gateways' own namespace speak for no other.
    [InlineData("shop", "istio-system", "", "")]
    public void Rules_that_someone_wrote_share_a_credential(string one, string other, string more, string expected) =>
        Assert.Equal(
            expected,
            Told(Rule("a", one, "partner") + Rule("b", other, "partner", more), "egress-credential-shared")
        );

    [Theory]
    [InlineData("shop", "partner", "", OfConfig)]
    [InlineData("shop", "kubernetes://partner", "", OfConfig)]
    [InlineData("shop", "istio-system/partner", "", OfConfig)]
    [InlineData("shop", "shop/partner", "", "")]
    [InlineData("shop", "configmap://istio-system/partner", "", "")]
    [InlineData("shop", "other", "", "")]
    [InlineData("bank", "partner", "", "")]
    [InlineData("shop", "partner", "workloadSelector: {matchLabels: {app: a}}", "")]
    public void A_config_and_a_rule_that_someone_wrote_share_a_credential(
        string @namespace,
        string credential,
        string more,
        string expected
    )
    {
        var package = Egress("b", "bank", "partner") + Rule("a", @namespace, credential, more);
        Assert.Equal(expected, Told(package, "egress-credential-shared"));
        Assert.Equal(
            expected.Length > 0,
            Session
                .RunWith(package, "render", "-")
                .Stderr.Contains("is named by the DestinationRule shop/a", StringComparison.Ordinal)
        );
    }

    static string Rule(string name, string ns, string credential, string more = "") =>
        $$"""
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: {{name}}, namespace: {{ns}} }
            spec:
              host: {{name}}.example.net
              {{more}}
              trafficPolicy:
                tls: {mode: MUTUAL, credentialName: "{{credential}}"}
            ---

            """;

    [Theory]
    [InlineData("a-cacert", "a-cacert", "shop", "bank", "client-ca-shared")]
    [InlineData("a-cacert", "b-cacert", "shop", "bank", "")]
    [InlineData("a-cacert", "a-cacert", "shop", "shop", "")]
    public void Two_Gateways_with_one_CA_for_their_clients(
        string first,
        string second,
        string one,
        string other,
        string expected
    ) =>
        Assert.Equal(
            expected.Length == 0 ? "" : $"warning {expected} spec.gateway.tls.clientCA.secretName",
            Told(Ingress("a", one, first) + Ingress("b", other, second), "client-ca-shared")
        );

    [Theory]
    [InlineData("shop.a-certs", true)]
    [InlineData("clients", true)]
    [InlineData("partner", false)]
    public void The_Secret_of_a_Gateway_is_no_credential_for_a_partner(string credential, bool isShared) =>
        Assert.Equal(
            isShared ? "warning egress-credential-of-gateway spec.egress.services[0].tls.credentialName" : "",
            Told(
                Ingress("a", "shop", "clients-cacert") + Egress("b", "shop", credential),
                "egress-credential-of-gateway"
            )
        );

    [Theory]
    [InlineData("partner", true)]
    [InlineData("other", false)]
    public void Nor_is_the_Secret_of_a_Gateway_that_someone_wrote(string credential, bool isShared) =>
        Assert.Equal(
            isShared ? "warning egress-credential-of-gateway spec.egress.services[0].tls.credentialName" : "",
            Told(Gateway + Egress("b", "shop", credential), "egress-credential-of-gateway")
        );

    [Theory]
    [InlineData("bank.example.com", "", true)]
    [InlineData("bank.example.com", "workloadSelector: {matchLabels: {app: a}}, ", false)]
    [InlineData("backend.shop.svc.cluster.local", "", false)]
    public void Nor_for_a_DestinationRule_that_someone_wrote(string host, string selector, bool isShared) =>
        Assert.Equal(
            isShared ? "warning egress-credential-of-gateway spec.trafficPolicy.tls.credentialName" : "",
            Told(
                Gateway
                    + $$"""
                    apiVersion: networking.istio.io/v1
                    kind: DestinationRule
                    metadata: {name: bank, namespace: shop}
                    spec: {host: {{host}}, {{selector}}trafficPolicy: {tls: {mode: MUTUAL, credentialName: partner} } }

                    """,
                "egress-credential-of-gateway"
            )
        );

    const string Gateway = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: theirs, namespace: shop}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
            hosts: [shop.example.com]
            tls: {mode: SIMPLE, credentialName: partner}
        ---

        """;

    static string Egress(string name, string ns, string credential) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: {{name}}, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              egress:
                namespace: {{ns}}
                exportTo: [.]
                services:
                - hosts: [{{name}}.example.org]
                  tls: {mode: MUTUAL, credentialName: {{credential}} }
                  via: EgressGateway
            ---

            """;

    static string Ingress(string name, string ns, string ca) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: {{name}}, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              domain: {{name}}.example.com
              gateway: {name: {{name}}, namespace: {{ns}}, tls: {mode: MUTUAL, clientCA: {secretName: {{ca}} } } }
              certificate: {gardener: {} }
            ---

            """;

    static string Told(string package, string rule) =>
        string.Join(
            '\n',
            CheckRun.Of(package).Told.Split('\n').Where(line => line.Contains(rule, StringComparison.Ordinal))
        );
}
