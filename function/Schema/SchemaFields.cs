using System.Globalization;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Schema;

/// <summary>Writes down the fields that are asked for, as the properties of a JSON Schema object.</summary>
internal sealed class SchemaFields : Fields
{
    readonly JsonObject _properties = [];
    readonly JsonArray _required = [];

    public JsonObject Describe(string doc)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["description"] = doc,
            ["additionalProperties"] = false,
            ["properties"] = _properties,
        };
        if (_required.Count > 0)
            schema["required"] = _required;
        return schema;
    }

    public override T Required<T>(string name, Shape<T> shape, string doc)
    {
        _required.Add((JsonNode)name);
        return Note(name, shape, doc)!;
    }

    public override T? Optional<T>(string name, Shape<T> shape, string doc)
        where T : class => Note(name, shape, doc);

    public override T? OptionalValue<T>(string name, Shape<T> shape, string doc)
        where T : struct
    {
        Note(name, shape, doc);
        return null;
    }

    public override T Default<T>(string name, Shape<T> shape, T absent, string doc)
    {
        Note(name, shape, doc);
        if (DefaultOf(absent) is { } value)
            _properties[name]!["default"] = value;
        return absent;
    }

    T? Note<T>(string name, Shape<T> shape, string doc)
    {
        var described = shape.Describe();
        described["description"] = doc;
        _properties[name] = described;
        return default;
    }

    static JsonNode? DefaultOf(object? value) =>
        value switch
        {
            string text => text,
            bool flag => flag,
            int number => number,
            IEnumerable<string> list => new JsonArray([.. list.Select(text => (JsonNode)text)]),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
}
