using System.Text.Json.Nodes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Config;

/// <summary>
/// What stands for required fields that are missing or could not be read, so that what is next to them is judged.
/// These values are nobody else's and are never reported: the field counts as unread.
/// </summary>
/// <param name="describe">The schema of the resource.</param>
internal sealed class Placeholders(Func<JsonObject> describe)
{
    const string Name = "unreadable";

    const string Spec = "spec.";

    const int LastPort = 65535;

    readonly HashSet<string> _given = [];
    readonly FieldSet _failed = new();
    readonly Lazy<JsonObject> _schema = new(describe);

    /// <summary>For metadata without a name.</summary>
    public static YamlNode Metadata => YamlJson.FromJson(new JsonObject { ["name"] = Name });

    /// <summary>A value of the field's type; null where one was given before and could not be read either.</summary>
    /// <param name="path">Of the field; what it is in a list does not matter.</param>
    /// <param name="written">The same as it was counted first.</param>
    public YamlNode? Next(string path, string written)
    {
        if (!path.StartsWith(Spec, StringComparison.Ordinal) || _failed.IsBelow(written))
            return null;
        if (_given.Add(written) && SchemaOf(path) is { } schema)
            return YamlJson.FromJson(ValueOf(schema));
        _failed.Add(written);
        return null;
    }

    JsonObject? SchemaOf(string path)
    {
        JsonObject? schema = _schema.Value;
        foreach (var step in FieldPath.Steps(path))
            schema = (schema?["items"] ?? schema?["properties"]?[step]) as JsonObject;
        return schema;
    }

    JsonNode ValueOf(JsonObject schema) =>
        schema switch
        {
            _ when schema["items"] is JsonObject items => new JsonArray(ValueOf(items)),
            _ when schema["properties"] is JsonObject fields => new JsonObject(
                (schema["required"] as JsonArray ?? [])
                    .Select(name => name!.ToString())
                    .Select(name => KeyValuePair.Create(name, (JsonNode?)ValueOf(fields[name]!.AsObject())))
            ),
            _ when IsNamed(schema) && Texts().FirstOrDefault(text => WrittenForm.Accepts(schema, text)) is { } text =>
                text,
            _ when schema["maximum"]?.ToString() == "65535" => LastPort - _given.Count,
            _ => WrittenForm.ExampleOf(schema),
        };

    /// <summary>Of other texts, durations for example, no schema says how they are written: an example does.</summary>
    static bool IsNamed(JsonObject schema) =>
        schema["type"]?.ToString() == "string" && (schema["pattern"] is not null || schema["examples"] is null);

    /// <summary>A name with a dot, whose top-level domain is nobody's (RFC 2606), and a label.</summary>
    IEnumerable<string> Texts()
    {
        var name = $"{Name}-{_given.Count}";
        return [$"{name}.invalid", name];
    }
}
