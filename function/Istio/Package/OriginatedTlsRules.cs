using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>DestinationRules that originate TLS where it does not work.</summary>
internal static class OriginatedTlsRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        ClientTlsCredentialWithoutSelector,
        ClientTlsSkipsVerification,
        ClientTlsTwice,
    ];

    public static void Check(IstioResources package, Findings findings)
    {
        var byGateways = package
            .VirtualServices.Where(IsForGateways)
            .SelectMany(service => service.Spec.AllDestinations())
            .ToHashSet();
        // Plain requests that a route sends to the TLS port are no double TLS.
        var rerouted = package
            .VirtualServices.SelectMany(service => service.Spec.HttpDestinations())
            .Concat(byGateways)
            .ToHashSet();
        foreach (var rule in package.DestinationRules)
        {
            foreach (var (tls, port, path) in OriginatedTls.Originating(rule.Spec))
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
                    findings.Add(
                        ClientTlsCredentialWithoutSelector,
                        rule.Source.At($"{path}.credentialName"),
                        $"'{tls.CredentialName}' is ignored by sidecars without workloadSelector, which "
                            + "then send plaintext: add workloadSelector.matchLabels"
                    );

                if (!rerouted.Contains(host))
                    CheckTwice(rule, package.EntriesOf[host], port, path, findings);
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

    static bool IsForGateways(IstioResource<VirtualServiceSpec> service) =>
        (service.Spec.Gateways ?? []).Any(name => name != "mesh");
}
