using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>
/// A mapping whose keys are the user's (labels, headers), with values of one shape; the order of the text is kept.
/// </summary>
/// <param name="key">Null: any key will do.</param>
internal sealed class TextMapShape<T>(Shape<string>? key, Shape<T> item, int atMost = int.MaxValue)
    : Shape<IReadOnlyDictionary<string, T>>
{
    /// <summary>A usual entry, for the reference of fields; null where key and value say enough.</summary>
    public Func<JsonObject>? Example { get; init; }

    public override IReadOnlyDictionary<string, T> Read(YamlValue value)
    {
        var result = new OrderedDictionary<string, T>();
        if (value.Node is not YamlMapping mapping)
        {
            value.Report(value.Dialect.WrongType, $"must be a mapping, not {value.Node.Noun}");
            return result;
        }

        if (mapping.Entries.Count > atMost)
            value.Report(value.Dialect.Limit, $"must have at most {atMost} entries, not {mapping.Entries.Count}");
        foreach (var entry in mapping.Entries)
        {
            if (NameOf(value with { Node = entry.Key }) is not { } name)
                continue;
            var at = value.Child(name, entry.Value);
            var read = at.ReportNull() ? default! : item.Read(at)!;
            if (!result.TryAdd(name, read))
                value
                    .Child(name, entry.Key)
                    .Report(value.Dialect.DuplicateField, $"`{name}` appears twice; keep one of them");
        }

        return result;
    }

    string? NameOf(YamlValue at) =>
        key is not null ? key.Read(at)
        : at.Node is YamlScalar scalar ? scalar.Value
        : at.FailType<string>("text");

    public override JsonNode? Write(IReadOnlyDictionary<string, T> value) =>
        new JsonObject(value.Select(entry => KeyValuePair.Create(entry.Key, item.Write(entry.Value))));

    public override string WhatToWrite(string field, bool isRequired) =>
        $"write its entries below it, or `{field}: {{}}` for none";

    public override JsonObject Describe()
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = item.Describe() };
        if (key is not null)
            schema["propertyNames"] = key.Describe();
        if (atMost < int.MaxValue)
            schema["maxProperties"] = atMost;
        if (Example is not null)
            schema["examples"] = new JsonArray(Example());
        return schema;
    }
}
