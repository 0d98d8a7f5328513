namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>
/// Which hosts the names in a certificate cover (RFC 9525): a wildcard stands for exactly one label, and only for the
/// first.
/// </summary>
/// <param name="names">
/// As they stand in the certificate. A name with a dot at its end covers nothing: OpenSSL, BoringSSL and GnuTLS compare
/// it with the dot.
/// </param>
internal sealed class HostCover(IEnumerable<string> names)
{
    readonly HashSet<string> _names = [.. names.Select(name => name.ToLowerInvariant())];

    /// <summary>A wildcard host is covered by the same wildcard only.</summary>
    public bool Covers(string host)
    {
        var name = Normalize(host);
        return _names.Contains(name)
            || (!IsWildcard(name) && Parent(name) is { } parent && _names.Contains($"*.{parent}"));
    }

    /// <summary>Whether a name, or a wildcard's parent, is the domain or below it.</summary>
    public static bool IsWithin(string domain, string name)
    {
        var (below, above) = (Normalize(name), Normalize(domain));
        return below == above || below.EndsWith($".{above}", StringComparison.Ordinal);
    }

    /// <summary>Why a host is not covered, where there is a usual reason; else empty.</summary>
    public string Reason(string host)
    {
        var name = Normalize(host);
        if (_names.Contains($"{name}.") || (Parent(name) is { } above && _names.Contains($"*.{above}.")))
            return " (the name in the certificate ends in a dot, which clients compare too)";
        if (IsWildcard(name))
            return _names.Contains(name[2..]) ? $" ('{name[2..]}' alone covers none of the names below it)" : "";
        if (_names.Contains($"*.{name}"))
            return $" ('*.{name}' covers the names below '{name}', not itself)";
        for (var parent = Parent(name); parent is not null; parent = Parent(parent))
        {
            if (_names.Contains($"*.{parent}"))
                return $" ('*.{parent}' covers exactly one label)";
        }

        return "";
    }

    static bool IsWildcard(string name) => name.StartsWith("*.", StringComparison.Ordinal);

    static string Normalize(string name) => name.TrimEnd('.').ToLowerInvariant();

    static string? Parent(string name) =>
        name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? name[(dot + 1)..] : null;
}
