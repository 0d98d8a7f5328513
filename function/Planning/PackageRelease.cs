using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Planning;

/// <summary>
/// The release of Istio that a package is for. A cluster runs one, so of several the lowest counts: it has what all
/// others have as well.
/// </summary>
internal static class PackageRelease
{
    /// <summary>The default where there are no configs.</summary>
    public static IstioVersion Of(IEnumerable<KymaTraffic> configs) =>
        Lowest(configs.Select(config => config.IstioVersion)) ?? IstioVersion.Default;

    /// <summary>Null where none of the texts is a release.</summary>
    public static IstioVersion? Lowest(IEnumerable<string?> written)
    {
        IstioVersion? lowest = null;
        foreach (var text in written)
        {
            if (text is not null && IstioVersion.Parse(text) is { } version && (lowest is null || version < lowest))
                lowest = version;
        }

        return lowest;
    }

    public static void Check(IReadOnlyList<KymaTraffic> configs, Findings findings)
    {
        var release = Of(configs);
        foreach (var config in configs)
        {
            if (IstioVersion.Parse(config.IstioVersion) is { } own && own > release)
                findings.Add(
                    PlanningFindings.IstioVersionsDiffer,
                    config.Source.At("spec.istioVersion"),
                    $"'{own}' is not what {First(configs, release)} is for, {release}: a cluster runs one release of "
                        + "Istio. Write the same in all configs"
                );
        }
    }

    static string First(IReadOnlyList<KymaTraffic> configs, IstioVersion release) =>
        $"the config '{configs.First(config => IstioVersion.Parse(config.IstioVersion) == release).Name}'";
}
