using Kyma.Krm.Krm;

namespace Kyma.Krm.Planning;

/// <summary>The field of the config that a rendered resource has its name from.</summary>
internal static class NamingField
{
    const string OfTheConfig = "`metadata.name` of the config";

    /// <param name="id">The resource.</param>
    /// <param name="plan">Which renders it.</param>
    public static string Of(ResourceId id, TrafficPlan plan) =>
        id.Kind switch
        {
            "Gateway" when plan.Gateway?.Reference != $"{id.Namespace}/{id.Name}" => OfTheConfig,
            "Gateway" or "DNSEntry" => "`gateway.name`",
            "Certificate" => "`gateway.name`, or `name` of the certificate's source",
            "Secret" or "ExternalSecret" => "`certificate.secretName` or `gateway.name`",
            "ServiceEntry" or "DestinationRule" or "VirtualService" or "Role" or "RoleBinding" =>
                "the service's `name` in `egress.services`",
            "APIRule" => "its `name` in `apiRules`",
            "RateLimit" => "its `name` in `rateLimits`",
            _ => OfTheConfig,
        };
}
