using System.Globalization;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>Every list and every free mapping that a schema declares, and specs in which one of them is long.</summary>
internal static class DeclaredLists
{
    /// <summary>
    /// Beside what a schema requires: without it the entry is refused before anything is done with the list.
    /// </summary>
    static readonly (string Field, string Other, string Json)[] Companions =
    [
        ("rules", "jwt,extAuth", """{"noAuth": true}"""),
        ("allowOrigins", "", """{"exact": "https://h%.example.com"}"""),
        ("cookies,headers", "", """{"exact": "a%"}"""),
        ("visibleNamespaces", "", """{"outboundTrafficPolicy": "REGISTRY_ONLY", "namespace": "shop"}"""),
        ("services", "", """{"name": "s%"}"""),
        ("endpoints,addresses", "", """{"resolution": "STATIC"}"""),
        ("subjectAltNames", "", """{"mode": "SIMPLE"}"""),
        ("extAuth", "", """{"authorizers": ["a"]}"""),
        (
            "jwt",
            "",
            """{"authentications": [{"issuer": "https://a.example.com", "jwksUri": "https://a.example.com"}]}"""
        ),
        ("http", "", """{"route": [{"destination": {"host": "b"}}]}"""),
        ("ports", "", """{"name": "tcp-%"}"""),
    ];

    /// <summary>
    /// Paths such as <c>egress.services[].hosts[]</c>; the last step is the list, <c>{}</c> a free mapping.
    /// </summary>
    public static IEnumerable<string> Of(JsonNode? schema, string path = "")
    {
        if (schema is not JsonObject { } node)
            yield break;
        if (node["items"] is JsonObject items)
        {
            yield return $"{path}[]";
            foreach (var below in Of(items, $"{path}[]"))
                yield return below;
        }

        if (node["additionalProperties"] is JsonObject values)
            yield return $"{path}{{}}";
        foreach (var (name, field) in node["properties"] as JsonObject ?? [])
        {
            foreach (var below in Of(field, path.Length == 0 ? name : $"{path}.{name}"))
                yield return below;
        }
    }

    /// <summary>A spec with so many entries at the path and only what is required besides.</summary>
    /// <param name="areEqual">Each entry is like the first.</param>
    public static JsonNode Spec(JsonObject schema, string path, int count, bool areEqual)
    {
        var steps = path.Replace("[]", ".[]", StringComparison.Ordinal)
            .Replace("{}", ".{}", StringComparison.Ordinal)
            .Split('.');
        return Along(schema, steps, 0, "");

        JsonNode Along(JsonObject node, string[] way, int at, string field)
        {
            if (way[at] == "[]")
            {
                var items = (JsonObject)node["items"]!;
                return new JsonArray([
                    .. at == way.Length - 1
                        ? Enumerable.Range(0, count).Select(i => Least(items, field, areEqual ? 0 : i))
                        : [Along(items, way, at + 1, field)],
                ]);
            }

            if (way[at] == "{}")
            {
                var values = (JsonObject)node["additionalProperties"]!;
                return new JsonObject(
                    Enumerable
                        .Range(0, count)
                        .Select(i => KeyValuePair.Create($"k{i}", (JsonNode?)Least(values, field, i)))
                );
            }

            var map = (JsonObject)Least(node, field, 0, way[at]);
            map[way[at]] = Along((JsonObject)node["properties"]![way[at]]!, way, at + 1, way[at]);
            return map;
        }
    }

    /// <summary>The smallest value of a schema, the i-th of its kind.</summary>
    static JsonNode Least(JsonObject schema, string field, int i, string? wanted = null)
    {
        switch ((string?)(schema["type"] is JsonArray types ? types[0] : schema["type"]))
        {
            case "object":
                var map = new JsonObject();
                foreach (var name in (schema["required"] as JsonArray ?? []).Select(name => (string)name!))
                    map[name] = Least((JsonObject)schema["properties"]![name]!, name, i);
                foreach (var (fields, others, json) in Companions)
                {
                    if (
                        (fields.Split(',').Contains(field) || fields.Split(',').Contains(wanted))
                        && !others.Split(',').Contains(wanted)
                    )
                        AddTo(map, schema, json, i);
                }

                return map;
            case "array":
                return new JsonArray(Least((JsonObject)schema["items"]!, field, i));
            case "integer":
                var (least, most) = (Number(schema["minimum"], 0), Number(schema["maximum"], 60_000));
                return least + (i % Math.Max(1, most - least));
            case "boolean":
                return i % 2 == 0;
            default:
                return schema["enum"] is JsonArray words ? (string)words[i % words.Count]! : Text(field, i);
        }
    }

    static long Number(JsonNode? node, long absent) =>
        node is null
            ? absent
            : (long)decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    static void AddTo(JsonObject map, JsonObject schema, string json, int i)
    {
        foreach (var (name, value) in JsonNode.Parse(json.Replace("%", $"{i}", StringComparison.Ordinal))!.AsObject())
        {
            if (schema["properties"]?[name] is not null && !map.ContainsKey(name))
                map[name] = value!.DeepClone();
        }
    }

    static string Text(string field, int i) =>
        field switch
        {
            "hosts" or "host" or "dnsNames" or "domain" or "sniHosts" => $"h{i}.example.com",
            "addresses" or "address" or "targets" or "ipBlocks" or "remoteIpBlocks" =>
                $"10.{i / 65536}.{i / 256 % 256}.{i % 256}",
            "path" or "paths" => $"/a{i}",
            "issuer" or "jwksUri" or "to" => $"https://h{i}.example.com",
            "duration" or "timeout" => "10s",
            _ => $"n{i}",
        };
}
