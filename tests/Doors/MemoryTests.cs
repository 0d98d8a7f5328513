using System.Globalization;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// What the README promises of the published file: 16 MiB, 8 times the size of what passes through (4 times in block
/// style), and 25 times the size of what is understood, whatever that renders.
/// Where the first test fails after much has changed, tests/benchmarks/order.sh brings the functions that run next to
/// each other again.
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
        var input = ManyResources.ResourceList(configs, ManyResources.Config);
        Assert.InRange(PeakOf([], input), 4, 16 + (25 * input.Length / MiB));
    }

    [Theory]
    [InlineData]
    [InlineData("check", "-")]
    [InlineData("explain", "-")]
    public void Too_little_memory_is_told_and_nothing_is_answered(params string[] arguments)
    {
        const string eightMiB = "800000"; // hexadecimal
        var outcome = Tool.Published.Run(
            arguments,
            ManyResources.ResourceList(4000, ManyResources.Config),
            environment: new Dictionary<string, string?> { ["DOTNET_GCHeapHardLimit"] = eightMiB }
        );
        Assert.Equal((70, ""), (outcome.ExitCode, outcome.Stdout));
        Assert.StartsWith("error: there is not enough memory.", outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_passes_on_what_it_does_not_touch_within_what_is_promised()
    {
        var input = ManyResources.ResourceList(20_000, ConfigMap) + ManyResources.Item(ManyResources.Config(0));
        Assert.InRange(PeakOf([], input), 4, 16 + (4 * input.Length / MiB));
    }

    /// <summary>
    /// A resource of hundreds of thousands of values, which as a tree are thirty times their text. Who it is can only
    /// be read as a tree, and nothing else of it has to be.
    /// </summary>
    [Theory]
    [InlineData("ConfigMap")]
    [InlineData("Deployment")]
    public void A_function_passes_on_a_large_resource_within_what_is_promised(string kind)
    {
        var input = ManyResources.ResourceList(1, ManyResources.Config) + ManyResources.Item(ManyValues(kind));
        Assert.InRange(PeakOf([], input), 4, 16 + (8 * input.Length / MiB));
    }

    /// <summary>What is written in another form is not made as a whole either.</summary>
    [Theory]
    [InlineData("{0}\n---\nCONFIG", "render", "-")]
    [InlineData("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{0}]}\n---\nCONFIG", "render", "-")]
    [InlineData("{\"apiVersion\":\"config.kubernetes.io/v1\",\"kind\":\"ResourceList\",\"items\":[{0}]}\n")]
    public void A_large_resource_in_JSON_is_rendered_within_what_is_promised(string form, params string[] arguments)
    {
        var values = string.Join(",", Enumerable.Range(0, 300_000).Select(i => $"\"k{i:D6}\":\"v\""));
        var resource =
            "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"m\"},\"data\":{" + values + "}}";
        var input = form.Replace("{0}", resource, StringComparison.Ordinal)
            .Replace("CONFIG", ManyResources.Config(0), StringComparison.Ordinal);
        Assert.InRange(PeakOf(arguments, input), 4, 16 + (8 * input.Length / MiB));
    }

    [Theory]
    [InlineData("ConfigMap", "check")]
    [InlineData("ConfigMap", "explain")]
    [InlineData("Deployment", "check")]
    [InlineData("Deployment", "explain")]
    public void A_large_resource_is_understood_within_what_is_promised(string kind, string command)
    {
        var input = $"{ManyResources.Config(0)}---\n{ManyValues(kind)}";
        Assert.InRange(PeakOf([command, "-"], input), 4, 16 + (25 * input.Length / MiB));
    }

    static string ManyValues(string kind) =>
        $"apiVersion: v1\nkind: {kind}\nmetadata: {{name: large}}\ndata:\n"
        + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"  k{i:D6}: v\n"));

    [Theory]
    [InlineData("check")]
    [InlineData("explain")]
    [InlineData("trace", "--from", "ns-0", "--to", "https://partner-0.example.net")]
    [InlineData("import")]
    public void What_is_asked_of_a_package_is_answered_within_what_is_promised(params string[] arguments)
    {
        var input = ManyResources.Config(0) + ManyResources.Documents(4000, ManyResources.ServiceEntry);
        Assert.InRange(PeakOf([.. arguments, "-"], input), 4, 16 + (25 * input.Length / MiB));
    }

    /// <summary>check and explain read what is rendered as well: seven times as much as these configs.</summary>
    [Theory]
    [InlineData("check", 1000)]
    [InlineData("check", 4000)]
    [InlineData("check", 16_000)]
    [InlineData("explain", 1000)]
    [InlineData("explain", 4000)]
    [InlineData("explain", 16_000)]
    public void What_configs_render_is_looked_at_within_what_is_promised(string command, int configs)
    {
        var input = ManyResources.ResourceList(configs, ManyResources.Config);
        Assert.InRange(PeakOf([command, "-"], input), 4, 16 + (25 * input.Length / MiB));
    }

    [Fact]
    public void Services_of_one_namespace_become_one_config_within_what_is_promised()
    {
        var input = ManyResources.Documents(
            4000,
            i => ManyResources.ServiceEntry(i).Replace($"ns-{i % 50}\n", "shop\n")
        );
        Assert.InRange(PeakOf(["import", "-"], input), 4, 16 + (25 * input.Length / MiB));
    }

    /// <summary>The most memory that the program had at a time, in MiB.</summary>
    static double PeakOf(IReadOnlyList<string> arguments, string stdin)
    {
        using var scratch = new Scratch();
        var report = scratch.Path("peak");
        string[] measured = ["--quiet", "--format=%M", $"--output={report}", Tool.Published.Path, .. arguments];
        Assert.NotEmpty(Tool.Named("time").Run(measured, stdin).Stdout);
        return double.Parse(File.ReadLines(report).Last(), CultureInfo.InvariantCulture) / 1024;
    }

    static string ConfigMap(int i) =>
        $"""
            apiVersion: v1
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
}
