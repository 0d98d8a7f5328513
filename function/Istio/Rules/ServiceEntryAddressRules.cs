using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

internal static class ServiceEntryAddressRules
{
    public static readonly Rule Address = new(
        "service-entry-address",
        Severity.Error,
        "A ServiceEntry's address is neither an IP address nor a CIDR block."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateIPSubnet",
        Consequence = $"{IstioFiles.Rejected} The CRD does not notice.",
        Fix = "addresses: [10.0.0.1, 10.1.0.0/16]",
    };

    public static readonly Rule Cidr = new(
        "service-entry-cidr",
        Severity.Error,
        "A CIDR block where the hosts are resolved by DNS."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateServiceEntry; CEL rule of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "resolution: NONE or STATIC, or single addresses",
    };

    public static readonly IReadOnlyList<Rule> All = [Address, Cidr];

    public static void Check(ServiceEntrySpec spec, Review review)
    {
        var mayBeCidr = spec.Resolution is null or "NONE" or "STATIC";
        for (var i = 0; i < spec.Addresses?.Count; i++)
        {
            var at = FieldPath.Child("spec.addresses", i);
            var address = spec.Addresses[i];
            if (!IpAddresses.IsSubnet(address))
                review.Add(
                    Address,
                    at,
                    $"'{address}' must be an IP address such as 10.0.0.1, or a CIDR block such as 10.1.0.0/16"
                );
            if (!mayBeCidr && address.Contains('/', StringComparison.Ordinal))
                review.Add(
                    Cidr,
                    at,
                    $"'{address}' must be a single address with resolution {spec.Resolution}: CIDR blocks need NONE or STATIC"
                );
        }
    }
}
