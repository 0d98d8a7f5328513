using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// A JSON object with its fields as properties: null is absent, and what is set is written in the order of setting.
/// A property <c>CredentialName</c> is the field <c>credentialName</c>; a value of another type than the property's
/// reads as null. (System.Text.Json's own mapping would cost two megabytes and some milliseconds at every start.)
/// </summary>
internal abstract class JsonFields
{
    /// <summary>
    /// What was read once, with the node it was read from: rules go through long lists by index, and must not copy them
    /// each time.
    /// </summary>
    Dictionary<string, (JsonNode Node, object Value)>? _read;

    public JsonObject Json { get; init; } = [];

    protected string? Text([CallerMemberName] string property = "") => TextOf(Json[NameOf(property)]);

    protected bool? Flag([CallerMemberName] string property = "") =>
        Json[NameOf(property)] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;

    protected decimal? Fraction([CallerMemberName] string property = "") => NumberOf(Json[NameOf(property)]);

    protected long? Integer([CallerMemberName] string property = "") => IntegerOf(Json[NameOf(property)]);

    protected T? Object<T>([CallerMemberName] string property = "")
        where T : JsonFields, new() => Once(property, (JsonObject json) => new T { Json = json });

    protected IReadOnlyList<string>? Texts([CallerMemberName] string property = "") =>
        Once(property, (JsonArray list) => list.Select(TextOf).OfType<string>().ToList());

    protected IReadOnlyList<T>? List<T>([CallerMemberName] string property = "")
        where T : JsonFields, new() =>
        Once(property, (JsonArray list) => list.OfType<JsonObject>().Select(json => new T { Json = json }).ToList());

    protected IReadOnlyDictionary<string, string>? TextMap([CallerMemberName] string property = "") =>
        Once(
            property,
            (JsonObject map) =>
                new OrderedDictionary<string, string>(
                    map.Select(entry => KeyValuePair.Create(entry.Key, TextOf(entry.Value) ?? ""))
                )
        );

    protected IReadOnlyDictionary<string, long>? IntegerMap([CallerMemberName] string property = "") =>
        Once(
            property,
            (JsonObject map) =>
                new OrderedDictionary<string, long>(
                    map.Select(entry => KeyValuePair.Create(entry.Key, IntegerOf(entry.Value) ?? 0))
                )
        );

    protected IReadOnlyDictionary<string, T>? Map<T>([CallerMemberName] string property = "")
        where T : JsonFields, new() =>
        Once(
            property,
            (JsonObject map) =>
                new OrderedDictionary<string, T>(
                    map.Select(entry =>
                        KeyValuePair.Create(entry.Key, new T { Json = entry.Value as JsonObject ?? [] })
                    )
                )
        );

    protected void Put(string? value, [CallerMemberName] string property = "") => Store(property, value);

    protected void Put(bool? value, [CallerMemberName] string property = "") => Store(property, value);

    protected void Put(decimal? value, [CallerMemberName] string property = "") => Store(property, value);

    protected void Put(JsonFields? value, [CallerMemberName] string property = "") =>
        Store(property, value is null ? null : Free(value.Json));

    protected void Put(IReadOnlyList<string>? values, [CallerMemberName] string property = "") =>
        Store(property, values is null ? null : new JsonArray([.. values.Select(JsonNode (value) => value)]));

    protected void Put(IReadOnlyList<JsonFields>? values, [CallerMemberName] string property = "") =>
        Store(
            property,
            values is null ? null : new JsonArray([.. values.Select(JsonNode (value) => Free(value.Json))])
        );

    protected void Put(IReadOnlyDictionary<string, string>? values, [CallerMemberName] string property = "") =>
        Store(
            property,
            values is null
                ? null
                : new JsonObject(values.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)))
        );

    protected void Put(IReadOnlyDictionary<string, long>? values, [CallerMemberName] string property = "") =>
        Store(
            property,
            values is null
                ? null
                : new JsonObject(
                    values.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)(decimal)entry.Value))
                )
        );

    /// <summary>
    /// Nothing writes into a list or object once it is part of the JSON, so the node tells whether the value still
    /// holds.
    /// </summary>
    TValue? Once<TNode, TValue>(string property, Func<TNode, TValue> read)
        where TNode : JsonNode
        where TValue : class
    {
        if (Json[NameOf(property)] is not TNode node)
            return null;
        if (_read?.TryGetValue(property, out var known) == true && ReferenceEquals(known.Node, node))
            return (TValue)known.Value;
        var value = read(node);
        (_read ??= [])[property] = (node, value);
        return value;
    }

    void Store(string property, JsonNode? value)
    {
        if (value is not null)
            Json[NameOf(property)] = value;
    }

    /// <summary>A JSON node has one place; used a second time, it is copied.</summary>
    static JsonObject Free(JsonObject json) => json.Parent is null ? json : json.DeepClone().AsObject();

    static string NameOf(string property) =>
        string.Create(
            property.Length,
            property,
            static (name, property) =>
            {
                property.CopyTo(name);
                name[0] = char.ToLowerInvariant(name[0]);
            }
        );

    static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    static decimal? NumberOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out decimal number) ? number : null;

    static long? IntegerOf(JsonNode? node) =>
        NumberOf(node) is { } number and >= long.MinValue and <= long.MaxValue && decimal.IsInteger(number)
            ? (long)number
            : null;
}
