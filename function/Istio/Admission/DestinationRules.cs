using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Admission;

/// <summary>Where a route, a mirror or an egress proxy leads.</summary>
internal static class DestinationRules
{
    public static readonly IReadOnlyList<Rule> All = [DestinationRuleFindings.Destination];

    public static void Check(Destination? destination, string path, Review review)
    {
        if (destination is null)
            return;
        var host = destination.Host ?? "";
        if (host == "*")
            review.Add(DestinationRuleFindings.Destination, $"{path}.host", "'*' must be the host of one service");
        else if (DnsNames.WrongWithDomain(host) is { } wrong)
            review.Add(
                DestinationRuleFindings.Destination,
                $"{path}.host",
                $"'{host}' {wrong}: it must be a service's host such as frontend.shop.svc.cluster.local"
            );
        if (destination.Subset is { Length: > 0 } subset && !DnsNames.IsLabel(subset))
            review.Add(
                DestinationRuleFindings.Destination,
                $"{path}.subset",
                $"'{subset}' must be one DNS label, such as v1"
            );
        if (destination.Port is { } port)
            review.Port(port.Number ?? 0, DestinationRuleFindings.Destination, $"{path}.port.number");
    }
}
