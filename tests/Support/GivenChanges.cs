using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Support;

/// <summary>Changes to contents that a test has at hand.</summary>
internal static class GivenChanges
{
    public static void Add(this Changes changes, JsonObject resource) => changes.Add(new GivenAddition(resource));

    public static void Replace(this Changes changes, Item item, JsonObject content) =>
        changes.Replace(
            item,
            () => content.DeepClone().AsObject(),
            YamlJson.SameData(YamlJson.ToJson(item.Root), content)
        );

    sealed class GivenAddition(JsonObject resource) : Addition
    {
        public override ResourceId Id { get; } = Rendered.IdOf(resource);

        public override string Owner => "";

        public override FileReference? OwnerFile => null;

        public override string ApiVersion => (string)resource["apiVersion"]!;

        public override string OwnerOrigin => "";

        public override string Path => "";

        public override int Place => 0;

        public override JsonObject Content() => resource.DeepClone().AsObject();
    }
}
