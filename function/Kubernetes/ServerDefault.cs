using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// A field that the API server writes where it is missing. An exported object has it, and says nothing else than one
/// without.
/// </summary>
/// <param name="Shape">For example <c>spec.data[].remoteRef.decodingStrategy</c>.</param>
/// <param name="Value">The text that it writes.</param>
internal sealed record ServerDefault(string Shape, string Value)
{
    readonly string[] _path = Shape.Split('.');

    /// <summary>
    /// Where the object that is there has the default and the wanted one has nothing, the default stays.
    /// </summary>
    public void Keep(JsonNode? there, JsonNode? wanted) => Keep(there, wanted, _path);

    void Keep(JsonNode? there, JsonNode? wanted, ReadOnlySpan<string> path)
    {
        if (there is not JsonObject from || wanted is not JsonObject to)
            return;
        var name = path[0].EndsWith("[]", StringComparison.Ordinal) ? path[0][..^2] : path[0];
        if (!from.TryGetPropertyValue(name, out var found))
            return;
        if (path.Length == 1)
        {
            if (!to.ContainsKey(name) && IsDefault(found))
                to[name] = Value;
        }
        else if (name.Length == path[0].Length)
        {
            Keep(found, to[name], path[1..]);
        }
        else if (found is JsonArray some && to[name] is JsonArray others && some.Count == others.Count)
        {
            for (var i = 0; i < some.Count; i++)
                Keep(some[i], others[i], path[1..]);
        }
    }

    bool IsDefault(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == Value;
}

/// <summary>
/// What the API server writes into the metadata of an object. In a file it is out of date at once: <c>kubectl apply</c>
/// ends in a Conflict with an old <c>resourceVersion</c> or <c>uid</c>, and server-side apply refuses
/// <c>managedFields</c>.
/// </summary>
internal static class LiveFields
{
    /// <summary>Names of fields below <c>metadata</c>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "resourceVersion",
        "uid",
        "generation",
        "managedFields",
        "creationTimestamp",
        "selfLink",
    ];

    /// <summary>The others are ignored when the object is applied.</summary>
    public static bool StopsApply(string name) => name is "resourceVersion" or "uid" or "managedFields";

    /// <summary>Takes them out of <c>metadata</c>, which changes; others stay.</summary>
    public static void Remove(JsonObject metadata)
    {
        foreach (var name in Names)
            metadata.Remove(name);
    }
}
