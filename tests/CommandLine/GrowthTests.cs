using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>
/// Work grows with the length of a list, never with its square: four times the list must not take ten times the memory
/// that is allocated on the way, which counts steps, not seconds, and is the same on every machine.
/// </summary>
public sealed class GrowthTests
{
    const string Config = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
        spec:
          domain: shop.example.com
          certificate: {existing: {} }
          LIST

        """;

    [Theory]
    [InlineData("render", Config, "gateway: {hosts: [{0}]}", "h{0}.example.com")]
    [InlineData("render", Config, "dns: {gardener: {targets: [{0}]}}", "h{0}.example.com")]
    [InlineData("render", Config, "egress: {services: [{0}]}", "{hosts: [h{0}.example.com]}")]
    [InlineData("render", Config, "egress: {services: [{hosts: [{0}]}]}", "h{0}.example.com")]
    [InlineData(
        "render",
        Config,
        "apiRules: [{0}]",
        "{name: a{0}, namespace: b, host: h{0}, service: {name: c, port: 80}}"
    )]
    [InlineData(
        "render",
        Config,
        "apiRules: [{name: a, namespace: b, host: h, service: {name: c, port: 80}, rules: [{0}]}]",
        "{path: /a{0}, noAuth: true}"
    )]
    [InlineData(
        "import",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: e{0}, namespace: shop}, spec: {hosts: [h{0}.example.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}}\n"
    )]
    [InlineData(
        "import",
        "LIST",
        "{0}",
        "\n---\n{apiVersion: gateway.kyma-project.io/v2, kind: APIRule, metadata: {name: e{0}, namespace: shop}, spec: {hosts: [h{0}.example.com], gateway: a/b, service: {name: a, port: 80}, rules: [{path: /*, methods: [GET], noAuth: true}]}}\n"
    )]
    public void Of_a_list(string command, string document, string list, string entry)
    {
        AllocatedFor(50);
        var (some, more) = (AllocatedFor(250), AllocatedFor(1000));

        Assert.True(more < 10 * some, $"250 entries allocate {some} bytes, 1000 allocate {more}");

        long AllocatedFor(int count)
        {
            var separator = entry.StartsWith('\n') ? "" : ", ";
            var entries = string.Join(
                separator,
                Enumerable.Range(0, count).Select(i => entry.Replace("{0}", $"{i}", StringComparison.Ordinal))
            );
            var text = document.Replace(
                "LIST",
                list.Replace("{0}", entries, StringComparison.Ordinal),
                StringComparison.Ordinal
            );
            var before = GC.GetAllocatedBytesForCurrentThread();
            Session.RunWith(text, command, "-");
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
