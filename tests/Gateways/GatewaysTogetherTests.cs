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
