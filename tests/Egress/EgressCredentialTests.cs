namespace Kyma.Krm.Tests.Egress;

/// <summary>A client certificate is shown by whom it is meant for, and nobody sends plain text instead.</summary>
public sealed class EgressCredentialTests
{
    const string AtSidecar =
        "{name: bank, hosts: [bank.example.com], tls: {mode: MUTUAL, credentialName: bank-client}, "
        + "workloadSelector: {matchLabels: {app: payments}}}";

    [Fact]
    public void The_service_account_is_that_of_the_selected_workloads()
    {
        var traffic = Services(
            AtSidecar,
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: payments, namespace: shop}
            spec: {template: {metadata: {labels: {app: payments, tier: back}}, spec: {serviceAccountName: payer}}}
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: nightly, namespace: shop}
            spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: payments}}, spec: {}}}}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: other, namespace: shop}
            spec: {template: {metadata: {labels: {app: other}}, spec: {serviceAccountName: other}}}
            """
        );

        Assert.Empty(traffic.Told);
        Assert.Equal(
            ["default", "payer"],
            traffic.Resource("RoleBinding", "bank")["subjects"]!.AsArray().Select(subject => (string?)subject!["name"])
        );
    }

    [Fact]
    public void Pods_that_were_not_selected_begin_TLS_without_the_credential()
    {
        var traffic = Services(AtSidecar);

        var others = traffic.Resource("DestinationRule", "bank-others")["spec"]!;
        Assert.Null(others["workloadSelector"]);
        Assert.Equal(
            """{"mode":"SIMPLE"}""",
            others["trafficPolicy"]!["portLevelSettings"]![0]!["tls"]!.ToJsonString()
        );
        Assert.Equal("""["."]""", traffic.Resource("DestinationRule", "bank")["spec"]!["exportTo"]!.ToJsonString());
    }

    [Theory]
    [InlineData("shop", AtSidecar, "")]
    [InlineData(
        "istio-system",
        AtSidecar,
        "'bank-client' must be a Secret in the namespace 'shop', but it is in 'istio-system' (resources.yaml)"
    )]
    [InlineData(
        "shop",
        "{hosts: [bank.example.com], tls: {mode: MUTUAL, credentialName: bank-client}, via: EgressGateway}",
        "'bank-client' must be a Secret in the namespace 'istio-system', but it is in 'shop' (resources.yaml)"
    )]
    public void The_Secret_lies_where_it_is_looked_for(string @namespace, string service, string expected)
    {
        var traffic = Services(
            service,
            $"apiVersion: v1\nkind: Secret\nmetadata: {{name: bank-client, namespace: {@namespace}}}\n"
        );

        Assert.Equal(
            expected,
            string.Join(
                '\n',
                traffic
                    .Findings.Where(finding => finding.Rule.Name == "egress-credential-out-of-reach")
                    .Select(finding => finding.Message)
            )
        );
    }

    [Fact]
    public void Where_pods_are_selected_their_namespace_is_written() =>
        Assert.Contains(
            "egress-selector-needs-namespace spec.egress.namespace",
            Traffic.Of($"{{egress: {{services: [{AtSidecar}]}}}}").Told
        );

    [Fact]
    public void A_name_asked_for_is_also_the_name_that_is_accepted()
    {
        var traffic = Services("{name: a, hosts: [a.example.com], tls: {mode: SIMPLE, sni: b.example.com}}");

        Assert.Equal("""{"mode":"SIMPLE","subjectAltNames":["b.example.com"],"sni":"b.example.com"}""", TlsOf(traffic));
    }

    [Fact]
    public void On_TCP_both_names_are_written_because_there_is_no_Host_header()
    {
        var traffic = Services(
            "{name: a, hosts: [a.example.com], preset: redis, addresses: [192.0.2.1], tls: {mode: SIMPLE}}"
        );

        Assert.Equal("""{"mode":"SIMPLE","subjectAltNames":["a.example.com"],"sni":"a.example.com"}""", TlsOf(traffic));
    }

    [Theory]
    [InlineData("{name: a, namespace: istio-system}, data: {tls.crt: eA==, tls.key: eA==}", "", "Warning")]
    [InlineData("{name: a, namespace: istio-system}, data: {tls.crt: eA==, tls.key: eA==, ca.crt: eA==}", "", "")]
    [InlineData(
        "{name: a, namespace: istio-system}, data: {tls.crt: eA==, tls.key: eA==}",
        "{name: a-cacert, namespace: istio-system}, data: {ca.crt: eA==}",
        ""
    )]
    [InlineData(
        "{name: a, namespace: istio-system}, data: {tls.crt: eA==, tls.key: eA==, ca.crt: eA==}",
        "{name: a-cacert, namespace: istio-system}, data: {tls.crt: eA==}",
        "Error"
    )]
    [InlineData("{name: a, namespace: other}, data: {tls.crt: eA==, tls.key: eA==}", "", "")]
    public void A_credential_needs_a_CA_for_the_server(string secret, string ca, string severity)
    {
        var secrets = string.Join(
            "\n---\n",
            new[] { secret, ca }
                .Where(text => text.Length > 0)
                .Select(text => $"{{apiVersion: v1, kind: Secret, metadata: {text}}}")
        );
        foreach (var mode in new[] { "SIMPLE", "MUTUAL" })
            Assert.Equal(
                severity,
                string.Join(
                    ' ',
                    Services(
                        $"{{hosts: [a.example.com], tls: {{mode: {mode}, credentialName: a}}, via: EgressGateway}}",
                        secrets
                    )
                        .Findings.Where(finding => finding.Rule.Name == "egress-credential-without-ca")
                        .Select(finding => finding.Severity)
                )
            );
    }

    static string TlsOf(Traffic traffic) =>
        traffic.Resource("DestinationRule", "a")["spec"]!["trafficPolicy"]!["portLevelSettings"]![0]![
            "tls"
        ]!.ToJsonString();

    static Traffic Services(string services, string resources = "") =>
        Traffic.Of($"{{egress: {{namespace: shop, services: [{services}]}}}}", resources);
}
