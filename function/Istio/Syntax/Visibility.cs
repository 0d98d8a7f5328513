namespace Kyma.Krm.Istio.Syntax;

/// <summary>Which namespaces see a resource: <c>exportTo</c> as istiod reads it.</summary>
/// <param name="IsPublic">Every namespace sees it.</param>
/// <param name="Names">Namespaces; empty together with not public: none.</param>
internal sealed record Visibility(bool IsPublic, IReadOnlySet<string> Names)
{
    static readonly Visibility Everyone = new(true, new HashSet<string>());

    /// <summary>
    /// Reads <c>exportTo</c>; absent and empty mean every namespace, and so does a list with <c>*</c>.
    /// </summary>
    public static Visibility Of(IReadOnlyList<string>? exportTo, string ownNamespace)
    {
        if (exportTo is not { Count: > 0 } || exportTo.Contains("*"))
            return Everyone;
        return exportTo.Contains("~")
            ? new Visibility(false, new HashSet<string>())
            : new Visibility(false, exportTo.Select(name => name == "." ? ownNamespace : name).ToHashSet());
    }

    /// <summary>Some namespace sees both.</summary>
    public bool Meets(Visibility other) =>
        IsPublic ? other.IsPublic || other.Names.Count > 0
        : other.IsPublic ? Names.Count > 0
        : Names.Overlaps(other.Names);

    /// <summary>All who see the other see it too.</summary>
    public bool Covers(Visibility other) => IsPublic || (!other.IsPublic && other.Names.IsSubsetOf(Names));

    /// <summary>Nobody outside the namespace sees it, and whoever is in it does.</summary>
    public bool IsOnlyOf(string @namespace) => !IsPublic && Names.Count == 1 && Names.Contains(@namespace);

    /// <summary>Whether resources in the namespace see it.</summary>
    public bool Reaches(string @namespace) => IsPublic || Names.Contains(@namespace);
}
