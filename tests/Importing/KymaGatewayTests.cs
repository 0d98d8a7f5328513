using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Importing;

/// <summary>kyma-gateway as each era of Kyma wrote it.</summary>
public sealed class KymaGatewayTests
{
    const string FiveSuites = """
                minProtocolVersion: TLSV1_2
                cipherSuites:
                - ECDHE-RSA-CHACHA20-POLY1305
                - ECDHE-RSA-AES256-GCM-SHA384
                - ECDHE-RSA-AES256-SHA
                - ECDHE-RSA-AES128-GCM-SHA256
                - ECDHE-RSA-AES128-SHA
        """;

    const string BothLabels = "{app: istio-ingressgateway, istio: ingressgateway}";

    const string LegacyCertificate = """
        apiVersion: cert.gardener.cloud/v1alpha1
        kind: Certificate
        metadata: {name: kyma-tls-cert, namespace: istio-system}
        spec: {commonName: "*.shop.example.com", secretName: kyma-gateway-certs}
        """;

    const string OperatorsCertificate = """
        apiVersion: cert.gardener.cloud/v1alpha1
        kind: Certificate
        metadata: {name: kyma-tls-cert, namespace: istio-system}
        spec:
          secretName: kyma-gateway-certs
          commonName: "*.shop.example.com"
          issuerRef: {name: garden}
          privateKey: {size: 4096}
          secretLabels:
            app.kubernetes.io/name: api-gateway-operator
            app.kubernetes.io/version: "3.10.0"
            kyma-project.io/module: api-gateway
        """;

    /// <summary>What the certificate controllers read alike, whatever it is called.</summary>
    static readonly string[] OtherWords = ["secretName", "secretRef", "privateKey", "privateKey.algorithm"];

    static string Gateway(string version, string selector, string tls) =>
        $$"""
            apiVersion: networking.istio.io/{{version}}
            kind: Gateway
            metadata: {name: kyma-gateway, namespace: kyma-system}
            spec:
              selector: {{selector}}
              servers:
              - port: {number: 443, name: https, protocol: HTTPS}
                tls:
                    mode: SIMPLE
                    credentialName: kyma-gateway-certs
            {{tls}}
                hosts: ["*.shop.example.com"]
              - port: {number: 80, name: http, protocol: HTTP}
                tls: {httpsRedirect: true}
                hosts: ["*.shop.example.com"]
            """;

    [Theory]
    [InlineData("v1alpha3")]
    [InlineData("v1beta1")]
    [InlineData("v1")]
    public void With_five_suites_it_is_rendered_as_it_was_and_needs_no_word(string version)
    {
        var run = ImportRun.Of(Gateway(version, BothLabels, FiveSuites));

        Assert.Empty(run.Differences);
        Assert.Equal(["Gateway kyma-system/kyma-gateway"], run.Rendered);
        Assert.DoesNotContain("gateway:\n", run.Configs);
        Assert.Contains("  domain: shop.example.com\n  certificate:\n    existing: {}\n", run.Configs);
    }

