using System.Text.Json.Nodes;

namespace Kyma.Krm.Schema.Mappings;

/// <summary>Writes down the fields that are asked for, as the properties of a JSON Schema object.</summary>
internal sealed class SchemaFields : Fields
{
    readonly JsonObject _properties = [];
    readonly JsonArray _required = [];

    public JsonObject Describe(string doc)
    {
        var schema = new JsonObject { ["type"] = "object" };
        if (doc.Length > 0)
            schema["description"] = doc;
        schema["additionalProperties"] = false;
        schema["properties"] = _properties;
        if (_required.Count > 0)
            schema["required"] = _required;
        return schema;
    }

    public override T Required<T>(string name, Shape<T> shape, string doc)
    {
        _required.Add((JsonNode)NameOf(name));
        return Note(name, shape, doc)!;
    }

    public override T? Optional<T>(string name, Shape<T> shape, string doc)
        where T : class => Note(name, shape, doc);

    public override T? Optional<T>(string name, Func<Shape<T>> shape, string doc)
        where T : class => Note(name, shape(), doc);

    public override T? OptionalValue<T>(string name, Shape<T> shape, string doc)
        where T : struct
    {
        Note(name, shape, doc);
        return null;
    }

    public override T Default<T>(string name, Shape<T> shape, T absent, string doc)
    {
        Note(name, shape, doc);
        if (shape.Write(absent) is { } value)
            _properties[NameOf(name)]!["default"] = value;
        return absent;
    }

    /// <param name="since">The minor release that brought the field, or 0.</param>
    public void Add<T>(string name, Shape<T> shape, bool isRequired, int since)
    {
        if (isRequired)
            _required.Add((JsonNode)name);
        var described = shape.Describe();
        if (since > 0)
            described[Since] = since;
        _properties[name] = described;
    }

    /// <summary>The keyword of the minor release that brought a field.</summary>
    public const string Since = "x-since";

    T? Note<T>(string name, Shape<T> shape, string doc)
    {
        var described = shape.Describe();
        described["description"] = doc;
        _properties[NameOf(name)] = described;
        return default;
    }
}
