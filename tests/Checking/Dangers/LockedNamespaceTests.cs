namespace Kyma.Krm.Tests.Checking.Dangers;

/// <summary>
/// Two namespaces, one locked, one hostile: each way from the first to what the second registered is reported.
/// </summary>
public sealed class LockedNamespaceTests
{
    static string Sidecar(string hosts) =>
        $$"""
            apiVersion: networking.istio.io/v1
            kind: Sidecar
            metadata: {name: lock, namespace: shop}
            spec:
              outboundTrafficPolicy: {mode: REGISTRY_ONLY}
              egress: [{hosts: [{{hosts}}]}]
            ---

            """;

    const string Closed = "./*, '*/*.svc.cluster.local'";

    static string Entry(string host, string @namespace, string more = "resolution: DNS") =>
        $$"""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: drop, namespace: {{@namespace}}}
            spec:
              hosts: ["{{host}}"]
              ports: [{number: 443, name: tls, protocol: TLS}]
              {{more}}

            """;

    [Fact]
    public void What_another_namespace_exports_is_reported_where_the_Sidecar_lets_it_in()
    {
        var output = Check(Sidecar("'*/*'") + Entry("paste.example.net", "evil"));

        Assert.Contains(
            "pods of shop reach paste.example.net:443 (by ServiceEntry evil/drop)",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("locked-namespace-reaches-others", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Sidecar_that_limits_leaves_no_way_and_no_warning() =>
        Assert.DoesNotContain(
            "locked-namespace",
            Check(Sidecar(Closed) + Entry("paste.example.net", "evil")),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_namespace_that_the_Sidecar_names_is_meant() =>
        Assert.DoesNotContain(
            "locked-namespace",
            Check(Sidecar("./*, evil/*") + Entry("paste.example.net", "evil")),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_host_that_looks_like_a_Service_of_the_cluster_is_a_way_out() =>
        Assert.Contains(
            "locked-namespace-cluster-host",
            Check(
                Sidecar(Closed)
                    + Entry(
                        "drop.evil.svc.cluster.local",
                        "evil",
                        "resolution: DNS\n  endpoints: [{address: paste.example.net}]"
                    )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public void An_own_entry_without_resolution_lets_any_address_through() =>
        Assert.Contains(
            "pods of shop reach any address on port 443",
            Check(Sidecar(Closed) + Entry("*.partner.com", "shop", "resolution: NONE")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("resolution: NONE, addresses: [198.51.100.0/24]", "")]
    [InlineData("resolution: NONE, addresses: [0.0.0.0/0]", "reach any address on port 1521")]
    [InlineData("resolution: DNS", "may connect to any address on port 1521, and reach 'db.example.com'")]
    [InlineData("resolution: DNS, addresses: [198.51.100.1]", "")]
    public void A_TCP_port_that_is_open_to_any_address_is_reported(string spec, string expected)
    {
        var told = Check(
            Sidecar(Closed)
                + $$"""
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: {name: db, namespace: shop}
                spec: {hosts: [db.example.com], ports: [{number: 1521, name: tcp, protocol: TCP}], {{spec}} }

                """
        );

        Assert.Equal(expected.Length > 0, told.Contains("locked-namespace-any-address", StringComparison.Ordinal));
        Assert.Contains(expected, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_of_the_egress_gateway_that_asks_for_no_identity_is_reported()
    {
        static string Server(string tls) =>
            $$"""
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: out, namespace: evil}
                spec:
                  selector: {istio: egressgateway}
                  servers:
                  - {port: {number: 443, name: tls, protocol: TLS}, hosts: [paste.example.net], tls: {mode: {{tls}} } }

                """;
        Assert.Contains(
            "egress-gateway-open-server",
            Check(Sidecar(Closed) + Server("PASSTHROUGH")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "egress-gateway-open-server",
            Check(Sidecar(Closed) + Server("ISTIO_MUTUAL")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Explain_lists_what_the_package_lets_a_locked_namespace_reach()
    {
        var explained = Session
            .RunWith(
                """
                apiVersion: krm.kyma-project.io/v1alpha1
                kind: KymaTraffic
                metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
                spec:
                  egress:
                    namespace: shop
                    outboundTrafficPolicy: REGISTRY_ONLY
                    visibleNamespaces: [partners]
                    services:
                    - {name: db, hosts: [db.example.com], preset: mssql, addresses: [198.51.100.10]}
                ---

                """
                    + Entry("api.partner.com", "partners")
                    + "---\n"
                    + Entry("paste.example.net", "evil"),
                ["explain", "-"]
            )
            .Stdout;

        Assert.Matches(@"db\.example\.com:1433 +TCP from the sidecar +ServiceEntry shop/db", explained);
        Assert.Matches(@"api\.partner\.com:443 +TLS from the sidecar +ServiceEntry partners/drop", explained);
        var start = explained.IndexOf("Within reach of shop", StringComparison.Ordinal);
        Assert.DoesNotContain(
            "paste.example.net:443",
            explained[start..explained.IndexOf("Not limited", StringComparison.Ordinal)],
            StringComparison.Ordinal
        );
    }

    static string Check(string package) =>
        string.Join('\n', CheckRun.Of(package).Findings.Select(finding => $"{finding["rule"]}: {finding["message"]}"));
}
