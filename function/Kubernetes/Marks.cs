using System.Text.Json.Nodes;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Kubernetes;

/// <summary>The label and annotations by which a rendered resource is known again, and by which it says whose it is.</summary>
internal static class Marks
{
    public const string RenderedFrom = "krm.kyma-project.io/rendered-from";
    public const string Request = "krm.kyma-project.io/request";
    public const string Adopt = "krm.kyma-project.io/adopt";
    public const string ManagedBy = "app.kubernetes.io/managed-by";
    public const string Program = "kyma-krm";

    /// <summary>The config that an item was rendered from, or null.</summary>
    public static string? OwnerOf(Item item) => item.Annotation(RenderedFrom);

    /// <summary>Neither rendered from a config nor about to be taken over by one.</summary>
    public static bool IsForeign(Item item) => OwnerOf(item) is null && item.Annotation(Adopt) != "true";

    /// <summary>The rendered content with its marks.</summary>
    public static JsonObject Put(Rendered rendered, string owner)
    {
        var content = rendered.Content();
        var metadata = content["metadata"]!.AsObject();
        var annotations = metadata["annotations"] as JsonObject ?? [];
        var labels = metadata["labels"] as JsonObject ?? [];
        metadata.Remove("annotations");
        metadata.Remove("labels");
        labels[ManagedBy] = Program;
        annotations[RenderedFrom] = owner;
        if (rendered.Request is { } request)
            annotations[Request] = request;
        metadata["labels"] = labels;
        metadata["annotations"] = annotations;
        return content;
    }
}
