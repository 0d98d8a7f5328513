using Kyma.Krm.Tests.Planning;

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

    [Fact]
    public void One_Gateway_alone_meets_nobody() =>
        Assert.DoesNotContain(
            "-twice",
            Told($"domain: shop.example.com, gateway: {{name: one, {Mutual}}}, {Certificate}"),
            StringComparison.Ordinal
        );

    const string Mutual = "tls: {mode: MUTUAL, clientCA: {secretName: partners-cacert}}";

    static string Told(params string[] specs) =>
        new Package([
            .. specs.Select(
                (spec, i) => Package.Config($"{{{spec}}}", $"{(char)('a' + i)}", $"{(char)('a' + i)}.yaml")
            ),
        ])
            .Run()
            .Results;
}
