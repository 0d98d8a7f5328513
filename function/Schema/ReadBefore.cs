namespace Kyma.Krm.Schema;

/// <summary>
/// What a resource was read as, kept by whoever read it: several rooms ask the same of every resource of a package. It
/// is no part of what the resource is, so two of them are always equal.
/// </summary>
internal sealed class ReadBefore
{
    /// <summary>Null, or the reader's own record; who asks checks that it was read the same way.</summary>
    public object? Reading { get; set; }

    public override bool Equals(object? obj) => obj is ReadBefore;

    public override int GetHashCode() => 0;
}
