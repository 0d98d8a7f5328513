using System.Globalization;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>How a value is written that a schema accepts: for messages and for the reference of fields.</summary>
internal static class WrittenForm
{
    /// <summary>Deeper, a reader looks at the field itself.</summary>
    const int Depth = 4;

    /// <summary>Of what is repeated as a form to write.</summary>
    const int LongestText = 253;

    /// <summary>A value with the required fields of a mapping, else its first.</summary>
    public static JsonNode ExampleOf(JsonObject schema) => ExampleOf(schema, Depth);

    /// <summary>On one line, as YAML.</summary>
    public static string Flow(JsonNode value) =>
        value switch
        {
            JsonArray list => $"[{string.Join(", ", list.Select(item => Flow(item!)))}]",
            JsonObject mapping =>
                $"{{{string.Join(", ", mapping.Select(entry => $"{entry.Key}: {Flow(entry.Value!)}"))}}}",
            JsonValue text when text.TryGetValue<string>(out var characters) => YamlQuoting.OneLine(characters),
            _ => value.ToJsonString(),
        };

    /// <summary>
    /// Behind "must be a list, not text": what to write instead, with a full stop and a blank before it. Empty where
    /// what is written gives no hint.
    /// </summary>
    public static string Instead(JsonObject schema, YamlNode written) =>
        written switch
        {
            YamlScalar scalar => ForScalar(schema, scalar),
            YamlSequence { Items: [var only] } when schema["items"] is null => ForOnly(schema, only),
            YamlMapping mapping => ForMapping(schema, mapping),
            _ => "",
        };

    static string ForScalar(JsonObject schema, YamlScalar scalar) =>
        schema["properties"] is JsonObject properties
        && properties.Select(property => property.Key).FirstOrDefault(name => IsGlued(name, scalar.Value)) is { } glued
            ? $". Write a blank after the colon: `{glued}: {scalar.Value[(glued.Length + 1)..]}`"
        : WithScalar(schema, scalar) is { } form ? $". Write {form}"
        : "";

    /// <summary><c>domain:shop.example.com</c> is text to YAML, not a field and its value.</summary>
    static bool IsGlued(string name, string text) =>
        text.Length > name.Length + 1
        && text.Length <= LongestText
        && text[name.Length] == ':'
        && text.StartsWith(name, StringComparison.Ordinal);

    static string ForOnly(JsonObject schema, YamlNode only) =>
        schema["properties"] is not null
            ? only is YamlMapping
                ? ". Write its fields without the `-`"
                : ""
            : only is YamlScalar scalar && IsFor(schema, scalar)
                ? $". Write {Flow(ValueOf(scalar))}"
                : "";

    static string ForMapping(JsonObject schema, YamlMapping mapping) =>
        mapping.Entries is [{ Key: YamlMapping }] ? ". A template must be filled in first"
        : schema["items"] is JsonObject { } items
            ? items["properties"] is JsonObject fields
                    ? mapping.Entries.All(entry => entry.Key is YamlScalar key && fields.ContainsKey(key.Value))
                            ? ". Begin the entry with `- `"
                        : $". For example: [{Flow(ExampleOf(items))}]"
                : ""
        : mapping.Entries is [{ Value: YamlScalar scalar }] && IsFor(schema, scalar)
            ? $". Write {Flow(ValueOf(scalar))}"
        : "";

    /// <summary>
    /// What a scalar was probably meant to say where a mapping, or a list of mappings, must be: <c>{name: le}</c> for
    /// <c>le</c>.
    /// </summary>
    /// <returns>Null where the scalar has no place in it.</returns>
    public static string? WithScalar(JsonObject schema, YamlNode written) =>
        written is YamlScalar { IsNull: false } scalar && scalar.Value.Length is > 0 and <= LongestText
            ? schema["items"] is JsonObject items
                ? WithScalar(items, written) is { } entry
                    ? $"[{entry}]"
                    : null
                : schema["properties"] is JsonObject properties
                    ? Mapping(schema, properties, scalar)
                    : IsFor(schema, scalar)
                        ? Flow(ValueOf(scalar))
                        : null
            : null;

    static string? Mapping(JsonObject schema, JsonObject properties, YamlScalar scalar)
    {
        if (properties[scalar.Value] is JsonObject { } field && field["properties"] is not null)
            return $"{{{scalar.Value}: {{}}}}";
        var required = RequiredOf(schema);
        if (scalar is { IsPlain: true, Bool: true })
            return Flow(required.Count == 0 ? new JsonObject() : Example(schema, properties, Depth));
        return Pair(schema, properties, scalar) ?? Single(properties, required, scalar);
    }

