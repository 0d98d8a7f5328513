using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>DestinationRules that name a server and then take any server's certificate.</summary>
internal static class VerifiedNames
{
    public static readonly IReadOnlyList<Rule> All = [ClientTlsNameUnchecked];

    /// <summary>
    /// A ServiceEntry may bring the names, so nothing is said of hosts that the package does not register.
    /// </summary>
    public static void Check(IstioPackage package, Findings findings)
    {
        var entries = package
            .ServiceEntries.SelectMany(entry =>
                (entry.Spec.Hosts ?? []).Select(host =>
                    (Host: host, HasNames: entry.Spec.SubjectAltNames is { Count: > 0 })
                )
            )
            .GroupBy(entry => entry.Host)
            .ToDictionary(entries => entries.Key, entries => entries.Any(entry => entry.HasNames));
        foreach (
            var rule in package.DestinationRules.Where(rule =>
                entries.TryGetValue(rule.Spec.Host ?? "", out var hasNames) && !hasNames
            )
        )
        {
            foreach (var (tls, _, path) in OriginatedTls.Settings(rule.Spec))
            {
                if (
                    tls
                    is not {
                        Mode: "SIMPLE" or "MUTUAL",
                        Sni: { Length: > 0 } sni,
                        SubjectAltNames: null or { Count: 0 },
                        InsecureSkipVerify: not true
                    }
                )
                    continue;
                findings.Add(
                    ClientTlsNameUnchecked,
                    rule.Source.At($"{path}.sni"),
                    $"'{sni}' without subjectAltNames leaves the name in the server's certificate "
                        + $"unchecked: add subjectAltNames: [{sni}], or remove sni"
                );
            }
        }
    }
}
