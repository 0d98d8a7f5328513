using System.Text;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>
/// A hand-written DestinationRule with a credential needs a CA for the server, in the namespace where the proxy looks.
/// </summary>
public sealed class OriginationCredentialTests
{
    const string Pair = "tls.crt: eA==, tls.key: eA==";
    const string Good = "a certificate, its key and a CA";
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
    [InlineData("shop", Pair, "", "workloadSelector: {}, ", "warning")]
    [InlineData("istio-system", Pair, "", "workloadSelector: {matchLabels: {}}, ", "")]
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

    /// <summary>Of a Secret it would be looked for under a second name; a ConfigMap is all there is.</summary>
    [Fact]
    public void A_ConfigMap_without_a_CA_is_an_error() =>
        Assert.Contains(
            "error egress-credential-without-ca spec.trafficPolicy.tls.credentialName",
            CheckRun
                .Of(
                    Rule("mode: SIMPLE, credentialName: 'configmap://istio-system/partner'", "")
                        + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: partner, namespace: istio-system}\n"
                        + "data: {other: x}\n"
                )
                .Told,
            StringComparison.Ordinal
        );

    /// <summary>Which field leads to the Secret, and what its CA is looked for under.</summary>
    [Theory]
    [InlineData(
        "trafficPolicy: {tls: {mode: SIMPLE, credentialName: partner}}",
        "spec.trafficPolicy.tls.credentialName"
    )]
    [InlineData(
        "trafficPolicy: {tls: {mode: SIMPLE, credentialName: 'kubernetes://partner'}}",
        "spec.trafficPolicy.tls.credentialName"
    )]
    [InlineData(
        "trafficPolicy: {portLevelSettings: [{port: {number: 80}, tls: {mode: SIMPLE, credentialName: partner}}]}",
        "spec.trafficPolicy.portLevelSettings[0].tls.credentialName"
    )]
    [InlineData(
        "subsets: [{name: v1, trafficPolicy: {tls: {mode: MUTUAL, credentialName: partner}}}]",
        "spec.subsets[0].trafficPolicy.tls.credentialName"
    )]
    [InlineData(
        "trafficPolicy: {tls: {mode: SIMPLE, caCertCredentialName: partner-cacert}}",
        "spec.trafficPolicy.tls.caCertCredentialName"
    )]
    [InlineData(
        "trafficPolicy: {tls: {mode: MUTUAL, credentialName: other, caCertCredentialName: partner}}",
        "spec.trafficPolicy.tls.caCertCredentialName"
    )]
    [InlineData(
        "trafficPolicy: {tls: {mode: SIMPLE, credentialName: partner-cacert}}",
        "spec.trafficPolicy.tls.credentialName"
    )]
    [InlineData(
        "trafficPolicy: {tls: {mode: SIMPLE, credentialName: istio-system/partner}}",
        "spec.trafficPolicy.tls.credentialName"
    )]
    [InlineData("trafficPolicy: {tls: {mode: SIMPLE, credentialName: shop/partner}}", "")]
    [InlineData("trafficPolicy: {tls: {mode: ISTIO_MUTUAL, credentialName: partner}}", "")]
    [InlineData("trafficPolicy: {tls: {mode: SIMPLE, credentialName: partner, insecureSkipVerify: true}}", "")]
    [InlineData(
        "trafficPolicy: {tls: {mode: SIMPLE, credentialName: partner, insecureSkipVerify: false}}",
        "spec.trafficPolicy.tls.credentialName"
    )]
    public void It_is_told_at_the_field_that_names_the_Secret(string policy, string field)
    {
        var run = CheckRun.Of(
            TestMesh.Of("DestinationRule", "partner", "shop", $"{{host: partner.example.com, {policy}}}")
                + "---\n"
                + Secret("partner", "istio-system", Pair),
            "--istio-version",
            "1.32"
        );

        Assert.Equal(
            field.Length == 0 ? [] : [field],
            run.OfRule("egress-credential-without-ca").Select(finding => (string)finding["field"]!)
        );
        Assert.Equal(
            field.Length > 0,
            run.Of("egress-credential-without-ca").Contains("'partner-cacert'", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("credentialName: p", "credentialName")]
    [InlineData("caCertCredentialName: p", "caCertCredentialName")]
    [InlineData("credentialName: p, caCertCredentialName: ''", "credentialName")]
    [InlineData("credentialName: ''", null)]
    public void A_name_of_one_letter_is_one(string tls, string? field) =>
        Assert.Equal(
            field is null ? [] : [$"spec.trafficPolicy.tls.{field}"],
            CheckRun
                .Of(Rule($"mode: SIMPLE, {tls}", "") + Secret("p", "istio-system", Pair), "--istio-version", "1.32")
                .OfRule("egress-credential-without-ca")
                .Select(finding => (string)finding["field"]!)
        );

    /// <summary>What nobody can read is judged by nobody.</summary>
    [Theory]
    [InlineData("data: {ca.crt: '%'}")]
    [InlineData("data: {cacert: '%'}")]
    [InlineData("data: {tls.crt: 'ENC[x]'}\nsops: {}")]
    public void A_CA_that_cannot_be_read_may_be_one(string content) =>
        Assert.DoesNotContain(
            "egress-credential-without-ca",
            CheckRun
                .Of(
                    Rule("mode: SIMPLE, credentialName: partner", "")
                        + "apiVersion: v1\nkind: Secret\nmetadata: {name: partner, namespace: istio-system}\n"
                        + content
                )
                .Told,
            StringComparison.Ordinal
        );

    /// <summary>The egress gateway's pods read the namespace that the ingress gateway's read.</summary>
    [Theory]
    [InlineData("partner.example.com", "", "credentialName: partner", "'partner'")]
    [InlineData(
        "partner.example.com",
        "",
        "credentialName: x, caCertCredentialName: partner-cacert",
        "'partner-cacert'"
    )]
    [InlineData(
        "partner.example.com",
        "",
        "credentialName: partner, caCertCredentialName: partner-cacert",
        "'partner'"
    )]
    [InlineData("partner.example.com", "", "credentialName: other", "")]
    [InlineData("partner.example.com", Selector, "credentialName: partner", "")]
    [InlineData("partner", "", "credentialName: partner", "")]
    [InlineData("partner.shop.svc.cluster.local", "", "credentialName: partner", "")]
    [InlineData("partner.cluster.local", "", "credentialName: partner", "'partner'")]
    public void A_Gateways_Secret_is_no_credential_for_a_partner(
        string host,
        string selector,
        string server,
        string secret
    )
    {
        var told = CheckRun
            .Of(
                TestMesh.Of(
                    "DestinationRule",
                    "partner",
                    "shop",
                    $"{{host: {host}, {selector}trafficPolicy: {{tls: {{mode: SIMPLE, credentialName: partner}}}}}}"
                )
                    + TestMesh.Of(
                        "Gateway",
                        "in",
                        "shop",
                        "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: "
                            + $"HTTPS}}, hosts: [a.example.com], tls: {{mode: MUTUAL, {server}}}}}]}}"
                    )
            )
            .Of("egress-credential-of-gateway");

        if (secret.Length == 0)
            Assert.Equal("", told);
        else
        {
            Assert.DoesNotContain('\n', told);
            Assert.StartsWith(
                $"warning spec.trafficPolicy.tls.credentialName: {secret} in istio-system is a Secret of Gateway "
                    + "shop/in too.",
                told,
                StringComparison.Ordinal
            );
        }
    }

    /// <summary>What lies elsewhere is another Secret, or none at all.</summary>
    [Theory]
    [InlineData("credentialName: partner", true)]
    [InlineData("credentialName: istio-system/partner", true)]
    [InlineData("credentialName: shop/partner", false)]
    [InlineData("credentialName: x, caCertCredentialName: 'configmap://istio-system/partner'", false)]
    public void A_Gateways_Secret_is_known_by_its_place(string tls, bool isTold) =>
        Assert.Equal(
            isTold,
            CheckRun
                .Of(
                    Rule($"mode: SIMPLE, {tls}", "")
                        + TestMesh.Of(
                            "Gateway",
                            "in",
                            "shop",
                            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: "
                                + "HTTPS}, hosts: [a.example.com], tls: {mode: SIMPLE, credentialName: partner}}]}"
                        ),
                    "--istio-version",
                    "1.32"
                )
                .OfRule("egress-credential-of-gateway")
                .Any()
        );

    /// <summary>At the field that names it.</summary>
    [Theory]
    [InlineData("mode: MUTUAL, credentialName: pair-cacert, insecureSkipVerify: true", "egress-ca-only-credential")]
    [InlineData("mode: SIMPLE, credentialName: partner", "ca-crl-ignored")]
    public void What_is_wrong_with_a_Secret_is_told_at_its_name(string tls, string rule) =>
        Assert.Equal(
            "spec.trafficPolicy.tls.credentialName",
            (string)
                CheckRun
                    .Of(Rule(tls, Selector) + Secret("partner", "shop", "ca.crt: eA==, crl: eA=="))
                    .OfRule(rule)
                    .Single()["field"]!
        );

    /// <summary>The client's certificate is looked into wherever the CA comes from, or does not.</summary>
    [Theory]
    [InlineData("credentialName: partner", Good, "")]
    [InlineData("credentialName: partner, insecureSkipVerify: true", Good, "")]
    [InlineData("credentialName: partner, insecureSkipVerify: true", Pair, "egress-credential-unusable")]
    [InlineData("credentialName: shop/partner, insecureSkipVerify: true", Pair, "egress-credential-unusable")]
    [InlineData("credentialName: other/partner, insecureSkipVerify: true", Pair, "client-credential-elsewhere")]
    [InlineData(
        "credentialName: partner, caCertCredentialName: 'configmap://shop/ca'",
        Pair,
        "egress-credential-unusable"
    )]
    [InlineData("credentialName: partner, caCertCredentialName: 'configmap://shop/ca'", Good, "")]
    [InlineData(
        "credentialName: partner, caCertCredentialName: 'configmap://shop/none'",
        Good,
        "egress-credential-without-ca"
    )]
    [InlineData("credentialName: pair-cacert, insecureSkipVerify: true", Good, "egress-ca-only-credential")]
    [InlineData("credentialName: partner, insecureSkipVerify: true", "ca.crt: eA==", "egress-credential-unusable")]
    public void The_clients_certificate_is_looked_into_as_trace_does(string tls, string keys, string rule)
    {
        var package =
            Rule($"mode: MUTUAL, {tls}", Selector)
            + Secret("partner", "shop", keys == Good ? TestMesh.Contents("tls.crt", "tls.key", "ca.crt") : keys)
            + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ca, namespace: shop}\ndata: {ca.crt: "
            + $"{JsonValue.Create(Encoding.UTF8.GetString(Fixtures.Read("good.crt"))).ToJsonString()}}}\n---\n"
            + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: none, namespace: shop}\ndata: {a: b}\n---\n"
            + TestMesh.Entry(
                "partner",
                "shop",
                "partner.example.com",
                "{number: 80, name: http, protocol: HTTP, targetPort: 443}"
            );

        Assert.Equal(
            rule,
            string.Join(
                ' ',
                CheckRun
                    .Of(package, "--istio-version", "1.32")
                    .Findings.Select(finding => (string)finding["rule"]!)
                    .Where(name => name.Contains("credential", StringComparison.Ordinal))
                    .Where(name => name != "egress-credential-outdated")
                    .Distinct()
            )
        );
        var trace = Session.RunWith(
            package,
            [
                "trace",
                "--istio-version",
                "1.32",
                "--from",
                "shop",
                "--label",
                "app=a",
                "--to",
                "http://partner.example.com",
                "-",
            ]
        );
        Assert.Equal(rule.Length == 0 ? 0 : 1, trace.ExitCode);
    }

    /// <summary>The proxy does not read it, which another rule says.</summary>
    [Fact]
    public void A_Secret_of_another_namespace_is_not_looked_into()
    {
        var run = CheckRun.Of(
            Rule("mode: MUTUAL, credentialName: other/partner, insecureSkipVerify: true", Selector)
                + Secret("partner", "other", "tls.crt: eA==")
        );

        Assert.Equal("", run.Of("egress-credential-unusable"));
        Assert.NotEqual("", run.Of("client-credential-elsewhere"));
    }

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
