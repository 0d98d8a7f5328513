namespace Kyma.Krm.Schema.Mappings;

/// <summary>The fields of an object, asked for one by one in a record's initializer.</summary>
internal abstract class Fields
{
    /// <summary>
    /// A field whose absence is a mistake; then, and after any other mistake, the value is null or zero.
    /// </summary>
    public abstract T Required<T>(string name, Shape<T> shape, string doc);

    /// <summary>A field that is null where it is not written, and after a mistake.</summary>
    public abstract T? Optional<T>(string name, Shape<T> shape, string doc)
        where T : class;

    /// <summary>The same of a part with fields of its own: where it is not written, its shape is never made.</summary>
    public abstract T? Optional<T>(string name, Func<Shape<T>> shape, string doc)
        where T : class;

    /// <summary>The same for numbers, booleans and times.</summary>
    public abstract T? OptionalValue<T>(string name, Shape<T> shape, string doc)
        where T : struct;

    /// <summary>A field that has <paramref name="absent"/> where it is not written.</summary>
    public abstract T Default<T>(string name, Shape<T> shape, T absent, string doc);
}
