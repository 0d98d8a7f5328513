using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SidecarFindings;

namespace Kyma.Krm.Istio.Admission.Sidecars;

/// <summary>The hosts that a Sidecar lets its proxies know: <c>namespace/dnsName</c>.</summary>
internal static class SidecarHostRules
{
    static readonly IstioVersion KnowsExclusions = IstioVersion.Of(31);

    public static void Check(IReadOnlyList<string> hosts, string path, string ownNamespace, Review review)
    {
        var namespaces = new Dictionary<string, HashSet<string>>();
        for (var i = 0; i < hosts.Count; i++)
        {
            var at = FieldPath.Child(path, i);
            if (hosts[i].Split('/', 2) is not [var prefix, var host])
            {
                review.Add(SidecarHostForm, at, $"'{hosts[i]}' must be namespace/host, such as ./* or istio-system/*");
                continue;
            }

            if (!IsNamespace(prefix, review.Version))
                review.Add(SidecarHostForm, at, $"'{hosts[i]}' must have a namespace, '.', '*' or '~' before its '/'");
            if (WrongWith(host) is { } wrong)
                review.Add(SidecarHost, at, $"'{hosts[i]}' {wrong}");
            if (prefix.StartsWith('~') && review.Version >= KnowsExclusions)
                continue;
            var key = prefix == "." && ownNamespace.Length > 0 ? ownNamespace : prefix;
            if (!namespaces.TryGetValue(key, out var known))
                namespaces[key] = known = [];
            if (host == "*" ? known.Count > 0 : known.Contains(host) || known.Contains("*"))
                review.Add(
                    SidecarHostDuplicate,
                    at,
                    $"'{hosts[i]}' is covered by another host of the list: remove one"
                );
            known.Add(host);
        }

        if (namespaces.Count > 1 && namespaces.TryGetValue("*", out var any) && any.Contains("*"))
            review.Add(SidecarHostDuplicate, path, "'*/*' covers every other host: let it stand alone");
    }

    static bool IsNamespace(string prefix, IstioVersion version)
    {
        if (prefix is "*" or "." or "~")
            return true;
        var name = version >= KnowsExclusions && prefix.StartsWith('~') ? prefix[1..] : prefix;
        return DnsNames.IsLabel(name) || (name != prefix && name is "*" or ".");
    }

    static string? WrongWith(string host)
    {
        if (host.Length == 0)
            return "must name a host after its '/', or '*'";
        if (host != "*" && !host.Contains('.', StringComparison.Ordinal))
            return "must have a full domain name with a dot after its '/', or '*'";
        if (DnsNames.IsPartialWildcard(host))
            return "must have its wildcard as the whole first label, such as */*.partner.com";
        return DnsNames.WrongWithDomain(host) is { } wrong
            ? $"{wrong}: it must be a domain name such as */api.partner.com"
            : null;
    }
}
