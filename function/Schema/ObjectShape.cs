using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A mapping with known fields. <paramref name="bind"/> is the record's initializer; it runs for reading and for describing.</summary>
internal sealed class ObjectShape<T>(string doc, Func<Fields, T> bind) : Shape<T>
{
    public override T? Read(YamlValue value)
    {
        if (value.Node is not YamlMapping mapping) return value.Fail<T>(ReadRules.WrongType, $"must be a mapping, not {value.Node.Noun}. {doc}");
        var fields = new MappingFields(value, mapping);
        var result = bind(fields);
        fields.ReportTheRest();
        return result;
    }

    public override JsonObject Describe()
    {
        var fields = new SchemaFields();
        bind(fields);
        return fields.Describe(doc);
    }
}
