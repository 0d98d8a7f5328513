using System.Text.Json.Nodes;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// The labels and annotations by which a rendered resource is known again, and by which it says whose it is.
/// </summary>
internal static class Marks
{
    /// <summary>Annotation with the name of the config; a resource that has it is never somebody else's.</summary>
    public const string RenderedFrom = "krm.kyma-project.io/rendered-from";

    /// <summary>
    /// The namespace and name that a resource was rendered with: functions behind this one may change both.
    /// </summary>
    public const string RenderedAs = "krm.kyma-project.io/rendered-as";

    /// <summary>
    /// Annotation of a Secret: a hash over all that its content was made from, without the seed itself.
    /// </summary>
    public const string Request = "krm.kyma-project.io/request";

    /// <summary>Annotation of a person: with "true", a config may take the resource over and update it.</summary>
    public const string Adopt = "krm.kyma-project.io/adopt";

    /// <summary>The label by which tools say whose work a resource is.</summary>
    public const string ManagedBy = "app.kubernetes.io/managed-by";

    /// <summary>The value of the label <see cref="ManagedBy"/>, and the name of the program's file and image.</summary>
    public const string Program = "kyma-krm";

    /// <summary>The label that selects what one config rendered, for <c>kubectl apply --prune -l</c>.</summary>
    public const string Config = "krm.kyma-project.io/config";

    /// <summary>Every annotation and label of ours; what is not wanted any more goes.</summary>
    public static readonly IReadOnlyList<string> All = [RenderedFrom, RenderedAs, Request, Adopt, ManagedBy, Config];

    /// <summary>A config renders it, and what the config lacks is told there.</summary>
    public static bool IsRendered(ITree tree) => OwnerOf(tree) is not null;

    /// <summary>The config that a resource was rendered from, or null.</summary>
    /// <param name="tree">Of the resource; neither is an item parsed for it, nor what is rendered made again.</param>
    public static string? OwnerOf(ITree? tree) =>
        tree switch
        {
            Item item => OwnerOf(item),
            RenderedTree rendered => rendered.Owner,
            _ => OwnerOf(tree?.Root),
        };

    /// <summary>The same of a tree that is at hand.</summary>
    public static string? OwnerOf(YamlNode? root) =>
        (root as YamlMapping)?.FindText("metadata", "annotations", RenderedFrom);

    /// <summary>The config that an item was rendered from, or null.</summary>
    public static string? OwnerOf(Item item) => item.Annotation(RenderedFrom);

    /// <summary>
    /// The identity that an item was rendered with; one without a note counts as rendered where it is.
    /// </summary>
    public static ResourceId RenderedAsOf(Item item) =>
        item.Annotation(RenderedAs)?.Split('/') is [var @namespace, { Length: > 0 } name]
            ? item.Id with
            {
                Namespace = @namespace,
                Name = name,
            }
            : item.Id;

    /// <summary>Puts the marks on a resource, behind the labels and annotations that it has.</summary>
    /// <param name="content">The resource; its metadata changes.</param>
    /// <param name="rendered">What it is rendered as.</param>
    /// <param name="owner">The config's name.</param>
    /// <param name="namespace">The namespace by which two configs of one name are told apart.</param>
    public static JsonObject Put(JsonObject content, Rendered rendered, string owner, string @namespace)
    {
        var metadata = content["metadata"]!.AsObject();
        var annotations = metadata["annotations"] as JsonObject ?? [];
        var labels = metadata["labels"] as JsonObject ?? [];
        metadata.Remove("annotations");
        metadata.Remove("labels");
        labels[ManagedBy] = Program;
        labels[Config] = ResourceNames.Shorten($"{@namespace}.{owner}");
        annotations[RenderedFrom] = owner;
        annotations[RenderedAs] = $"{rendered.Id.Namespace}/{rendered.Id.Name}";
        if (rendered.Secret is { } secret)
            annotations[Request] = secret.Request;
        metadata["labels"] = labels;
        metadata["annotations"] = annotations;
        return content;
    }
}
