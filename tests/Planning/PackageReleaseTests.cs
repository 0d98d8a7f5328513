using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Planning;

/// <summary>A cluster runs one release of Istio, whatever its configs say.</summary>
public sealed class PackageReleaseTests
{
    [Theory]
    [InlineData("1.30", "1.30", null)]
    [InlineData("1.30.1", "1.30.2", null)]
    [InlineData("1.29", "1.30", "b.yaml KymaTraffic b: '1.30' is not what the config 'a' is for, 1.29:")]
    [InlineData("1.30", "1.29", "a.yaml KymaTraffic a: '1.30' is not what the config 'b' is for, 1.29:")]
    [InlineData("1.30", "1.9", "a.yaml KymaTraffic a: '1.30' is not what the config 'b' is for, 1.9:")]
    public void The_config_for_a_later_release_than_another_is_named(string first, string second, string? told)
    {
        var package = new KptPackage(Egress("a", first), Egress("b", second)).Run();
        var results = package.Results.Split('\n');

        Assert.Equal(
            told is null
                ? []
                :
                [
                    $"warning istio-versions-differ {told} a cluster runs one release of Istio. "
                        + "Write the same in all configs",
                ],
            results.Where(line => line.Contains("istio-versions-differ", StringComparison.Ordinal))
        );
        Assert.Equal(told is not null, package.Fields.Contains("istio-versions-differ spec.istioVersion"));
    }

    static JsonObject Egress(string name, string version) =>
        KptPackage.Config(
            $"{{istioVersion: '{version}', egress: {{namespace: {name}, services: "
                + $"[{{hosts: [{name}.example.com]}}]}}}}",
            name,
            $"{name}.yaml"
        );
}
