namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// How hosts with wildcards relate (pkg/config/host/name.go): <c>*.a.com</c> covers <c>x.a.com</c>, not <c>a.com</c>.
/// </summary>
internal static class HostNames
{
    /// <summary>Whether it begins with an asterisk: <c>*</c> itself and <c>*.example.com</c>.</summary>
    public static bool IsWildcard(string host) => host.StartsWith('*');

    /// <summary>Some name is covered by both.</summary>
    public static bool Overlap(string one, string other) =>
        (IsWildcard(one), IsWildcard(other)) switch
        {
            (true, true) => one.Length < other.Length ? Ends(other[1..], one[1..]) : Ends(one[1..], other[1..]),
            (true, false) => Ends(other, one[1..]),
            (false, true) => Ends(one, other[1..]),
            _ => one == other,
        };

    /// <summary>Every name of <paramref name="part"/> is covered by <paramref name="whole"/>.</summary>
    public static bool Covers(string whole, string part) =>
        (IsWildcard(whole), IsWildcard(part)) switch
        {
            (true, true) => part.Length >= whole.Length && Ends(part[1..], whole[1..]),
            (true, false) => Ends(part, whole[1..]),
            (false, true) => false,
            _ => whole == part,
        };

    /// <summary>As Istio completes a short name, with the namespace of the resource that contains it.</summary>
    public static string Completed(string host, string @namespace) =>
        host.Contains('.', StringComparison.Ordinal) || IsWildcard(host)
            ? host
            : $"{host}.{@namespace}.svc.cluster.local";

    /// <summary>The host of an entry in a Gateway's <c>hosts</c>: <c>namespace/host</c> or the host alone.</summary>
    public static string WithoutNamespace(string entry) => entry[(entry.IndexOf('/', StringComparison.Ordinal) + 1)..];

    static bool Ends(string text, string ending) => text.EndsWith(ending, StringComparison.Ordinal);
}
