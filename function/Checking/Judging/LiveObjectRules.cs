using Kyma.Krm.Checking.Policies;
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
    /// <summary>One finding for each file, for a cluster is exported as one list.</summary>
    public static void Check(IReadOnlyList<Item> items, Changes changes, CheckPolicy policy, Findings findings)
    {
        var live = items.Select(item => Live(item, changes)).OfType<LiveObject>().ToArray();
        foreach (var file in live.GroupBy(one => (one.Item.File?.Path, policy.ScopeOf(one.Item.Id.Namespace))))
        {
            var first = file.First();
            var written = LiveFields.Names.Where(name => file.Any(one => one.Written.Contains(name)));
            findings.Add(
                CheckFindings.LiveObjectFields,
                first.Item.Source.At($"metadata.{first.Written.First(LiveFields.StopsApply)}"),
                Message(file.ToArray(), string.Join(", ", written.Select(name => $"`{name}`")))
            );
        }
    }

    static string Message(IReadOnlyList<LiveObject> file, string written) =>
        file is [_]
            ? $"was exported from a cluster with {written} in its metadata. kubectl apply fails with a Conflict "
                + "once the object changes, and server-side apply rejects `managedFields`. Remove these fields"
            : $"{file.Count} resources of this file were exported from a cluster with {written} in their metadata: "
                + $"{ShortList.Of(file.Select(one => one.Item.Id.ToString()), file.Count)}. kubectl apply fails with "
                + "a Conflict once one of the objects changes, and server-side apply rejects `managedFields`. "
                + "Remove these fields";

    /// <summary>Null where the item is none, or is not applied as it is.</summary>
    static LiveObject? Live(Item item, Changes changes)
    {
        if (
            !MayBeLive(item.Text)
            || item.IsLocalConfig
            || ConfigReader.IsConfig(item)
            || changes.Concern(item)
            || item.Root.Find("metadata") is not YamlMapping metadata
        )
            return null;
        var written = LiveFields
            .Names.Where(name => metadata.Find(name) is not (null or YamlScalar { IsNull: true }))
            .ToArray();
        return written.Any(LiveFields.StopsApply) ? new LiveObject(item, written) : null;
    }

    /// <summary>Nearly no item is; so none is parsed for it.</summary>
    static bool MayBeLive(ItemText text) =>
        text.MayHave("resourceVersion"u8) || text.MayHave("managedFields"u8) || text.MayHave("uid"u8);

    /// <summary>An item as a cluster shows it, with those of the API server's fields that it has.</summary>
    sealed record LiveObject(Item Item, IReadOnlyList<string> Written);
}
