using System.Globalization;
using System.Text;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// What the README promises of the published file: 16 MiB, 8 times the size of what passes through (4 times in block
/// style), 25 times the size of what is understood. Where the first test fails after much has changed,
/// tests/benchmarks/order.sh brings the functions that run next to each other again.
/// </summary>
public sealed class MemoryTests
{
    const double MiB = 1024 * 1024;

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(4000)]
    public void A_function_renders_configs_within_what_is_promised(int configs)
    {
        var input = List(configs, Config);
        Assert.InRange(PeakOf([], input), 4, 16 + (25 * input.Length / MiB));
    }

    [Fact]
    public void A_function_passes_on_what_it_does_not_touch_within_what_is_promised()
    {
        var input = List(20_000, ConfigMap) + Config(0);
        Assert.InRange(PeakOf([], input), 4, 16 + (4 * input.Length / MiB));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("trace", "--from", "ns-1", "--to", "https://foreign-0.example.net")]
    [InlineData("import")]
    public void What_is_asked_of_a_package_is_answered_within_what_is_promised(params string[] arguments)
    {
        var input = Document(Config(0)) + string.Concat(Enumerable.Range(0, 4000).Select(ServiceEntry));
        Assert.InRange(PeakOf([.. arguments, "-"], input), 4, 16 + (25 * input.Length / MiB));
    }

    /// <summary>The most memory that the program had at a time, in MiB.</summary>
    static double PeakOf(IReadOnlyList<string> arguments, string stdin)
    {
        Tool.Requires(
            Environment.GetEnvironmentVariable("KYMA_KRM_BINARY") is { Length: > 0 },
            "the published file that KYMA_KRM_BINARY names"
        );
        var report = Path.GetTempFileName();
        try
        {
            string[] measured = ["--quiet", "--format=%M", $"--output={report}", Tool.Binary.Path, .. arguments];
            Assert.NotEmpty(Tool.Named("time").Run(measured, Encoding.UTF8.GetBytes(stdin)).Stdout);
            return double.Parse(File.ReadLines(report).Last(), CultureInfo.InvariantCulture) / 1024;
        }
        finally
        {
            File.Delete(report);
        }
    }

    static string List(int count, Func<int, string> item) =>
        "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
        + string.Concat(Enumerable.Range(0, count).Select(item));

    /// <summary>An item of a list as a document of its own.</summary>
    static string Document(string item) => $"  {item[2..]}".Replace("\n  ", "\n", StringComparison.Ordinal)[2..];

    static string Config(int i) =>
        $$"""
            - apiVersion: krm.kyma-project.io/v1alpha1
              kind: KymaTraffic
              metadata:
                name: shop-{{i}}
              spec:
                domain: shop-{{i}}.example.com
                certificate:
                  gardener: {}
                gateway:
                  name: gateway-{{i}}
                egress:
                  services:
                  - hosts: [api-{{i}}.partner.com]

            """;

    static string ConfigMap(int i) =>
        $"""
            - apiVersion: v1
              kind: ConfigMap
              metadata:
                name: settings-{i}
                namespace: shop
              data:
                greeting: "hello, this is number {i}"
                more: |
                  line after line of what an application reads when it starts,
                  which nobody who renders a gateway wants to know

            """;

    static string ServiceEntry(int i) =>
        $"""
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata:
              name: partner-{i}
              namespace: ns-{i % 50}
            spec:
              hosts: [foreign-{i}.example.net]
              location: MESH_EXTERNAL
              resolution: DNS
              ports:
              - number: 443
                name: tls
                protocol: TLS

            """;
}
