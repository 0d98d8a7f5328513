namespace Kyma.Krm.Krm;

/// <summary>
/// What a KRM function is given. The text it was read from stays behind it, so that writing copies what nobody changed.
/// </summary>
internal abstract class ResourceList
{
    /// <summary>In the order of the input; the functionConfig is not among them unless it is listed as well.</summary>
    public abstract IReadOnlyList<Item> Items { get; }

    /// <summary>Null where the key is absent, null or empty.</summary>
    public abstract Item? FunctionConfig { get; }
}
