using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Gateways;

/// <summary>Two Gateways for the same pods are one listener: what each of them says holds for both.</summary>
public sealed class GatewaysTogetherTests
{
    const string Certificate = "certificate: {gardener: {}}";

    [Fact]
    public void A_host_that_two_configs_serve_is_reported_at_the_later_one_with_the_earlier()
    {
        var told = Told(
            $"domain: shop.example.com, gateway: {{name: one}}, {Certificate}",
            $"domain: shop.example.com, gateway: {{name: two}}, {Certificate}"
        );

        Assert.Contains(
            "gateway-host-served-twice b.yaml KymaTraffic b: '*.shop.example.com' is a host of the Gateway "
                + "kyma-system/one of the KymaTraffic 'a' already",
            told,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("gateway-credential-used-twice", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_host_is_compared_not_only_the_first()
    {
        var told = Told(
            $"domain: shop.example.com, gateway: {{name: one, hosts: [a.example.com, b.example.com]}}, {Certificate}",
            $"domain: shop.example.com, gateway: {{name: two, hosts: [c.example.com, b.example.com]}}, {Certificate}"
        );

        Assert.Contains("'b.example.com' is a host of the Gateway", told, StringComparison.Ordinal);
        Assert.DoesNotContain("'a.example.com'", told, StringComparison.Ordinal);
        Assert.DoesNotContain("'c.example.com'", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(", selector: {istio: other}", false)]
    public void Gateways_for_other_pods_do_not_meet(string selector, bool isReported) =>
        Assert.Equal(
            isReported,
            Told(
                    $"domain: shop.example.com, gateway: {{name: one}}, {Certificate}",
                    $"domain: shop.example.com, gateway: {{name: two{selector}}}, {Certificate}"
                )
                .Contains("gateway-host-served-twice", StringComparison.Ordinal)
        );

    [Fact]
    public void One_certificate_for_two_Gateways_of_the_same_pods_is_reported()
    {
        var told = Told(
            "domain: a.example.com, gateway: {name: one}, certificate: {secretName: tls, gardener: {}}",
            "domain: b.example.com, gateway: {name: two}, certificate: {secretName: tls, existing: {}}"
        );

        Assert.Contains(
            "gateway-credential-used-twice b.yaml KymaTraffic b: 'tls' is the certificate of the Gateway "
                + "kyma-system/one of the KymaTraffic 'a' too",
            told,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("one", "other", true)]
    [InlineData("one", "one", false)]
    public void A_clients_CA_is_shared_within_a_namespace_only(string first, string second, bool isReported)
    {
        var told = Told(
            $"domain: a.example.com, gateway: {{name: north, namespace: {first}, {Mutual}}}, {Certificate}",
            $"domain: b.example.com, gateway: {{name: south, namespace: {second}, {Mutual}}}, {Certificate}"
        );

        Assert.Equal(isReported, told.Contains("client-ca-shared", StringComparison.Ordinal));
        Assert.Equal(
            isReported,
            told.Contains(
                "'partners-cacert' is the clients' CA of the Gateway one/north of the KymaTraffic 'a' too",
                StringComparison.Ordinal
            )
        );
    }

    /// <summary>At the field that is written; else where its default comes from.</summary>
    [Theory]
    [InlineData("gateway: {name: two, hosts: [b.example.com, \"*.shop.example.com\"]}", "spec.gateway.hosts[1]")]
    [InlineData("gateway: {name: two}", "spec.domain")]
    public void It_is_reported_where_the_host_comes_from(string gateway, string field) =>
        Assert.Contains(
            $"gateway-host-served-twice {field}",
            Places(
                $"domain: shop.example.com, gateway: {{name: one}}, {Certificate}",
                $"domain: shop.example.com, {gateway}, {Certificate}"
            )
        );

    [Theory]
    [InlineData("", "spec.gateway.name")]
    [InlineData("secretName: one-certs, ", "spec.certificate.secretName")]
    public void It_is_reported_where_the_certificate_comes_from(string second, string field)
    {
        var places = Places(
            "domain: a.example.com, gateway: {name: other}, certificate: {secretName: one-certs, gardener: {}}",
            $"domain: b.example.com, gateway: {{name: one}}, certificate: {{{second}existing: {{}}}}"
        );

        Assert.Contains($"gateway-credential-used-twice {field}", places);
    }

    /// <summary>The domain of both is that of the shoot, so nothing of it is written.</summary>
    [Fact]
    public void A_host_that_is_written_nowhere_is_reported_at_the_spec()
    {
        static JsonObject Config(string name) =>
            KptPackage.Config($"{{gateway: {{name: {name}}}}}", name, $"{name}.yaml");
        var shoot = KptPackage.Parse(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: shoot-info, namespace: kube-system, "
                + "annotations: {config.kubernetes.io/local-config: 'true'}}, data: {domain: c.example.com}}"
        );

        var package = new KptPackage(Config("a"), Config("b"), KptPackage.At(shoot, "shoot.yaml")).Run();

        Assert.Contains("gateway-host-served-twice spec", package.Fields);
    }

    /// <summary>At the first of them, where its selector is, or would be.</summary>
    [Theory]
    [InlineData("selector: {run: g0}", "spec.gateway.selector")]
    [InlineData("name: g0", "spec.gateway")]
    public void More_selectors_than_are_compared_are_reported_at_the_first_config(string first, string field)
    {
        IEnumerable<string> gateways =
        [
            first,
            .. Enumerable.Range(1, 200).Select(i => $"name: g{i}, selector: {{run: g{i}}}"),
        ];
        var package = new KptPackage([
            .. gateways.Select(
                (gateway, i) =>
                    KptPackage.Config(
                        $"{{domain: shop.example.com, gateway: {{{gateway}}}, {Certificate}}}",
                        $"c{i}",
                        $"c{i:000}.yaml"
                    )
            ),
        ]).Run();

        Assert.Contains(
            "info not-all-compared c000.yaml KymaTraffic c0: the Gateways have so many",
            package.Results,
            StringComparison.Ordinal
        );
        Assert.Contains($"not-all-compared {field}", package.Fields);
    }

    /// <summary>What could not be read counts as left out, and two defaults that are equal say nothing.</summary>
    [Theory]
    [InlineData("domain: A_b, gateway: {name: two}, certificate: {gardener: {}}", false)]
    [InlineData(
        "domain: shop.example.com, gateway: {name: two, selector: {a: [b]}}, certificate: {gardener: {}}",
        false
    )]
    [InlineData("domain: shop.example.com, gateway: {name: two}, certificate: {secretName: A_b, gardener: {}}", false)]
    [InlineData("domain: shop.example.com, gateway: {name: two}, certificate: {asOf: x, gardener: {}}", true)]
    public void What_could_not_be_read_is_not_compared(string second, bool isReported)
    {
        var results = Told(second.Replace("two", "one", StringComparison.Ordinal), second);

        Assert.StartsWith("error invalid-", results, StringComparison.Ordinal);
        Assert.Equal(isReported, results.Contains("gateway-host-served-twice", StringComparison.Ordinal));
    }

    /// <summary>Pods with both labels are chosen by all three.</summary>
    [Fact]
    public void Of_several_earlier_configs_the_first_is_named()
    {
        var told = Told(
            $"domain: shop.example.com, gateway: {{name: one, selector: {{a: b}}}}, {Certificate}",
            $"domain: shop.example.com, gateway: {{name: two, selector: {{c: d}}}}, {Certificate}",
            $"domain: shop.example.com, gateway: {{name: three, selector: {{a: b, c: d}}}}, {Certificate}"
        );

        Assert.Contains(
            "c.yaml KymaTraffic c: '*.shop.example.com' is a host of the Gateway kyma-system/one",
            told,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_shared_CA_is_reported_at_its_name() =>
        Assert.Contains(
            "client-ca-shared spec.gateway.tls.clientCA.secretName",
            Places(
                $"domain: a.example.com, gateway: {{name: north, namespace: one, {Mutual}}}, {Certificate}",
                $"domain: b.example.com, gateway: {{name: south, namespace: other, {Mutual}}}, {Certificate}"
            )
        );

    [Fact]
    public void One_Gateway_alone_meets_nobody() =>
        Assert.DoesNotContain(
            "-twice",
            Told($"domain: shop.example.com, gateway: {{name: one, {Mutual}}}, {Certificate}"),
            StringComparison.Ordinal
        );

    const string Mutual = "tls: {mode: MUTUAL, clientCA: {secretName: partners-cacert}}";

    static IReadOnlyList<string> Places(params string[] specs)
    {
        var documents = specs.Select(
            (spec, i) => KptPackage.Config($"{{{spec}}}", $"{(char)('a' + i)}", "").ToJsonString()
        );
        return CheckRun
            .Of(string.Join("\n---\n", documents) + "\n")
            .Told.Split('\n')
            .Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])
            .ToList();
    }

    static string Told(params string[] specs) =>
        new KptPackage([
            .. specs.Select(
                (spec, i) => KptPackage.Config($"{{{spec}}}", $"{(char)('a' + i)}", $"{(char)('a' + i)}.yaml")
            ),
        ])
            .Run()
            .Results;
}
