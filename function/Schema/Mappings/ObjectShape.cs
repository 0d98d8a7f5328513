using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema.Mappings;

/// <summary>
/// A mapping with known fields. <paramref name="bind"/> makes the config that declares them
/// (<see cref="ConfigFields"/>); it runs for reading and for describing.
/// </summary>
internal sealed class ObjectShape<T>(string doc, Func<Fields, T> bind) : Shape<T>
{
    public override T? Read(YamlValue value)
    {
        if ((AsMapping(value.Node) ?? AsSource(value.Node)) is not { } mapping)
            return value.Fail<T>(value.Dialect.WrongType, WhatInstead(value));
        var fields = new MappingFields(value, mapping);
        var result = bind(new Fields(fields));
        fields.ReportTheRest(Describe, isCompared: true);
        return result;
    }

    /// <summary>In a ConfigMap an object without fields is written as text: <c>certificate.gardener=true</c>.</summary>
    static YamlMapping? AsMapping(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => mapping,
            YamlScalar { IsLoose: true, Value: "" or "true" or "{}" } => new YamlMapping(
                node.Start,
                node.Offset,
                true,
                []
            ),
            _ => null,
        };

    /// <summary>
    /// The name of a field that is a mapping may stand for the field without settings: <c>certificate: gardener</c>.
    /// </summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>
    /// A value as most people write it, with fields that are not required; null where the required ones say enough.
    /// </summary>
    public Func<JsonObject>? Example { get; init; }

    YamlMapping? AsSource(YamlNode node) =>
        node is YamlScalar { IsNull: false } scalar && Sources.Contains(scalar.Value)
            ? new YamlMapping(
                node.Start,
                node.Offset,
                true,
                [new YamlEntry(scalar, new YamlMapping(node.Start, node.Offset, true, []))]
            )
            : null;

    string WhatInstead(YamlValue value) =>
        Sources.Count > 0 && value.Node is YamlScalar { IsNull: false } word
            ? $"{value.Quoted} must be one of: {string.Join(", ", Sources)}, or a "
                + $"mapping.{Suggestion.For(word.Value, Sources)}"
        : value.Node is YamlSequence { Items: [YamlScalar { IsNull: false } only] } && Sources.Contains(only.Value)
            ? $"must be a mapping, not a list. Write {only.Value}"
        : (value.Node is YamlScalar ? $"{value.Quoted} must be a mapping" : $"must be a mapping, not {value.Node.Noun}")
            + $"{WrittenForm.Instead(Describe(), value.Node)}. {doc}";

    public override string WhatToWrite(string field, bool isRequired)
    {
        var schema = Describe();
        if (schema["properties"] is JsonObject { Count: 0 })
            return $"write `{field}: {{}}`";
        const string below = "write its fields below it";
        return !schema.ContainsKey("required") ? $"{below}, or `{field}: {{}}` for its defaults"
            : isRequired ? below
            : $"{below}, or remove it";
    }

    public override JsonObject Describe()
    {
        var fields = new SchemaFields();
        bind(new Fields(fields));
        var schema = fields.Describe(doc);
        if (Example is not null)
            schema["examples"] = new JsonArray(Example());
        if (Sources.Count == 0)
            return schema;
        schema["type"] = new JsonArray("object", "string");
        schema["if"] = new JsonObject { ["type"] = "string" };
        schema["then"] = new JsonObject { ["enum"] = JsonFields.List(Sources) };
        return schema;
    }
}
