using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A mapping whose keys are the user's (labels, headers), with values of one shape; the order of the text is kept.</summary>
internal sealed class TextMapShape<T>(Shape<string> key, Shape<T> item) : Shape<IReadOnlyDictionary<string, T>>
{
    public override IReadOnlyDictionary<string, T> Read(YamlValue value)
    {
        var result = new OrderedDictionary<string, T>();
        if (value.Node is not YamlMapping mapping)
        {
            value.Report(SchemaFindings.WrongType, $"must be a mapping, not {value.Node.Noun}");
            return result;
        }

        foreach (var entry in mapping.Entries)
        {
            if (key.Read(value with { Node = entry.Key }) is not { } name)
                continue;
            var at = value.Child(name, entry.Value);
            var read = at.ReportNull() ? default! : item.Read(at)!;
            if (!result.TryAdd(name, read))
                value
                    .Child(name, entry.Key)
                    .Report(SchemaFindings.DuplicateField, $"`{name}` stands twice; keep one of them");
        }

        return result;
    }

    public override string WhatToWrite(string field, bool isRequired) =>
        $"write its entries below it, or `{field}: {{}}` for none";

    public override JsonObject Describe() =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = item.Describe(),
            ["propertyNames"] = key.Describe(),
        };
}
