using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.VirtualServiceFindings;

namespace Kyma.Krm.Istio.Admission.VirtualServices;

/// <summary>The gateways that a VirtualService or one of its matches names.</summary>
internal static class GatewayReferenceRules
{
    public static readonly IReadOnlyList<Rule> All = [GatewayReference, GatewayReferenceLegacy];

    public static void Check(IReadOnlyList<string>? gateways, string path, Review review)
    {
        for (var i = 0; i < gateways?.Count; i++)
        {
            var name = gateways[i];
            var at = FieldPath.Child(path, i);
            if (name.Split('/', 2) is [var gatewayNamespace, var gatewayName])
            {
                if (!DnsNames.IsLabel(gatewayNamespace) || !DnsNames.IsLabel(gatewayName))
                    review.Add(GatewayReference, at, $"'{name}' must be namespace/name, both of them DNS labels");
                continue;
            }

            if (name.Contains('.', StringComparison.Ordinal))
                review.Add(
                    GatewayReferenceLegacy,
                    at,
                    $"'{name}' should be '{string.Join('/', name.Split('.').Take(2).Reverse())}'"
                );
            if (DnsNames.WrongWithName(name) is { } wrong)
                review.Add(GatewayReference, at, $"'{name}' {wrong}: it must be namespace/name");
            // Istio looks no further after the first name without a slash.
            return;
        }
    }
}
