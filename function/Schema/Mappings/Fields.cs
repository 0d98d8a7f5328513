namespace Kyma.Krm.Schema.Mappings;

/// <summary>The fields of an object, asked for one by one in a record's initializer.</summary>
internal abstract class Fields
{
    public abstract T Required<T>(string name, Shape<T> shape, string doc);

    public abstract T? Optional<T>(string name, Shape<T> shape, string doc)
        where T : class;

    public abstract T? OptionalValue<T>(string name, Shape<T> shape, string doc)
        where T : struct;

    public abstract T Default<T>(string name, Shape<T> shape, T absent, string doc);
}
