using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Config;

/// <summary>
/// No config reached the function: how to pass one, and how to remove what one rendered that is gone.
/// </summary>
internal static class MissingConfig
{
    public static void Report(IReadOnlyList<Item> items, Findings findings) =>
        findings.Add(
            ConfigFindings.NoConfig,
            Place.Input,
            $"no config: pass a {KymaTraffic.Kind} ({KymaTraffic.ApiVersion}) in one of three ways: as "
                + "functionConfig (kustomize transformers:, kpt --fn-config or configPath), "
                + "as one of the resources, or as key=value pairs (kpt fn eval ... -- name=shop "
                + "domain=shop.example.com). To check resources without rendering any, "
                + $"pass a {KymaTraffic.CheckKind} as functionConfig"
                + OtherVersions(items)
                + WhatIsLeft(items)
        );

    /// <summary>What looks like one, but is of another API.</summary>
    static string OtherVersions(IReadOnlyList<Item> items) =>
        items.FirstOrDefault(item => item.Id.Kind == KymaTraffic.Kind && item.ApiVersion != KymaTraffic.ApiVersion)
            is { } other
            ? $". {other.Id} has the apiVersion '{other.ApiVersion}': write {KymaTraffic.ApiVersion}"
            : "";

    static string WhatIsLeft(IReadOnlyList<Item> items)
    {
        var left = items.Where(item => Marks.OwnerOf(item) is not null).ToArray();
        if (left.Length == 0)
            return "";
        var owners = left.Select(item => $"'{Marks.OwnerOf(item)}'").Distinct().Order(StringComparer.Ordinal);
        var ids = left.Select(item => item.Id).Order().Select(id => id.ToString());
        return $". What was rendered from {string.Join(", ", owners)} is still here: {string.Join(", ", ids)}. "
            + "To remove it, restore the config with `state: Absent` and render once more, or delete these files";
    }
}
