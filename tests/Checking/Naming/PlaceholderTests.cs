using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Checking.Naming;

/// <summary>Text that nothing has filled in is called that, once, wherever a host or a name must be.</summary>
public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("shop.<your-domain>", "<your-domain>")]
    [InlineData("${DOMAIN}", "${DOMAIN}")]
    [InlineData("shop.$(DOMAIN)", "$(DOMAIN)")]
    [InlineData("$DOMAIN", "$DOMAIN")]
    [InlineData("shop.{{ .Values.domain }}", "{{ .Values.domain }}")]
    [InlineData("shop.{domain}", "{domain}")]
    [InlineData("%DOMAIN%", "%DOMAIN%")]
    [InlineData("@@DOMAIN@@", "@@DOMAIN@@")]
    [InlineData("__DOMAIN__", "__DOMAIN__")]
    [InlineData("TODO", "TODO")]
    [InlineData("CHANGEME.example.com", "CHANGEME")]
    [InlineData("shop.YOUR_DOMAIN", "YOUR_DOMAIN")]
    [InlineData("shop.your-domain.com", "your-domain")]
    [InlineData("todo.example.com", null)]
    [InlineData("shop.example.com", null)]
    [InlineData("*.example.com", null)]
    [InlineData("a_b.example.com", null)]
    [InlineData("100%.example.com", null)]
    public void A_placeholder_is_found(string text, string? found) => Assert.Equal(found, PlaceholderText.In(text));

    static string Gateway(string host, string credential = "shop-certs") =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: "
                + $"['{host}'], tls: {{mode: SIMPLE, credentialName: '{credential}'}}}}]}}"
        );

    public static TheoryData<string, string> Told =>
        new()
        {
            { "error placeholder spec.servers[0].hosts[0]", Gateway("shop.<your-domain>") },
            { "error placeholder spec.servers[0].hosts[0]", Gateway("TODO") },
            { "warning placeholder spec.servers[0].hosts[0]", Gateway("CHANGEME.example.com") },
            { "error placeholder spec.servers[0].tls.credentialName", Gateway("a.example.com", "${SECRET}") },
            {
                "error placeholder spec.hosts[0]",
                TestMesh.Entry("api", "shop", "${PARTNER}", "{number: 443, name: tls, protocol: TLS}")
            },
            {
                "warning placeholder spec.dnsName",
                "apiVersion: dns.gardener.cloud/v1alpha1\nkind: DNSEntry\nmetadata: {name: d, namespace: shop}\n"
                    + "spec: {dnsName: '*.<your-domain>', targets: [192.0.2.1]}\n"
            },
            {
                "warning placeholder spec.commonName",
                "apiVersion: cert.gardener.cloud/v1alpha1\nkind: Certificate\nmetadata: {name: d, namespace: shop}\n"
                    + "spec: {secretRef: {name: s, namespace: istio-system}, commonName: '*.${DOMAIN}'}\n"
            },
            {
                "error placeholder data.password",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: d, namespace: shop}\ndata: {password: '${PASSWORD}'}\n"
            },
            {
                "warning metadata-placeholder metadata.name",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '<name>', namespace: shop}\n"
            },
        };

    [Theory, MemberData(nameof(Told))]
    public void It_is_all_that_is_told_of_the_field(string finding, string package) =>
        Assert.Equal(finding, CheckRun.Of(package).Told);

    [Fact]
    public void A_config_is_told_so_too() =>
        Assert.Contains(
            "'<your-domain>' is a placeholder, and nothing fills it in here: replace it",
            Session
                .RunWith(
                    "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: a, annotations: "
                        + "{config.kubernetes.io/local-config: \"true\"}}\nspec: {domain: <your-domain>, certificate: "
                        + "gardener}\n",
                    ["check", "-"]
                )
                .Stdout,
            StringComparison.Ordinal
        );

    /// <summary>What Istio would refuse stays visible, whatever is switched off.</summary>
    [Fact]
    public void It_cannot_be_switched_off_where_the_cluster_refuses_the_text() =>
        Assert.Equal(
            "warning placeholder spec.servers[0].hosts[0]",
            CheckRun
                .Of(
                    Gateway("TODO")
                        + "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: c, "
                        + "annotations: {config.kubernetes.io/local-config: \"true\"}}\nspec: {severity: {placeholder: "
                        + "off, gateway-host: off}}\n"
                )
                .Told
        );
}
