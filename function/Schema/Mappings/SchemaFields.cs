using System.Text.Json.Nodes;

namespace Kyma.Krm.Schema.Mappings;

/// <summary>Writes down the fields that are asked for, as the properties of a JSON Schema object.</summary>
internal sealed class SchemaFields
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

    /// <param name="name">Of the field, or of the property that it stands for.</param>
    /// <param name="shape">What the value may be.</param>
    /// <param name="isRequired">Whether its absence is a mistake.</param>
    /// <param name="since">The minor release that brought the field, or 0.</param>
    /// <param name="doc">What it means, where that is to be told.</param>
    /// <param name="absent">What it is where it is not written; null where that is nothing.</param>
    public void Add<T>(
        string name,
        Shape<T> shape,
        bool isRequired = false,
        int since = 0,
        string? doc = null,
        JsonNode? absent = null
    )
    {
        name = DeclaredField.NameOf(name);
        if (isRequired)
            _required.Add((JsonNode)name);
        var described = shape.Describe();
        if (doc is not null)
            described["description"] = doc;
        if (absent is not null)
            described["default"] = absent;
        if (since > 0)
            described[Since] = since;
        _properties[name] = described;
    }

    /// <summary>The keyword of the minor release that brought a field.</summary>
    public const string Since = "x-since";
}
