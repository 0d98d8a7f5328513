using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Package;

/// <summary>Originated TLS that the other side does not understand, or of which two rules disagree.</summary>
internal static class OriginationDangers
{
    public static readonly IReadOnlyList<Rule> All =
    [
        PackageFindings.ClientTlsStarttls,
        PackageFindings.DestinationRulesDisagree,
    ];

    public static void Check(IstioPackage package, Findings findings)
    {
        var entries = package
            .ServiceEntries.SelectMany(entry => (entry.Spec.Hosts ?? []).Select(host => (host, entry)))
            .ToLookup(pair => pair.host, pair => pair.entry);
        foreach (var rule in package.DestinationRules)
        {
            foreach (
                var (tls, port, path) in OriginatedTls
                    .Settings(rule.Spec)
                    .Where(setting => setting.Tls.Mode is "SIMPLE" or "MUTUAL")
            )
            {
                var ports = port is { } only
                    ? [only]
                    : entries[rule.Spec.Host ?? ""]
                        .SelectMany(entry => entry.Spec.Ports ?? [])
                        .Select(candidate => candidate.Number ?? 0);
                foreach (var number in ports.Distinct())
                {
                    if (StartTlsOn(number) is { } protocol)
                        findings.Add(
                            PackageFindings.ClientTlsStarttls,
                            rule.Source.At($"{path}.mode"),
                            $"port {number} usually speaks {protocol}, which begins without TLS and switches to it later. A proxy that begins with TLS gets no answer. Set mode DISABLE, and let the application's client switch to TLS"
                        );
                }
            }
        }

        CheckTogether(package.DestinationRules, findings);
    }

    static string? StartTlsOn(long port) =>
        port switch
        {
            5432 => "PostgreSQL",
            3306 => "MySQL",
            1433 => "SQL Server's TDS",
            587 => "SMTP submission",
            _ => null,
        };

    /// <summary>Istio merges rules of one host and namespace; of two traffic policies the older rule's counts.</summary>
    static void CheckTogether(IReadOnlyList<IstioResource<DestinationRuleSpec>> rules, Findings findings)
    {
        var first =
            new Dictionary<(string Namespace, string Host), (IstioResource<DestinationRuleSpec> Rule, string Tls)>();
        foreach (var rule in rules)
        {
            // With selectors they may be for different pods.
            if (rule.Spec.WorkloadSelector is not null || rule.Spec is not { Host: { } host, TrafficPolicy: not null })
                continue;
            var key = (rule.Namespace, HostNames.Completed(host, rule.Namespace));
            var tls = string.Join(
                ';',
                OriginatedTls
                    .Settings(rule.Spec)
                    .Where(setting => setting.Path.StartsWith("spec.trafficPolicy", StringComparison.Ordinal))
                    .Select(setting =>
                        $"{setting.Port}={setting.Tls.Mode},{setting.Tls.CredentialName},{setting.Tls.Sni}"
                    )
            );
            if (first.TryAdd(key, (rule, tls)) || first[key].Tls == tls)
                continue;
            findings.Add(
                PackageFindings.DestinationRulesDisagree,
                rule.Source.At("spec.trafficPolicy"),
                $"{first[key].Rule.Title()} has another tls for '{host}'. Istio uses the trafficPolicy of the older of the two only. Merge them"
            );
        }
    }
}
