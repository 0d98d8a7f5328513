namespace Kyma.Krm.Krm;

/// <summary>
/// What makes two items the same resource: the API group (any version), kind, namespace and name. A missing namespace
/// is empty.
/// </summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Kind">As the manifest has it; kinds are case-sensitive.</param>
/// <param name="Namespace">Empty for cluster-wide kinds and where none is written.</param>
/// <param name="Name">Empty where the resource has none.</param>
internal sealed record ResourceId(string Group, string Kind, string Namespace, string Name) : IComparable<ResourceId>
{
    /// <summary>The group is what comes before the slash of apiVersion: empty for <c>v1</c>.</summary>
    public static ResourceId Of(string apiVersion, string kind, string @namespace, string name) =>
        new(GroupOf(apiVersion), kind, @namespace, name);

    /// <summary>The group of <c>group/version</c>; the core group is empty.</summary>
    public static string GroupOf(string apiVersion) =>
        apiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? apiVersion[..slash] : "";

    public int CompareTo(ResourceId? other) =>
        other is null ? 1
        : string.CompareOrdinal(Group, other.Group) is var g and not 0 ? g
        : string.CompareOrdinal(Kind, other.Kind) is var k and not 0 ? k
        : string.CompareOrdinal(Namespace, other.Namespace) is var n and not 0 ? n
        : string.CompareOrdinal(Name, other.Name);

    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
}
