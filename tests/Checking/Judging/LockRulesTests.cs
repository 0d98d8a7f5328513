namespace Kyma.Krm.Tests.Checking.Judging;

/// <summary>How much is told of the ways out of locked namespaces, and in which words.</summary>
public sealed class LockRulesTests
{
    static string Lock(string @namespace = "shop", string name = "default", string hosts = "*/*") =>
        TestMesh.Of(
            "Sidecar",
            name,
            @namespace,
            $"{{outboundTrafficPolicy: {{mode: REGISTRY_ONLY}}, egress: [{{hosts: ['{hosts}']}}]}}"
        );

    static string Many(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    [Theory]
    [InlineData(1, "pods of shop reach a0.example.net:443 (by ServiceEntry evil/e0)")]
    [InlineData(5, "a4.example.net:443 (by ServiceEntry evil/e4)")]
    [InlineData(6, "a4.example.net:443 (by ServiceEntry evil/e4), and more")]
    [InlineData(9, "a4.example.net:443 (by ServiceEntry evil/e4), and more")]
    public void Five_ways_out_of_a_locked_namespace_are_enough(int ways, string end)
    {
        var entries = Enumerable
            .Range(0, ways)
            .Select(i =>
                TestMesh.Entry($"e{i}", "evil", $"a{i}.example.net", "{number: 443, name: tls, protocol: TLS}")
            );
        var told = CheckRun.Of(Lock() + string.Concat(entries)).Of("locked-namespace-reaches-others");

        Assert.StartsWith("warning spec.egress: pods of shop reach a0.example.net:443", told, StringComparison.Ordinal);
        Assert.EndsWith(end, told, StringComparison.Ordinal);
        Assert.DoesNotContain("a5.", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "a4.evil.svc.cluster.local:443 (by ServiceEntry evil/e4)")]
    [InlineData(6, "a4.evil.svc.cluster.local:443 (by ServiceEntry evil/e4), and more")]
    [InlineData(9, "a4.evil.svc.cluster.local:443 (by ServiceEntry evil/e4), and more")]
    public void So_many_hosts_that_look_like_Services_are_told(int ways, string end)
    {
        var told = CheckRun
            .Of(
                Lock(hosts: "*/*.svc.cluster.local")
                    + Many(
                        ways,
                        i =>
                            TestMesh.Entry(
                                $"e{i}",
                                "evil",
                                $"a{i}.evil.svc.cluster.local",
                                "{number: 443, name: tls, protocol: TLS}",
                                ", endpoints: [{address: paste.example.net}]"
                            )
                    )
            )
            .Of("locked-namespace-cluster-host");

        Assert.StartsWith("warning spec.egress: pods of shop reach a0.evil.", told, StringComparison.Ordinal);
        Assert.EndsWith(end, told, StringComparison.Ordinal);
        Assert.DoesNotContain("a5.", told, StringComparison.Ordinal);
    }

    /// <summary>A list of names that is cut says how many there are.</summary>
    [Theory]
    [InlineData(1, "shop", "a0.example.net", "shop")]
    [InlineData(2, "shop,shop", "a0.example.net, a1.example.net", "shop")]
    [InlineData(
        6,
        "a,b",
        "a0.example.net, a1.example.net, a2.example.net, a3.example.net, a4.example.net and 1 more",
        "a, b"
    )]
    [InlineData(1, "a,b,c,d,e,f,g", "a0.example.net", "a, b, c, d, e and 2 more")]
    public void A_server_of_the_egress_gateway_that_asks_for_no_identity(
        int hosts,
        string locked,
        string served,
        string callers
    ) =>
        Assert.Equal(
            $"warning spec.servers[0]: port 443 of the egress gateway serves {served} to clients without an identity: "
                + $"the locked {callers} can call it by the gateway's Service",
            CheckRun
                .Of(
                    TestMesh.Of(
                        "Gateway",
                        "out",
                        "evil",
                        "{selector: {istio: egressgateway}, servers: [{port: {number: 443, name: tls, protocol: TLS}, "
                            + $"hosts: [{Many(hosts, i => $"a{i}.example.net, ")}], tls: {{mode: PASSTHROUGH}}}}]}}"
                    ) + string.Concat(locked.Split(',').Select((name, i) => Lock(name, $"lock{i}")))
                )
                .Of("egress-gateway-open-server")
        );

    [Theory]
    [InlineData("NONE", "443", "warning spec.resolution: pods of shop reach any address on port 443, because ")]
    [InlineData("DNS", "1521", "warning spec.ports: pods of shop may connect to any address on port 1521, and reach ")]
    public void The_field_that_opens_any_address(string resolution, string port, string told) =>
        Assert.StartsWith(
            told,
            CheckRun
                .Of(
                    Lock()
                        + TestMesh
                            .Entry(
                                "db",
                                "shop",
                                "db.example.com",
                                $"{{number: {port}, name: p, protocol: {(port == "443" ? "TLS" : "TCP")}}}"
                            )
                            .Replace("resolution: DNS", $"resolution: {resolution}", StringComparison.Ordinal)
                )
                .Of("locked-namespace-any-address"),
            StringComparison.Ordinal
        );
}
