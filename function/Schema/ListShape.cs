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
        var list = value.Located;
        for (var i = 0; i < items.Length; i++)
            items[i] = ReadItem(list.Child(i, nodes[i]));
        return items is string[] texts ? (IReadOnlyList<T>)(object)RecentTexts.Of(texts) : items;
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

/// <summary>
/// A mapping whose keys are the user's (labels, headers), with values of one shape; the order of the text is kept.
/// </summary>
/// <param name="key">Null: any key will do.</param>
internal sealed class TextMapShape<T>(Shape<string>? key, Shape<T> item, int atMost = int.MaxValue)
    : Shape<IReadOnlyDictionary<string, T>>
{
    /// <summary>A usual entry, for the reference of fields; null where key and value say enough.</summary>
    public Func<JsonObject>? Example { get; init; }

    readonly Recent<OrderedDictionary<string, T>> _recent = new(AreAlike);

    public override IReadOnlyDictionary<string, T> Read(YamlValue value) => _recent.Of(ReadAnew(value));

    static bool AreAlike(OrderedDictionary<string, T> one, OrderedDictionary<string, T> other)
    {
        if (one.Count != other.Count)
            return false;
        for (var i = 0; i < one.Count; i++)
        {
            var (mine, theirs) = (one.GetAt(i), other.GetAt(i));
            if (mine.Key != theirs.Key || !EqualityComparer<T>.Default.Equals(mine.Value, theirs.Value))
                return false;
        }

        return true;
    }

    OrderedDictionary<string, T> ReadAnew(YamlValue value)
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
        : at.Node is YamlScalar scalar ? TextOf(scalar, at)
        : at.FailType<string>("text");

    static string TextOf(YamlScalar scalar, YamlValue at)
    {
        if (SchemaFindings.OtherKey(scalar) is { } message)
            at.Report(SchemaFindings.KeyNotText, message);
        return scalar.Value;
    }

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

/// <summary>A mapping that nobody looks into, such as the settings of a plugin.</summary>
internal sealed class TreeShape : Shape<YamlMapping>
{
    public override YamlMapping? Read(YamlValue value) =>
        value.Node is YamlMapping mapping
            ? mapping
            : value.Fail<YamlMapping>(value.Dialect.WrongType, $"must be a mapping, not {value.Node.Noun}");

    public override JsonNode? Write(YamlMapping value) => YamlJson.ToJson(value);

    public override JsonObject Describe() => new() { ["type"] = "object" };
}
