using System.Text.Json.Nodes;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Support;

/// <summary>Changes to contents that a test has at hand.</summary>
internal static class GivenChanges
{
    public static void Add(this Changes changes, JsonObject resource) =>
        changes.Add(new Addition(Rendered.IdOf(resource), "", "", () => resource.DeepClone().AsObject()));

    public static void Replace(this Changes changes, Item item, JsonObject content) =>
        changes.Replace(
            item,
            () => content.DeepClone().AsObject(),
            YamlJson.SameData(YamlJson.ToJson(item.Root), content)
        );
}
