using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A mapping with known fields. <paramref name="bind"/> is the record's initializer; it runs for reading and for describing.</summary>
internal sealed class ObjectShape<T>(string doc, Func<Fields, T> bind) : Shape<T>
{
    public override T? Read(YamlValue value)
    {
        if (AsMapping(value.Node) is not { } mapping)
            return value.Fail<T>(value.Dialect.WrongType, $"must be a mapping, not {value.Node.Noun}. {doc}");
        var fields = new MappingFields(value, mapping);
        var result = bind(fields);
        fields.ReportTheRest();
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

    public override string WhatToWrite(string field, bool isRequired)
    {
        var schema = Describe();
        return schema["properties"] is JsonObject { Count: 0 }
            ? $"write `{field}: {{}}`"
            : $"write its fields below it{(!schema.ContainsKey("required") ? $", or `{field}: {{}}` for its defaults" : isRequired ? "" : ", or remove it")}";
    }

    public override JsonObject Describe()
    {
        var fields = new SchemaFields();
        bind(fields);
        return fields.Describe(doc);
    }
}
