using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema.Mappings;

/// <summary>
/// A mapping with known fields, of a record that declares them itself (<see cref="RecordFields{T}"/>).
/// </summary>
internal sealed class RecordShape<T>(Func<RecordFields<T>, T> create) : Shape<T>
    where T : class
{
    /// <summary>For what is mostly alike in thousands of resources; null where each is read for itself.</summary>
    public Recent<T>? Recent { get; init; }

    public override T? Read(YamlValue value)
    {
        if (value.Node is not YamlMapping mapping)
        {
            value.Report(value.Dialect.WrongType, $"must be a mapping, not {value.Node.Noun}");
            return null;
        }

        var fields = new MappingFields(value, mapping);
        var record = create(new RecordFields<T>(fields));
        fields.ReportTheRest(Describe, isCompared: false);
        return Recent is null ? record : Recent.Of(record);
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
}

/// <summary>
/// The fields of a record that declares each of them once, in the initializer of its property:
/// <c>public string? Host { get; init; } = f.Required(r => r.Host, Types.Text);</c>
/// The one declaration is read from YAML, described in a schema and written as JSON, in the order of the declarations.
/// </summary>
internal sealed class RecordFields<T> : RecordFields
    where T : class
{
    readonly T? _record;

    public RecordFields(MappingFields mapping)
        : base(read: mapping) { }

    public RecordFields(SchemaFields schema)
        : base(described: schema) { }

    public RecordFields(T record, JsonObject json)
        : base(written: json) => _record = record;

    /// <summary>Where a record is being written, its value of a field; else null.</summary>
    /// <param name="of">Not of the value's type: a type of function for each would be unpacked at every start.</param>
    public object? ToWrite(Func<T, object?> of) => _record is null ? null : of(_record);

    /// <summary>The same for numbers and booleans.</summary>
    public TValue? ToWrite<TValue>(Func<T, TValue?> of)
        where TValue : struct => _record is null ? null : of(_record);
}

/// <summary>What is the same for the fields of all records: the reading, the describing and the writing.</summary>
internal abstract class RecordFields(
    MappingFields? read = null,
    SchemaFields? described = null,
    JsonObject? written = null
)
{
    public void Write<TValue>(string property, Shape<TValue> shape, TValue value) =>
        written![DeclaredField.NameOf(property)] = shape.Write(value);

    /// <summary>True where a field was read that is there.</summary>
    public bool TryRead<TValue>(DeclaredField field, Shape<TValue> shape, out TValue? value)
    {
        value = default;
        described?.Add(field.Property, shape, field.IsRequired, field.Since);
        return read?.TryRead(field, shape, out value) == true;
    }
}

/// <summary>
/// How a record declares a field. Without <see cref="RecordFields{T}"/> it is one that somebody fills in, to be
/// rendered.
/// </summary>
internal static class FieldDeclarations
{
    /// <summary>The field's value, null where it is not written or could not be read.</summary>
    /// <param name="f">Null for a record that is filled in.</param>
    /// <param name="of">The property that is declared.</param>
    /// <param name="shape">What its value may be.</param>
    /// <param name="since">The minor release that brought the field: 28 for 1.28.</param>
    /// <param name="oneOf">A name for fields of one record of which only one may be set.</param>
    /// <param name="property">The name of the property; the field's begins in lower case.</param>
    public static TValue? Optional<T, TValue>(
        this RecordFields<T>? f,
        Func<T, object?> of,
        Shape<TValue> shape,
        int since = 0,
        string? oneOf = null,
        [CallerMemberName] string property = ""
    )
        where T : class
        where TValue : class => Declare(f, f?.ToWrite(of), shape, new(property, false, since, oneOf));

    /// <summary>The same for numbers and booleans.</summary>
    public static TValue? Optional<T, TValue>(
        this RecordFields<T>? f,
        Func<T, TValue?> of,
        Shape<TValue> shape,
        int since = 0,
        string? oneOf = null,
        [CallerMemberName] string property = ""
    )
        where T : class
        where TValue : struct => DeclareValue(f, f?.ToWrite(of), shape, new(property, false, since, oneOf));

    /// <summary>The field's value; null only after the mistake was reported.</summary>
    public static TValue? Required<T, TValue>(
        this RecordFields<T>? f,
        Func<T, object?> of,
        Shape<TValue> shape,
        bool isRequired = true,
        [CallerMemberName] string property = ""
    )
        where T : class
        where TValue : class => Declare(f, f?.ToWrite(of), shape, new(property, isRequired));

    /// <summary>The same for numbers and booleans.</summary>
    public static TValue? Required<T, TValue>(
        this RecordFields<T>? f,
        Func<T, TValue?> of,
        Shape<TValue> shape,
        bool isRequired = true,
        [CallerMemberName] string property = ""
    )
        where T : class
        where TValue : struct => DeclareValue(f, f?.ToWrite(of), shape, new(property, isRequired));

    static TValue? Declare<TValue>(RecordFields? f, object? toWrite, Shape<TValue> shape, DeclaredField field)
        where TValue : class
    {
        if (toWrite is not null)
            f!.Write(field.Property, shape, (TValue)toWrite);
        return f?.TryRead(field, shape, out var read) == true ? read : null;
    }

    static TValue? DeclareValue<TValue>(RecordFields? f, TValue? toWrite, Shape<TValue> shape, DeclaredField field)
        where TValue : struct
    {
        if (toWrite is { } value)
            f!.Write(field.Property, shape, value);
        return f?.TryRead(field, shape, out var read) == true ? read : null;
    }
}
