using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing;

/// <summary>A resource that was read, as people or operators wrote it and as the API server gives it back.</summary>
internal sealed class OriginalResource(Item item)
{
    public ResourceId Id => item.Id;

    public string ApiVersion => item.ApiVersion;

    /// <summary>
    /// The resource as data. A cluster has thousands, and each is looked at for a moment: it is made again where it is
    /// gone.
    /// </summary>
    public JsonObject Content => _content.Tree ?? _content.Hold(Read());

    LookedAt<JsonObject> _content;

    JsonObject Read()
    {
        var content = YamlJson.ToJson(item.Root) as JsonObject ?? [];
        item.Drop();
        return content;
    }

    /// <summary>The same as it was parsed, for who asks it for little, and then where it stands.</summary>
    public YamlMapping Tree => item.Root;

    public JsonNode? Spec => Content.At("spec");

    /// <summary>The config that kyma-krm rendered it from, or null.</summary>
    public string? Owner => Marks.OwnerOf(item);

    public bool HasFile => item.File is not null;

    public IReadOnlyDictionary<string, string> Annotations => Content.Map("metadata", "annotations");

    public IReadOnlyDictionary<string, string> Labels => Content.Map("metadata", "labels");

    /// <summary>Where it stands, which is the last that is asked of most: the tree is dropped.</summary>
    public Place At(string field)
    {
        var place = item.Source.At(field);
        item.Drop();
        return place;
    }
}
