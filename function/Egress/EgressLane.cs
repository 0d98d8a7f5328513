using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>
/// One port of one host on its way through the egress gateway. Both sides of the gateway have names of our own: what
/// namespaces register for a real host would be merged there, credentials included.
/// </summary>
/// <param name="Port">The port that applications connect to.</param>
/// <param name="Name">The stem of its resources' names.</param>
/// <param name="Sni">The gateway's name for this lane: the SNI between sidecar and gateway, and the host of the
/// gateway's server.</param>
internal sealed record EgressLane(EgressPort Port, string Name, string Sni)
{
    /// <summary>The partner, by a name that only the gateway knows.</summary>
    public string PartnerHost => $"to.{Sni}";

    /// <summary>Of what leads from the sidecars to the gateway.</summary>
    public string GatewayName => ResourceNames.Shorten($"{Name}-gateway");

    /// <summary>Of what leads from the gateway to the partner.</summary>
    public string PartnerName => ResourceNames.Shorten($"{Name}-partner");
}
