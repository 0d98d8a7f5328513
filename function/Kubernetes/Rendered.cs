using System.Text.Json.Nodes;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// A resource that shall exist. Its content may be large or costly (keys), so it is made when it is asked for.
/// </summary>
/// <param name="Id">Where its config wants it, before any transformer behind this function changes it.</param>
/// <param name="Content">Makes the whole resource, still without <see cref="Marks"/>.</param>
internal sealed record Rendered(ResourceId Id, Func<JsonObject> Content)
{
    /// <summary>For Secrets: a hash over all that goes into the content.</summary>
    public string? Request { get; init; }

    /// <summary>
    /// For content that takes time to make: whether an item that was rendered for the same request still holds it, and
    /// can be kept as it is.
    /// </summary>
    public Func<Item, bool>? IsIntact { get; init; }

    /// <summary>For Secrets: the type, known before the content is made.</summary>
    public string? SecretType { get; init; }

    /// <summary>Where its values were written; made when somebody asks. Null where nothing of it was.</summary>
    public Func<Origins>? Origins { get; init; }

    /// <summary>What the API server adds to the content; it may stay in an item that has it.</summary>
    public IReadOnlyList<ServerDefault> Defaults { get; init; } = [];

    /// <summary>
    /// A resource with a spec. Its content is made each time someone asks: that of thousands of resources at once takes
    /// many times what is written of them.
    /// </summary>
    public static Rendered Of(string apiVersion, string kind, ObjectMeta metadata, Func<JsonObject> spec) =>
        new(
            ResourceId.Of(apiVersion, kind, metadata.Namespace ?? "", metadata.Name),
            () =>
                new JsonObject
                {
                    ["apiVersion"] = apiVersion,
                    ["kind"] = kind,
                    ["metadata"] = metadata.ToJson(),
                    ["spec"] = spec(),
                }
        );

    /// <summary>The same for content that has to be made to know whose it is.</summary>
    public static Rendered Of(Func<JsonObject> make) => new(IdOf(make()), make);

    /// <summary>The same resource by name; a Secret whose keys would have to be made holds nothing.</summary>
    public Rendered WithoutKeys() =>
        IsIntact is null
            ? this
            : this with
            {
                Content = () => Secrets.Build(Id.Namespace, Id.Name, SecretType ?? "Opaque", []),
            };

    /// <summary>
    /// The content for who asks several times: each gets one of its own, and what is costly is made once, here.
    /// </summary>
    public Func<JsonObject> Made()
    {
        if (IsIntact is null)
            return Content;
        var content = Content();
        return () => content.DeepClone().AsObject();
    }

    /// <summary>The identity that the JSON of a resource has; what is not text in it counts as empty.</summary>
    public static ResourceId IdOf(JsonObject content) =>
        ResourceId.Of(
            TextOf(content["apiVersion"]),
            TextOf(content["kind"]),
            TextOf(content["metadata"]?["namespace"]),
            TextOf(content["metadata"]?["name"])
        );

    /// <summary>
    /// As the item's own identity has it: <c>namespace: true</c> in somebody's file is the text true.
    /// </summary>
    static string TextOf(JsonNode? node) =>
        node is not JsonValue value ? ""
        : value.TryGetValue<string>(out var text) ? text
        : value.ToJsonString();
}
