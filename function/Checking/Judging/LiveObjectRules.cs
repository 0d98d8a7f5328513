using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// Objects that were exported from a cluster as they were. What kyma-krm renders loses such fields by itself.
/// </summary>
internal static class LiveObjectRules
{
    public static void Check(IReadOnlyList<Item> items, Changes changes, Findings findings)
    {
        foreach (var item in items)
        {
            if (
                !MayBeLive(item.Text)
                || item.IsLocalConfig
                || ConfigReader.IsConfig(item)
                || changes.Concern(item)
                || item.Root.Find("metadata") is not YamlMapping metadata
            )
                continue;
            var written = LiveFields
                .Names.Where(name => metadata.Find(name) is not (null or YamlScalar { IsNull: true }))
                .ToList();
            if (written.Any(LiveFields.StopsApply))
                findings.Add(
                    CheckFindings.LiveObjectFields,
                    item.Source.At($"metadata.{written.First(LiveFields.StopsApply)}"),
                    "was exported from a cluster with "
                        + $"{string.Join(", ", written.Select(name => $"`{name}`"))} in its metadata. kubectl "
                        + "apply fails with a Conflict once the object changes, and server-side apply rejects "
                        + "`managedFields`. Remove these fields"
                );
        }
    }

    /// <summary>Nearly no item is; so none is parsed for it.</summary>
    static bool MayBeLive(ItemText text) =>
        text.MayHave("resourceVersion"u8) || text.MayHave("managedFields"u8) || text.MayHave("uid"u8);
}
