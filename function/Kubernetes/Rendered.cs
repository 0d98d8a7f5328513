using System.Text.Json.Nodes;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// A resource that shall exist. Its content may be large or costly (keys), so it is made when it is asked for, and
/// each time again: that of thousands of resources at once takes many times what is written of them.
/// </summary>
internal sealed record Rendered
{
    /// <summary>Makes the spec; all of a resource where there are no annotations to put around it.</summary>
    readonly Maker _maker;

    readonly IReadOnlyDictionary<string, string>? _annotations;

    Rendered(string apiVersion, ResourceId id, Maker maker, IReadOnlyDictionary<string, string>? annotations = null) =>
        (ApiVersion, Id, _maker, _annotations) = (apiVersion, id, maker, annotations);

    /// <summary>With the group, as it will be written.</summary>
    public string ApiVersion { get; }

    /// <summary>Where its config wants it, before any transformer behind this function changes it.</summary>
    public ResourceId Id { get; }

    /// <summary>A resource with a spec.</summary>
    /// <param name="apiVersion">With the group.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="metadata">Name, namespace and annotations.</param>
    /// <param name="plan">What the spec is made from.</param>
    /// <param name="spec">Makes it.</param>
    public static Rendered Of<TPlan>(
        string apiVersion,
        string kind,
        ObjectMeta metadata,
        TPlan plan,
        Func<TPlan, JsonObject> spec
    )
        where TPlan : class => Of(apiVersion, kind, metadata, Maker.Of(plan, spec));

    /// <summary>The same with a typed spec.</summary>
    public static Rendered Of<TPlan>(
        string apiVersion,
        string kind,
        ObjectMeta metadata,
        TPlan plan,
        Func<TPlan, ISpec> spec
    )
        where TPlan : class => Of(apiVersion, kind, metadata, Maker.Of(plan, spec));

    /// <summary>The same where more than one thing goes into the spec.</summary>
    public static Rendered Of(string apiVersion, string kind, ObjectMeta metadata, Maker spec) =>
        new(
            apiVersion,
            ResourceId.Of(apiVersion, kind, metadata.Namespace ?? "", metadata.Name),
            spec,
            metadata.Annotations
        );

    /// <summary>A Secret.</summary>
    /// <param name="namespace">Its namespace.</param>
    /// <param name="name">Its name.</param>
    /// <param name="make">Makes all of it.</param>
    public static Rendered OfSecret(string @namespace, string name, Func<JsonObject> make) =>
        new("v1", new ResourceId("", "Secret", @namespace, name), Maker.Of(make));

    /// <summary>A resource of another form, which has to be made to know whose it is.</summary>
    public static Rendered Of(Func<JsonObject> make)
    {
        var content = make();
        return new Rendered(TextOf(content["apiVersion"]), IdOf(content), Maker.Of(make));
    }

    /// <summary>Makes the whole resource, still without <see cref="Marks"/>; it is the caller's to change.</summary>
    public JsonObject Content()
    {
        if (_annotations is null)
            return (JsonObject)_maker.Make();
        var metadata = new ObjectMeta(Id.Name, Id.Namespace.Length > 0 ? Id.Namespace : null)
        {
            Annotations = _annotations,
        };
        return new JsonObject
        {
            ["apiVersion"] = ApiVersion,
            ["kind"] = Id.Kind,
            ["metadata"] = metadata.ToJson(),
            ["spec"] = _maker.Make() switch
            {
                ISpec spec => spec.ToJson(),
                var json => (JsonObject)json,
            },
        };
    }

    /// <summary>Null for what is no Secret, and for one that is made anew each time.</summary>
    public RenderedSecret? Secret { get; init; }

    /// <summary>Where its values were written; made when somebody asks. Null where nothing of it was.</summary>
    public Func<Origins>? Origins { get; init; }

    /// <summary>What the API server adds to the content; it may stay in an item that has it.</summary>
    public IReadOnlyList<ServerDefault> Defaults { get; init; } = [];

    /// <summary>The same resource by name; a Secret whose keys would have to be made holds nothing.</summary>
    public Rendered WithoutKeys() =>
        Secret?.IsIntact is null ? this : WithContent(() => Secrets.Build(Id.Namespace, Id.Name, Secret.Type, []));

    /// <summary>The same, so that what is costly to make is made once, now.</summary>
    public Rendered Made()
    {
        if (Secret?.IsIntact is null)
            return this;
        var content = Content();
        return WithContent(() => content.DeepClone().AsObject());
    }

    Rendered WithContent(Func<JsonObject> make) =>
        new(ApiVersion, Id, Maker.Of(make))
        {
            Secret = Secret,
            Origins = Origins,
            Defaults = Defaults,
        };

    /// <summary>The same once it is judged: nobody asks any more where its values were written.</summary>
    public Rendered Judged() => Origins is null ? this : this with { Origins = null };

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

/// <summary>The metadata that we write.</summary>
/// <param name="Namespace">Null for a resource that has none.</param>
internal sealed record ObjectMeta(string Name, string? Namespace)
{
    /// <summary>One for all that have none.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoAnnotations = new Dictionary<string, string>();

    /// <summary>Not written where there are none.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = NoAnnotations;

    public JsonObject ToJson() =>
        JsonFields.Of(("name", Name), ("namespace", Namespace), ("annotations", JsonFields.Map(Annotations)));
}

/// <summary>The content of a resource below <c>spec</c>.</summary>
internal interface ISpec
{
    /// <summary>Its fields in Istio's own order; those that are null are not in it.</summary>
    JsonObject ToJson();
}

/// <summary>What is known of a rendered Secret before its content is made.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Request">A hash over all that goes into the content.</param>
internal sealed record RenderedSecret(string Type, string Request)
{
    /// <summary>
    /// For content that takes time to make: whether an item that was rendered for the same request still holds it, and
    /// can be kept as it is.
    /// </summary>
    public Func<Item, bool>? IsIntact { get; init; }
}

/// <summary>
/// Where the values of a rendered resource were written in the config, so that what Istio says of the resource is told
/// at the config's own field. What a renderer sets by itself has no origin.
/// </summary>
/// <param name="fields">Fields of the resource, each with the config's that it and all below it come from.</param>
internal sealed class Origins(params IEnumerable<(string Field, string Written)> fields)
{
    readonly Dictionary<string, string> _written = ByField(fields);
    readonly Dictionary<string, string> _because = [];

    /// <summary>
    /// Fields that a renderer sets by itself, with all below them, and the config's field that they are there for; an
    /// empty field is the resource as a whole.
    /// </summary>
    public IEnumerable<(string Field, string Written)> Because
    {
        init => _because = ByField(value);
    }

    /// <summary>The config's field, for example <c>spec.egress.services[0].ports[1]</c>; null for none.</summary>
    /// <param name="rendered">A field of the resource, for example <c>spec.ports[1].number</c>.</param>
    public string? Of(string rendered) =>
        FieldPath.DownTo(rendered).LastOrDefault(_written.ContainsKey) is { } path
            ? $"{_written[path]}{rendered.AsSpan(path.Length)}"
            : null;

    /// <summary>
    /// The same for whoever reports what a correct resource does to others; what its renderer set by itself is there
    /// for some field of the config, too.
    /// </summary>
    public string? Behind(string rendered) =>
        Of(rendered)
        ?? (
            FieldPath.DownTo(rendered).Prepend("").LastOrDefault(_because.ContainsKey) is { } path
                ? _because[path]
                : null
        );

    static Dictionary<string, string> ByField(IEnumerable<(string Field, string Written)> fields) =>
        fields.ToDictionary(field => field.Field, field => field.Written);
}