    [Fact]
    public void Without_suites_none_are_rendered_and_only_Envoys_own_lowest_version_is_written_out()
    {
        var run = ImportRun.Of(Gateway("v1alpha3", BothLabels, ""));

        Assert.Equal(["Gateway kyma-system/kyma-gateway spec.servers[0].tls.minProtocolVersion"], run.Differences);
        Assert.Contains("    tls:\n      cipherSuites: []\n", run.Configs);
        Assert.Contains(
            run.Findings,
            finding =>
                finding.Rule.Name == "import-same-meaning"
                && finding.Place.Field == "spec.servers[0].tls.minProtocolVersion"
        );
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void The_selector_of_1_14_is_kept()
    {
        var run = ImportRun.Of(Gateway("v1alpha3", "{istio: ingressgateway}", FiveSuites));

        Assert.Empty(run.Differences);
        Assert.Contains("    selector:\n      istio: ingressgateway\n", run.Configs);
    }

    [Theory]
    [InlineData(LegacyCertificate)]
    [InlineData(OperatorsCertificate)]
    public void Its_Certificate_is_rendered_with_the_same_names_issuer_key_and_labels(string certificate)
    {
        var run = ImportRun.Of($"{Gateway("v1alpha3", BothLabels, FiveSuites)}\n---\n{certificate}");

        Assert.Equal(["Certificate istio-system/kyma-tls-cert", "Gateway kyma-system/kyma-gateway"], run.Rendered);
        Assert.Subset(
            OtherWords.Select(field => $"Certificate istio-system/kyma-tls-cert spec.{field}").ToHashSet(),
            run.Differences.ToHashSet()
        );
        Assert.Empty(run.Warnings);
        Assert.DoesNotContain("dnsNames", run.Configs);
    }

    /// <summary>What comes next, and what there is nothing to do about.</summary>
    [Fact]
    public void What_can_be_better_and_what_stays_is_an_info()
    {
        var run = ImportRun.Of(
            $$"""
            {{Gateway("v1", BothLabels, FiveSuites)}}
            ---
            {{OperatorsCertificate}}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: web, namespace: shop}
            spec: {hosts: [web.shop.example.com], gateways: [kyma-system/kyma-gateway],
              http: [{route: [{destination: {host: web} }]}]}
            """
        );

        Assert.Equal(
            [
                "info import-better-way Certificate istio-system/kyma-tls-cert spec.secretLabels",
                "info import-stays-aside VirtualService shop/web ",
            ],
            run.Findings.Where(finding => finding.Rule.Name is "import-better-way" or "import-stays-aside")
                .Select(finding =>
                    $"{finding.Severity.Word()} {finding.Rule.Name} {finding.Place.Resource} {finding.Place.Field}"
                )
        );
    }

    [Fact]
    public void A_Certificate_of_todays_spelling_is_the_same()
    {
        var run = ImportRun.Of(
            $$"""
            {{Gateway("v1", BothLabels, FiveSuites)}}
            ---
            apiVersion: cert.gardener.cloud/v1alpha1
            kind: Certificate
            metadata: {name: kyma-tls-cert, namespace: istio-system}
            spec:
              secretRef: {name: kyma-gateway-certs, namespace: istio-system}
              commonName: "*.shop.example.com"
              dnsNames: [shop.example.com, www.example.com]
              issuerRef: {name: mine, namespace: istio-system}
              privateKey: {algorithm: RSA, size: 3072}
              followCNAME: true
              preferredChain: ISRG Root X1
            """
        );

        Assert.Empty(run.Differences);
        Assert.Empty(run.Warnings);
    }

    [Fact]
    public void What_a_Certificate_has_beyond_a_config_keeps_it_where_it_is()
    {
        var run = ImportRun.Of(
            $"{Gateway("v1", BothLabels, FiveSuites)}\n"
                + "---\n"
                + LegacyCertificate.Replace("secretName:", "keystores: {jks: {create: true}}, secretName:")
        );

        Assert.Equal(["Gateway kyma-system/kyma-gateway"], run.Rendered);
        Assert.Contains("existing: {}", run.Configs);
        Assert.Contains(
            run.Warnings,
            warning =>
                warning.StartsWith("Certificate istio-system/kyma-tls-cert spec.keystores: ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_cert_manager_Certificate_keeps_its_name_issuer_and_durations()
    {
        var run = ImportRun.Of(
            $$"""
            {{Gateway("v1", BothLabels, FiveSuites)}}
            ---
            apiVersion: cert-manager.io/v1
            kind: Certificate
            metadata: {name: shop-tls, namespace: istio-system}
            spec:
              secretName: kyma-gateway-certs
              issuerRef: {name: letsencrypt, kind: ClusterIssuer}
              dnsNames: ["*.shop.example.com"]
              duration: 2160h0m0s
              renewBefore: 360h0m0s
              privateKey: {algorithm: RSA, size: 4096}
              usages: [digital signature, key encipherment, server auth]
            """
        );

        Assert.Empty(run.Differences);
        Assert.Contains("      name: shop-tls\n", run.Configs);
        Assert.Equal(["Certificate istio-system/shop-tls", "Gateway kyma-system/kyma-gateway"], run.Rendered);
    }

    [Fact]
    public void The_mutual_gateway_names_its_client_CA_from_Istio_1_28_and_looks_for_it_by_name_before()
    {
        var mutual = """
            apiVersion: networking.istio.io/v1alpha3
            kind: Gateway
            metadata: {name: kyma-mtls-gateway, namespace: kyma-system}
            spec:
              selector: {app: istio-ingressgateway, istio: ingressgateway}
              servers:
              - port: {number: 443, name: https, protocol: HTTPS}
                tls: {mode: MUTUAL, credentialName: kyma-mtls-gateway-certs, minProtocolVersion: TLSV1_3}
                hosts: ["*.mtls.shop.example.com"]
            """;

        var before = ImportRun.Of(mutual, "1.27");
        var since = ImportRun.Of(mutual);

        Assert.Empty(before.Differences);
        Assert.Equal(
            ["Gateway kyma-system/kyma-mtls-gateway spec.servers[0].tls.caCertCredentialName"],
            since.Differences
        );
        Assert.Contains("        secretName: kyma-mtls-gateway-certs-cacert\n", since.Configs);
        Assert.Contains("    httpsRedirect: false\n", since.Configs);
    }

    [Fact]
    public void A_client_CA_that_managed_Kyma_owns_is_never_traded_for_none()
    {
        var run = ImportRun.Of(
            Gateway("v1", BothLabels, FiveSuites).Replace("mode: SIMPLE", "mode: MUTUAL", StringComparison.Ordinal)
        );

        Assert.Empty(run.Imported.Configs);
        Assert.Contains(
            run.Warnings,
            warning => warning.Contains("kyma-gateway-certs-cacert", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void TLS_1_0_is_told_and_not_rendered()
    {
        var run = ImportRun.Of(
            Gateway("v1", BothLabels, FiveSuites.Replace("TLSV1_2", "TLSV1_1", StringComparison.Ordinal))
        );

        Assert.Equal(["Gateway kyma-system/kyma-gateway spec.servers[0].tls.minProtocolVersion"], run.Differences);
        Assert.Contains(run.Findings, finding => finding.Rule.Name == "import-hardened");
    }

    [Fact]
    public void Another_server_is_told_with_its_place()
    {
        var run = ImportRun.Of(
            Gateway("v1", BothLabels, FiveSuites)
                + """

                  - port: {number: 8443, name: admin, protocol: HTTPS}
                    tls: {mode: SIMPLE, credentialName: admin-certs}
                    hosts: [admin.shop.example.com]
                """
        );

        Assert.Contains(
            run.Warnings,
            warning =>
                warning.StartsWith("Gateway kyma-system/kyma-gateway spec.servers[2]: ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Without_a_namespace_a_resource_stays_and_says_so()
    {
        var run = ImportRun.Of(
            Gateway("v1", BothLabels, FiveSuites).Replace(", namespace: kyma-system}", "}", StringComparison.Ordinal)
        );

        Assert.Empty(run.Imported.Configs);
        Assert.Contains(
            run.Findings,
            finding => finding.Rule.Name == "import-stays" && finding.Place.Field == "metadata.namespace"
        );
    }

    [Fact]
    public void DNS_annotations_of_the_Gateway_are_kept()
    {
        var run = ImportRun.Of(
            Gateway("v1", BothLabels, FiveSuites)
                .Replace(
                    "namespace: kyma-system}",
                    "namespace: kyma-system, annotations: {dns.gardener.cloud/dnsnames: '*', "
                        + "dns.gardener.cloud/class: garden, dns.gardener.cloud/ttl: '300'}}",
                    StringComparison.Ordinal
                )
        );

        Assert.Contains("  dns:\n    gardener:\n      ttl: 300\n      class: garden\n", run.Configs);
        Assert.Empty(run.Warnings);
    }
}
