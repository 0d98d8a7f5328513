using System.Runtime.CompilerServices;

namespace Kyma.Krm.Schema.Mappings;

/// <summary>
/// The fields of an object, asked for one by one, to be read or to be described. A name may be that of a property: its
/// field begins in lower case.
/// </summary>
/// <remarks>Not a base class of the two: a generic method that is virtual is looked up by reflection, once for each
/// type, which took 6 % of a small run.</remarks>
internal sealed class Fields
{
    readonly MappingFields? _read;
    readonly SchemaFields? _described;

    public Fields(MappingFields mapping) => _read = mapping;

    public Fields(SchemaFields schema) => _described = schema;

    /// <summary>
    /// A field whose absence is a mistake; then, and after any other mistake, the value is null or zero.
    /// </summary>
    public T Required<T>(string name, Shape<T> shape, string doc)
    {
        _described?.Add(name, shape, isRequired: true, doc: doc);
        return _read is null ? default! : _read.Required(name, shape, doc);
    }

    /// <summary>A field that is null where it is not written, and after a mistake.</summary>
    public T? Optional<T>(string name, Shape<T> shape, string doc)
        where T : class
    {
        _described?.Add(name, shape, doc: doc);
        return _read?.Optional(name, shape);
    }

    /// <summary>The same of a part with fields of its own: where it is not written, its shape is never made.</summary>
    public T? Optional<T>(string name, Func<Shape<T>> shape, string doc)
        where T : class
    {
        _described?.Add(name, shape(), doc: doc);
        return _read?.Optional(name, shape);
    }

    /// <summary>The same for numbers, booleans and times.</summary>
    public T? OptionalValue<T>(string name, Shape<T> shape, string doc)
        where T : struct
    {
        _described?.Add(name, shape, doc: doc);
        return _read?.OptionalValue(name, shape);
    }

    /// <summary>A field that has <paramref name="absent"/> where it is not written.</summary>
    public T Default<T>(string name, Shape<T> shape, T absent, string doc)
    {
        _described?.Add(name, shape, doc: doc, absent: shape.Write(absent));
        return _read is null ? absent : _read.Default(name, shape, absent);
    }
}

/// <summary>
/// How a config declares a field once, in the initializer of its property:
/// <c>public string? Domain { get; init; } = f.Optional(Shapes.DnsName, "The domain.");</c>
/// Without <see cref="Fields"/> it is a config that somebody fills in; then a field has what it has where nothing is
/// written.
/// </summary>
internal static class ConfigFields
{
    /// <summary>A field whose absence is a mistake.</summary>
    /// <param name="name">Only where the field is spelt in another way than the property.</param>
    public static T Required<T>(this Fields? f, Shape<T> shape, string doc, [CallerMemberName] string name = "") =>
        f is null ? default! : f.Required(name, shape, doc);

    /// <summary>A field that is null where it is not written.</summary>
    public static T? Optional<T>(this Fields? f, Shape<T> shape, string doc, [CallerMemberName] string name = "")
        where T : class => f?.Optional(name, shape, doc);

    /// <summary>The same of a part with fields of its own: where it is not written, its shape is never made.</summary>
    public static T? Optional<T>(this Fields? f, Func<Shape<T>> shape, string doc, [CallerMemberName] string name = "")
        where T : class => f?.Optional(name, shape, doc);

    /// <summary>The same for numbers, booleans and times.</summary>
    public static T? OptionalValue<T>(this Fields? f, Shape<T> shape, string doc, [CallerMemberName] string name = "")
        where T : struct => f?.OptionalValue(name, shape, doc);

    /// <summary>A field that has <paramref name="absent"/> where it is not written.</summary>
    public static T Default<T>(
        this Fields? f,
        Shape<T> shape,
        T absent,
        string doc,
        [CallerMemberName] string name = ""
    ) => f is null ? absent : f.Default(name, shape, absent, doc);
}
