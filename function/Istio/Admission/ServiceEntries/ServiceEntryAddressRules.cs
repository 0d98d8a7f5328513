using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.ServiceEntryFindings;

namespace Kyma.Krm.Istio.Admission.ServiceEntries;

/// <summary><c>addresses</c> of a ServiceEntry, and what its resolution asks of them.</summary>
internal static class ServiceEntryAddressRules
{
    public static readonly IReadOnlyList<Rule> All = [ServiceEntryAddress, ServiceEntryCidr];

    public static void Check(ServiceEntrySpec spec, Review review)
    {
        var mayBeCidr = spec.Resolution is null or "NONE" or "STATIC";
        for (var i = 0; i < spec.Addresses?.Count; i++)
        {
            var at = FieldPath.Child("spec.addresses", i);
            var address = spec.Addresses[i];
            if (!IpAddresses.IsSubnet(address))
                review.Add(
                    ServiceEntryAddress,
                    at,
                    $"'{address}' must be an IP address such as 10.0.0.1, or a CIDR block such as 10.1.0.0/16"
                );
            if (!mayBeCidr && address.Contains('/', StringComparison.Ordinal))
                review.Add(
                    ServiceEntryCidr,
                    at,
                    $"'{address}' must be a single address with resolution {spec.Resolution}: CIDR blocks "
                        + "need NONE or STATIC"
                );
        }
    }
}
