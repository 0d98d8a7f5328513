using System.Text.Json.Nodes;
using Kyma.Krm.Dns;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>
/// What an item that was rendered before becomes. All but metadata is ours; in metadata the name, the namespace
/// and everybody else's labels and annotations stay, because functions behind this one may have put them there.
/// </summary>
internal static class MergedContent
{
    /// <summary>
    /// Labels and annotations that renderers write at times: where they are not wanted any more, they go.
    /// </summary>
    static readonly IReadOnlyList<string> Ours =
    [
        .. Marks.All,
        DnsRenderer.ClassAnnotation,
        DnsRenderer.NamesAnnotation,
        DnsRenderer.TtlAnnotation,
        DnsRenderer.IpStackAnnotation,
    ];

    /// <param name="current">What is there.</param>
    /// <param name="wanted">With its marks.</param>
    /// <param name="defaults">What the API server may have added.</param>
    public static JsonObject Of(JsonObject current, JsonObject wanted, IReadOnlyList<ServerDefault> defaults)
    {
        var metadata = current["metadata"]!.DeepClone().AsObject();
        var wantedMetadata = wanted["metadata"]!.AsObject();
        LiveFields.Remove(metadata);
        Merge(metadata, wantedMetadata, "labels");
        Merge(metadata, wantedMetadata, "annotations");
        wanted["metadata"] = metadata;
        foreach (var field in defaults)
            field.Keep(current, wanted);
        if (current["status"] is { } status)
            wanted["status"] = status.DeepClone();
        return wanted;
    }

    static void Merge(JsonObject metadata, JsonObject wanted, string part)
    {
        var merged = metadata[part] as JsonObject ?? [];
        var wantedPart = wanted[part]!.AsObject();
        foreach (var key in Ours.Where(key => !wantedPart.ContainsKey(key)))
            merged.Remove(key);
        foreach (var (key, value) in wantedPart)
            merged[key] = value!.DeepClone();
        metadata[part] = merged;
    }
}

/// <summary>
/// A Secret that was rendered for the same request and still has the content that it should is kept: no key is
/// generated again, and one made by an earlier version of this program lives on.
/// </summary>
internal static class KeptSecret
{
    public static bool Fits(Item item, Rendered resource) =>
        resource.Secret is { IsIntact: { } isIntact } secret
        && item.Annotation(Marks.Request) == secret.Request
        && isIntact(item);
}
