namespace Kyma.Krm.Tests.Checking.Dangers;

/// <summary>Plain TCP on one port, with what around it decides whether it is told.</summary>
public sealed class SharedPortRulesTests
{
    const string Entries = """
        {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: a, namespace: one},
          spec: {hosts: [a.example.com], resolution: DNS, ports: [{number: 5432, name: tcp, protocol: TCP}]}}
        ---
        {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: b, namespace: two},
          spec: {hosts: [b.example.com], resolution: DNS, ports: [{number: 5432, name: tcp, protocol: TCP}]}}
        ---

        """;

    const string DnsProxying =
        "{apiVersion: operator.kyma-project.io/v1alpha2, kind: Istio, metadata: {name: default, namespace: "
        + "kyma-system}, spec: {config: {enableDNSProxying: true}}}\n";

    [Fact]
    public void With_DNS_proxying_each_host_has_an_address()
    {
        Assert.Equal("warning service-entry-tcp-port-shared spec.ports[0]", CheckRun.Of(Entries).Told);
        Assert.Equal("", CheckRun.Of(Entries + DnsProxying).Told);
    }

    /// <summary>
    /// Configs are told at their own fields, and what was rendered from one that is not here at its own.
    /// </summary>
    [Fact]
    public void What_configs_were_told_is_not_said_again()
    {
        static string Config(string name) =>
            $$"""
                apiVersion: krm.kyma-project.io/v1alpha1
                kind: KymaTraffic
                metadata: {name: {{name}}, annotations: {config.kubernetes.io/local-config: "true"} }
                spec: {egress: {namespace: {{name}}, services: [{hosts: [{{name}}.example.org], preset: postgresql}] } }
                ---

                """;
        Assert.Equal(
            "warning egress-tcp-hosts-share-a-port spec.egress.services[0]",
            Warnings(Config("first") + Config("second"))
        );
        Assert.Equal(
            "warning service-entry-tcp-port-shared spec.egress.services[0]",
            Warnings(Config("first") + Entries.Split("---")[0])
        );
    }

    static string Warnings(string manifests) => CheckRun.Of(manifests).Serious;
}
