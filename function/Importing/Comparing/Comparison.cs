using System.Text.Json.Nodes;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Comparing;

/// <summary>
/// What differs between a resource that was read and the one that would be rendered in its place. The API's version
/// does not count.
/// </summary>
internal sealed class Comparison
{
    static readonly string[] NotCompared = ["apiVersion", "kind", "metadata", "status"];

    readonly List<Difference> _found = [];
    readonly ResourceId _id;
    readonly OriginalResource _original;
    readonly JsonObject _rendered;

    Comparison(ResourceId id, OriginalResource original, JsonObject rendered) =>
        (_id, _original, _rendered) = (id, original, rendered);

    public static IReadOnlyList<Difference> Between(ResourceId id, OriginalResource original, JsonObject rendered)
    {
        var comparison = new Comparison(id, original, rendered);
        comparison.Objects(Body(original.Content), Body(rendered), "");
        comparison.Controls("annotations");
        comparison.Controls("labels");
        return comparison._found;
    }

    static JsonObject Body(JsonObject resource) =>
        new(
            resource
                .Where(field => !NotCompared.Contains(field.Key))
                .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))
        );

    void Nodes(JsonNode? was, JsonNode? becomes, string field)
    {
        switch (was, becomes)
        {
            case (JsonObject a, JsonObject b):
                Objects(a, b, field);
                break;
            case (JsonArray a, JsonArray b) when ListElements.KeyOf(field) is { } key:
                Keyed(a, b, field, key);
                break;
            case (JsonArray a, JsonArray b) when a.Count == b.Count && a.All(item => item is JsonObject):
                for (var i = 0; i < a.Count; i++)
                    Nodes(a[i], b[i], FieldPath.Child(field, i));
                break;
            default:
                if (!YamlJson.SameData(Nothing(was), Nothing(becomes)))
                    _found.Add(new Difference(_id, field, was, becomes, _original, _rendered));
                break;
        }
    }

    /// <summary>A list without elements says no more than none.</summary>
    static JsonNode? Nothing(JsonNode? node) => node is JsonArray { Count: 0 } ? null : node;

    void Objects(JsonObject was, JsonObject becomes, string field)
    {
        foreach (var name in was.Select(f => f.Key).Union(becomes.Select(f => f.Key)))
            Nodes(was.At(name), becomes.At(name), FieldPath.Child(field, name));
    }

    /// <summary>Elements belong together by their key, wherever they stand.</summary>
    void Keyed(JsonArray was, JsonArray becomes, string field, Func<JsonNode?, string> key)
    {
        var partners = becomes.GroupBy(key).ToDictionary(group => group.Key, group => new Queue<JsonNode?>(group));
        for (var i = 0; i < was.Count; i++)
        {
            var partner = partners.TryGetValue(key(was[i]), out var same) && same.Count > 0 ? same.Dequeue() : null;
            Nodes(was[i], partner, FieldPath.Child(field, i));
        }

        var rest = partners.Values.SelectMany(left => left).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var added in becomes.Where(item => item is not null && rest.Contains(item)))
            Nodes(null, added, field);
    }

    /// <summary>Labels and annotations by which controllers work; the others say nothing about traffic.</summary>
    void Controls(string part) =>
        Objects(ForControllers(_original.Content, part), ForControllers(_rendered, part), $"metadata.{part}");

    static JsonObject ForControllers(JsonObject resource, string part) =>
        new(
            resource
                .Map("metadata", part)
                .Where(entry => Marking.IsForController(entry.Key))
                .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)JsonValue.Create(entry.Value)))
        );
}

/// <summary>Lists whose order has no meaning: what makes two elements the same.</summary>
internal static class ListElements
{
    public static Func<JsonNode?, string>? KeyOf(string field) =>
        field switch
        {
            "spec.servers" => item =>
                $"{item.Number("port", "number")}/{item.Text("port", "protocol")?.ToUpperInvariant()}",
            "spec.subsets" or "spec.ports" => item => item.Text("name") ?? "",
            _ => null,
        };
}
