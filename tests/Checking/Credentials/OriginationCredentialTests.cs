namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>
/// A hand-written DestinationRule with a credential needs a CA for the server, in the namespace where the proxy looks.
/// </summary>
public sealed class OriginationCredentialTests
{
    const string Pair = "tls.crt: eA==, tls.key: eA==";
    const string Selector = "workloadSelector: {matchLabels: {app: a}}, ";

    [Theory]
    [InlineData("istio-system", Pair, "", "", "warning")]
    [InlineData("istio-system", $"{Pair}, ca.crt: eA==", "", "", "")]
    [InlineData("istio-system", $"{Pair}, cacert: eA==", "", "", "")]
    [InlineData("istio-system", Pair, "ca.crt: eA==", "", "")]
    [InlineData("istio-system", $"{Pair}, ca.crt: eA==", Pair, "", "error")]
    [InlineData("shop", Pair, "", "", "")]
    [InlineData("shop", Pair, "", Selector, "warning")]
    [InlineData("istio-system", Pair, "", Selector, "")]
    public void A_CA_is_looked_for_where_the_proxy_looks(
        string ns,
        string keys,
        string ca,
        string selector,
        string severity
    )
    {
        foreach (var mode in new[] { "SIMPLE", "MUTUAL" })
        {
            var told = CheckRun
                .Of(
                    Rule($"mode: {mode}, credentialName: partner", selector)
                        + Secret("partner", ns, keys)
                        + (ca.Length > 0 ? Secret("partner-cacert", ns, ca) : "")
                )
                .Told.Split('\n')
                .Where(line => line.Contains("egress-credential-without-ca", StringComparison.Ordinal));

            Assert.Equal(
                severity.Length == 0
                    ? []
                    : [$"{severity} egress-credential-without-ca spec.trafficPolicy.tls.credentialName"],
                told
            );
        }
    }

    [Theory]
    [InlineData("mode: SIMPLE, credentialName: partner, insecureSkipVerify: true")]
    [InlineData("mode: SIMPLE, credentialName: 'configmap://istio-system/partner'")]
    [InlineData("mode: SIMPLE")]
    public void What_needs_no_CA_of_a_Secret_is_not_asked_for_one(string tls) =>
        Assert.DoesNotContain(
            "egress-credential-without-ca",
            CheckRun.Of(Rule(tls, "") + Secret("partner", "istio-system", Pair)).Told,
            StringComparison.Ordinal
        );

    static string Rule(string tls, string selector) =>
        $$"""
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: partner, namespace: shop}
            spec: {host: partner.example.com, {{selector}}trafficPolicy: {tls: { {{tls}} } } }
            ---

            """;

    static string Secret(string name, string ns, string data) =>
        $$"""
            apiVersion: v1
            kind: Secret
            metadata: {name: {{name}}, namespace: {{ns}}}
            data: { {{data}} }
            ---

            """;
}
