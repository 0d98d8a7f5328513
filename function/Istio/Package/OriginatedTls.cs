using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>DestinationRules that originate TLS where it does not work.</summary>
internal static class OriginatedTls
{
    public static readonly IReadOnlyList<Rule> All =
    [
        ClientTlsCredentialWithoutSelector,
        ClientTlsSkipsVerification,
        ClientTlsTwice,
    ];

    public static void Check(IstioPackage package, Findings findings)
    {
        var rules = package.DestinationRules.Where(rule => Settings(rule.Spec).Any(IsOriginated)).ToList();
        if (rules.Count == 0)
            return;
        var byGateways = package
            .VirtualServices.Where(IsForGateways)
            .SelectMany(service => service.Spec.AllDestinations())
            .ToHashSet();
        // Plain requests that a route sends to the TLS port are no double TLS.
        var rerouted = package
            .VirtualServices.SelectMany(service => service.Spec.HttpDestinations())
            .Concat(byGateways)
            .ToHashSet();
        var entries = package
            .ServiceEntries.SelectMany(entry => (entry.Spec.Hosts ?? []).Select(host => (host, entry)))
            .ToLookup(pair => pair.host, pair => pair.entry);
        foreach (var rule in rules)
        {
            foreach (var (tls, port, path) in Settings(rule.Spec).Where(IsOriginated))
            {
                var host = rule.Spec.Host ?? "";
                if (tls.InsecureSkipVerify == true)
                    findings.Add(
                        ClientTlsSkipsVerification,
                        rule.Source.At($"{path}.insecureSkipVerify"),
                        $"the server behind '{host}' is not verified, so anyone who answers in its place is "
                            + "trusted: remove it"
                    );
                if (
                    tls.CredentialName is { Length: > 0 }
                    && rule.Spec.WorkloadSelector is not { MatchLabels.Count: > 0 }
                    && !byGateways.Contains(host)
                )
                {
                    findings.Add(
                        ClientTlsCredentialWithoutSelector,
                        rule.Source.At($"{path}.credentialName"),
                        $"'{tls.CredentialName}' is ignored by sidecars without workloadSelector, which "
                            + "then send plaintext: add workloadSelector.matchLabels"
                    );
                }

                if (!rerouted.Contains(host))
                    CheckTwice(rule, entries[host], port, path, findings);
            }
        }
    }

    static void CheckTwice(
        IstioResource<DestinationRuleSpec> rule,
        IEnumerable<IstioResource<ServiceEntrySpec>> entries,
        long? port,
        string path,
        Findings findings
    )
    {
        var overridden = (rule.Spec.TrafficPolicy?.PortLevelSettings ?? [])
            .Select(setting => setting.Port?.Number)
            .ToHashSet();
        foreach (var entry in entries)
        {
            var twice = (entry.Spec.Ports ?? []).FirstOrDefault(candidate =>
                Protocols.Parse(candidate.Protocol).IsTls()
                && (port is null ? !overridden.Contains(candidate.Number) : port == candidate.Number)
            );
            if (twice is null || (port is null && entry.Spec.Ports!.Count > 1))
                continue;
            findings.Add(
                ClientTlsTwice,
                rule.Source.At($"{path}.mode"),
                $"port {twice.Number} of {entry.Title()} has protocol {twice.Protocol}, so TLS would be "
                    + "wrapped into TLS: give that port protocol HTTP and targetPort: 443"
            );
        }
    }

    /// <summary>
    /// Every TLS setting of a rule and of its subsets, with the port it is for (null: all) and its place.
    /// </summary>
    public static IEnumerable<(ClientTls Tls, long? Port, string Path)> Settings(DestinationRuleSpec spec) =>
        Settings(spec.TrafficPolicy, "spec.trafficPolicy")
            .Concat(
                (spec.Subsets ?? []).SelectMany(
                    (subset, i) => Settings(subset.TrafficPolicy, $"{FieldPath.Child("spec.subsets", i)}.trafficPolicy")
                )
            );

    static IEnumerable<(ClientTls Tls, long? Port, string Path)> Settings(TrafficPolicy? policy, string path)
    {
        if (policy?.Tls is { } tls)
            yield return (tls, null, $"{path}.tls");
        for (var i = 0; i < policy?.PortLevelSettings?.Count; i++)
        {
            var setting = policy.PortLevelSettings[i];
            if (setting.Tls is { } ofPort)
                yield return (ofPort, setting.Port?.Number, $"{FieldPath.Child($"{path}.portLevelSettings", i)}.tls");
        }
    }

    static bool IsOriginated((ClientTls Tls, long? Port, string Path) setting) =>
        setting.Tls.Mode is "SIMPLE" or "MUTUAL";

    static bool IsForGateways(IstioResource<VirtualServiceSpec> service) =>
        (service.Spec.Gateways ?? []).Any(name => name != "mesh");
}
