using Kyma.Krm.Krm;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Explaining;

/// <summary>What each rendered resource is good for.</summary>
internal static class ResourceWords
{
    public static string Purpose(ResourceId id, TrafficPlan plan) =>
        id.Kind switch
        {
            "Gateway" when id.Name == plan.Gateway?.Name && id.Namespace == plan.Gateway.Namespace =>
                "opens ports 443 and 80 for the hosts",
            "Gateway" => "opens the egress gateway for its services",
            "Certificate" => "requests the certificate and its renewal",
            "Secret" when id.Name == plan.Gateway?.ClientCa?.SecretName => "the CA of client certificates",
            "Secret" => "certificate and key of the Gateway",
            "ExternalSecret" => "copies certificate and key from the secret store",
            "DNSEntry" => "DNS record of a host",
            "ServiceEntry" => "registers an external service",
            "DestinationRule" => "how proxies connect to the service, including TLS",
            "VirtualService" => "routes the service's traffic",
            "Sidecar" => "limits the namespace to what is registered for it",
            "AuthorizationPolicy" => "blocks other namespaces at the egress gateway",
            "NetworkPolicy" => "limits the namespace below its sidecars",
            "Role" or "RoleBinding" =>
                "lets a sidecar read its client certificate; Istio asks for every Secret of the namespace",
            "APIRule" => "exposes an application",
            "RateLimit" => "limits how many requests pods take",
            _ => "",
        };
}
