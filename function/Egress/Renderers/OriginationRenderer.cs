using Kyma.Krm.Istio.Model;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress.Renderers;

/// <summary>
/// How sidecars originate TLS for a host, as DestinationRules on the ports where applications speak plainly.
/// </summary>
internal static class OriginationRenderer
{
    public static string NameForOthers(EgressService service) => ResourceNames.Shorten($"{service.Name}-others");

    public static IEnumerable<Rendered> Render(EgressService service, EgressPlan plan)
    {
        if (service.ViaGateway || service.Origination is not { } tls)
            yield break;
        if (tls.Holders is { } holders)
        {
            // Istio allows no other export for a rule with a selector (validateExportTo).
            var selector = new PolicySelector { MatchLabels = holders.MatchLabels };
            yield return RuleOf(
                service.Name,
                Maker.Of(() => SpecOf(service, tls, [ExportScope.Own], selector)),
                service,
                plan
            );
            yield return RuleOf(
                NameForOthers(service),
                Maker.Of(() => SpecOf(service, WithoutCredential(tls), plan.ExportTo)),
                service,
                plan
            );
        }
        else
        {
            yield return RuleOf(
                service.Name,
                Maker.Of(service, plan, (service, plan) => SpecOf(service, service.Origination!, plan.ExportTo)),
                service,
                plan
            );
        }
    }

    /// <summary>
    /// Pods that were not selected would send plain text to the TLS port; so they originate TLS too, and the service
    /// turns them away.
    /// </summary>
    static TlsOrigination WithoutCredential(TlsOrigination tls) =>
        tls with
        {
            Mode = EgressTlsConfig.Simple,
            CredentialName = null,
            CaCredentialName = null,
        };

    static DestinationRuleSpec SpecOf(
        EgressService service,
        TlsOrigination tls,
        IReadOnlyList<string>? exportTo,
        PolicySelector? selector = null
    ) =>
        new()
        {
            Host = service.Hosts[0],
            TrafficPolicy = new TrafficPolicy
            {
                PortLevelSettings = tls
                    .Ports.Select(port => new PortTrafficPolicy
                    {
                        Port = new PortSelector { Number = port },
                        Tls = ClientTlsOf(tls),
                    })
                    .ToArray(),
            },
            ExportTo = exportTo,
            WorkloadSelector = selector,
        };

    public static ClientTls ClientTlsOf(TlsOrigination tls) =>
        new()
        {
            Mode = tls.Mode,
            CredentialName = tls.CredentialName,
            CaCertCredentialName = tls.CaCredentialName,
            SubjectAltNames = tls.SubjectAltNames.Count > 0 ? tls.SubjectAltNames : null,
            Sni = tls.Sni,
        };

    static Rendered RuleOf(string name, Maker spec, EgressService service, EgressPlan plan) =>
        EgressResource.Of(
            "DestinationRule",
            name,
            plan,
            service,
            spec,
            () =>
                [
                    ("spec.host", service.HostsField),
                    ("spec.workloadSelector", $"{service.Field}.workloadSelector"),
                    .. EgressResource.TlsOf(service, service.Origination!.Ports.Count),
                ]
        );
}
