using System.Text.Json.Nodes;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking;

/// <summary>A resource that will reach the cluster; its content is read when it is asked for.</summary>
internal sealed class CheckedResource(ResourceId id, Func<ResourceSource> read)
{
    ResourceSource? _source;

    public ResourceId Id => id;

    /// <summary>Its config was judged; the keys of a Secret are not even made.</summary>
    public bool IsRendered { get; private init; }

    public ResourceSource Source => _source ??= read();

    public YamlMapping Root => (YamlMapping)Source.Root;

    public static CheckedResource Of(Item item) => new(item.Id, () => item.Source);

    /// <param name="content">What renders.</param>
    /// <param name="file">Where the user can do something about it.</param>
    public static CheckedResource Of(JsonObject content, FileReference? file)
    {
        var id = Rendered.IdOf(content);
        var reference = new ResourceReference((string)content["apiVersion"]!, id.Kind, id.Namespace, id.Name);
        return new(id, () => new ResourceSource(YamlJson.FromJson(content), reference, file, HasPositions: false))
        {
            IsRendered = true,
        };
    }
}
