using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema.Mappings;

/// <summary>
/// A mapping with known fields, of a record that declares them itself (<see cref="RecordFields{T}"/>).
/// </summary>
internal sealed class RecordShape<T>(Func<RecordFields<T>, T> create) : Shape<T>
    where T : class
{
    public override T? Read(YamlValue value)
    {
        if (value.Node is not YamlMapping mapping)
        {
            value.Report(value.Dialect.WrongType, $"must be a mapping, not {value.Node.Noun}");
            return null;
        }

        var fields = new MappingFields(value, mapping);
        var record = create(new RecordFields<T>(fields));
        fields.ReportTheRest(() => Known(value.Dialect));
        return record;
    }

    /// <summary>The fields that are not null, in the order of their declarations.</summary>
    public override JsonObject Write(T value)
    {
        var json = new JsonObject();
        create(new RecordFields<T>(value, json));
        return json;
    }

    public override JsonObject Describe()
    {
        var fields = new SchemaFields();
        create(new RecordFields<T>(fields));
        return fields.Describe("");
    }

    IEnumerable<string> Known(Dialect dialect) =>
        Describe()["properties"]!
            .AsObject()
            .Where(field => ((int?)field.Value![SchemaFields.Since] ?? 0) is var since && dialect.Has(since))
            .Select(field => field.Key);
}
