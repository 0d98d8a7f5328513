using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;
using static Kyma.Krm.Dns.DnsFindings;

namespace Kyma.Krm.Dns;

/// <summary>The DNS records that will exist.</summary>
/// <param name="Namespace">The Gateway's.</param>
/// <param name="Entries">Resource name and host of each DNSEntry: the first bears the Gateway's name.</param>
/// <param name="Ttl">In seconds.</param>
/// <param name="Class">Null for the controller's default.</param>
/// <param name="Targets">Empty: the Gateway is annotated instead.</param>
internal sealed record DnsPlan(
    string Namespace,
    IReadOnlyList<(string Name, string Host)> Entries,
    int Ttl,
    string? Class,
    IReadOnlyList<string> Targets
)
{
    /// <summary>Null: Gardener's default.</summary>
    public string? IpStack { get; init; }

    /// <summary>
    /// The class of the DNS controller in a Gardener shoot; elsewhere it must not be there (api-gateway, docs
    /// 03-12-dns-mgt-resource-ignored).
    /// </summary>
    const string ShootClass = "garden";

    /// <summary>From <c>spec.dns</c>; mistakes are reported in the scope.</summary>
    public static DnsPlan Of(
        DnsConfig config,
        string gatewayName,
        string gatewayNamespace,
        IReadOnlyList<string> hosts,
        ConfigScope scope
    )
    {
        var @class = config.Gardener.Class ?? (scope.IsShoot ? ShootClass : null);
        if (@class is null)
            scope.Report(
                DnsClassUnknown,
                "spec.dns.gardener",
                "no `class` is written, which is right outside of Gardener shoots only: in a shoot write "
                    + $"`class: {ShootClass}`, or add the ConfigMap kube-system/shoot-info"
            );
        var seen = new HashSet<string>();
        foreach (var (i, target) in (config.Gardener.Targets ?? []).Index())
        {
            if (!seen.Add(target))
                scope.ReportWritten(
                    DnsTargetTwice,
                    $"spec.dns.gardener.targets[{i}]",
                    $"'{target}' is listed twice, and the controller rejects the DNSEntry: remove one of the two"
                );
        }

        return new DnsPlan(
            gatewayNamespace,
            hosts
                .Select(
                    (host, i) =>
                        (
                            i == 0 ? gatewayName : ResourceNames.Shorten($"{gatewayName}-{ResourceNames.InFull(host)}"),
                            host
                        )
                )
                .ToArray(),
            config.Gardener.Ttl,
            @class,
            config.Gardener.Targets ?? []
        )
        {
            IpStack = config.Gardener.IpStack,
        };
    }
}