    /// <summary>Other tools write two fields so: <c>fe:8080</c>, <c>9092/TCP</c>, <c>namespace/name</c>.</summary>
    static string? Pair(JsonObject schema, JsonObject properties, YamlScalar scalar)
    {
        var parts = scalar.Value.Split('/', ':');
        if (parts.Length != 2)
            return null;
        string[] names =
            scalar.Value.Contains('/', StringComparison.Ordinal)
            && properties.ContainsKey("name")
            && properties.ContainsKey("namespace")
                ? ["namespace", "name"]
                : properties.Select(property => property.Key).ToArray();
        var form = new JsonObject();
        foreach (var part in parts)
        {
            var value = scalar with { Value = part, IsPlain = true };
            var name = names.FirstOrDefault(name =>
                !form.ContainsKey(name) && IsFor(properties[name] as JsonObject, value)
            );
            if (name is null)
                return null;
            form[name] = ValueOf(value);
        }

        return RequiredOf(schema).All(form.ContainsKey) ? Flow(form) : null;
    }

    static string? Single(JsonObject properties, HashSet<string> required, YamlScalar scalar)
    {
        var meant = properties
            .OrderBy(property => !required.Contains(property.Key))
            .FirstOrDefault(property =>
                property.Value is JsonObject inner
                && (IsFor(inner, scalar) || IsFor(inner["items"] as JsonObject, scalar))
            );
        if (meant.Value is not JsonObject found)
            return null;
        var form = new JsonObject();
        foreach (var name in properties.Select(property => property.Key))
        {
            if (name == meant.Key)
                form[name] = found["items"] is null ? ValueOf(scalar) : new JsonArray(ValueOf(scalar));
            else if (required.Contains(name))
                form[name] = ExampleOf((JsonObject)properties[name]!, Depth);
        }

        return Flow(form);
    }

    static bool IsFor(JsonObject? schema, YamlScalar scalar) =>
        schema is not null
        && (
            string.Equals(schema["type"]?.ToString(), "integer", StringComparison.Ordinal)
                ? IsNumber(scalar)
                : schema["type"]?.ToString() == "string"
                    && !IsNumber(scalar)
                    && !(scalar.IsPlain && scalar.IsBool)
                    && Accepts(schema, scalar.Value)
        );

    /// <summary>Text that a schema of texts accepts.</summary>
    public static bool Accepts(JsonObject schema, string text) =>
        schema["enum"] is JsonArray words
            ? words.Any(word => word!.ToString() == text)
            : schema["pattern"]?.ToString() is not { } pattern
                || System.Text.RegularExpressions.Regex.IsMatch(text, pattern, default, TimeSpan.FromSeconds(1));

    static bool IsNumber(YamlScalar scalar) => scalar.IsPlain && Digits.Read(scalar.Value) is not null;

    static JsonValue ValueOf(YamlScalar scalar) =>
        IsNumber(scalar)
            ? JsonValue.Create(int.Parse(scalar.Value, CultureInfo.InvariantCulture))
            : JsonValue.Create(scalar.Value)!;

    /// <summary>The required fields, and those that a value as most people write it has as well.</summary>
    static HashSet<string> RequiredOf(JsonObject schema) =>
        [
            .. schema["required"] is JsonArray names ? names.Select(name => name!.ToString()) : [],
            .. schema["examples"] is JsonArray and [JsonObject usual] ? usual.Select(field => field.Key) : [],
        ];

    static JsonNode ExampleOf(JsonObject schema, int depth)
    {
        if (schema["examples"] is JsonArray { Count: > 0 } examples)
            return examples[0]!.DeepClone();
        // What holds anyway need not be written.
        if (schema["default"] is JsonValue word && word.TryGetValue<bool>(out var isSo))
            return JsonValue.Create(!isSo);
        if (schema["default"] is { } standard and not (JsonArray { Count: 0 } or JsonObject { Count: 0 }))
            return standard.DeepClone();
        if (schema["enum"] is JsonArray { Count: > 0 } words)
            return words[0]!.DeepClone();
        return schema["type"]?.ToString() switch
        {
            "array" when schema["items"] is JsonObject items => new JsonArray(ExampleOf(items, depth)),
            "boolean" => JsonValue.Create(true),
            "integer" when schema["maximum"]?.ToString() == "65535" => JsonValue.Create(8080),
            "integer" => schema["minimum"]?.DeepClone() ?? JsonValue.Create(1),
            "string" => JsonValue.Create("text"),
            _ when schema["additionalProperties"] is JsonObject values => new JsonObject
            {
                ["app"] = ExampleOf(values, depth),
            },
            _ when schema["properties"] is JsonObject { Count: > 0 } properties && depth > 0 => Example(
                schema,
                properties,
                depth
            ),
            _ => new JsonObject(),
        };
    }

    static JsonObject Example(JsonObject schema, JsonObject properties, int depth)
    {
        var required = RequiredOf(schema);
        var result = new JsonObject();
        foreach (var name in properties.Select(property => property.Key))
        {
            if (required.Count == 0 ? result.Count == 0 : required.Contains(name))
                result[name] = ExampleOf((JsonObject)properties[name]!, depth - 1);
        }

        return result;
    }
}
