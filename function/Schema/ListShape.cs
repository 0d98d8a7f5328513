using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A list of equal things; in a ConfigMap, text separated by commas.</summary>
internal sealed class ListShape<T>(Shape<T> item, int atLeast = 0, int atMost = int.MaxValue) : Shape<IReadOnlyList<T>>
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
            value.Report(
                value.Dialect.WrongType,
                $"must be a list, not {value.Node.Noun}{WrittenForm.Instead(Describe(), value.Node)}"
            );
            return [];
        }

        if (nodes.Count < atLeast)
            value.Report(
                value.Dialect.Limit,
                $"must have at least {Entries(atLeast)}{(value.IsRequired ? "" : ", or be left out")}"
            );
        if (nodes.Count > atMost)
            value.Report(value.Dialect.Limit, $"must have at most {Entries(atMost)}, not {nodes.Count}");
        var items = new T[nodes.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = ReadItem(value.Child(i, nodes[i]));
        return items;
    }

    static string Entries(int count) => $"{count} {(count == 1 ? "entry" : "entries")}";

    T ReadItem(YamlValue entry) => entry.ReportNull() ? default! : item.Read(entry)!;

    public override JsonNode? Write(IReadOnlyList<T> value) => new JsonArray([.. value.Select(item.Write)]);

    public override string WhatToWrite(string field, bool isRequired) =>
        "write its entries below "
        + $"it{(atLeast == 0 ? $", or `{field}: []` for none" : isRequired ? "" : ", or remove it")}";

    public override JsonObject Describe()
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.Describe() };
        if (atLeast > 0)
            schema["minItems"] = atLeast;
        if (atMost < int.MaxValue)
            schema["maxItems"] = atMost;
        return schema;
    }
}
