using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A list of equal things; in a ConfigMap, text separated by commas.</summary>
internal sealed class ListShape<T>(Shape<T> item, int atLeast = 0) : Shape<IReadOnlyList<T>>
{
    public override IReadOnlyList<T> Read(YamlValue value)
    {
        var nodes = value.Node switch
        {
            YamlSequence sequence => sequence.Items,
            YamlScalar { IsLoose: true } text =>
            [
                .. text
                    .Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(part => text with { Value = part }),
            ],
            _ => null,
        };
        if (nodes is null)
        {
            value.Report(SchemaFindings.WrongType, $"must be a list, not {value.Node.Noun}");
            return [];
        }

        if (nodes.Count < atLeast)
            value.Report(
                SchemaFindings.InvalidValue,
                $"must have at least {atLeast} {(atLeast == 1 ? "entry" : "entries")}{(value.IsRequired ? "" : ", or be left out")}"
            );
        return [.. nodes.Select((node, i) => ReadItem(value.Child(i, node)))];
    }

    T ReadItem(YamlValue entry) => entry.ReportNull() ? default! : item.Read(entry)!;

    public override string WhatToWrite(string field, bool isRequired) =>
        $"write its entries below it{(atLeast == 0 ? $", or `{field}: []` for none" : isRequired ? "" : ", or remove it")}";

    public override JsonObject Describe()
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Describe() };
        if (atLeast > 0)
            schema["minItems"] = atLeast;
        return schema;
    }
}
