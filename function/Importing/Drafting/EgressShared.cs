using Kyma.Krm.Egress;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>
/// What all egress services of a config share, by name: Gateway, Sidecar and NetworkPolicy
/// <c>&lt;config&gt;-egress</c>.
/// </summary>
internal static class EgressShared
{
    const string Suffix = "-egress";

    public static bool IsEgressGateway(OriginalResource gateway) =>
        gateway.Id is { Group: ImportedKinds.Istio, Kind: "Gateway" }
        && EgressGateway.PodLabels.All(label => gateway.Spec.Text("selector", label.Key) == label.Value);

    public static bool IsRegistryOnly(OriginalResource sidecar) =>
        sidecar.Id is { Group: ImportedKinds.Istio, Kind: "Sidecar" }
        && sidecar.Spec.Text("outboundTrafficPolicy", "mode") == EgressConfig.RegistryOnly
        && sidecar.Spec.At("workloadSelector") is null;

    /// <summary>The config whose shared resource it would be, or null.</summary>
    public static string? ConfigOf(OriginalResource shared) =>
        (IsEgressGateway(shared) || IsRegistryOnly(shared) || shared.Id.Kind == "NetworkPolicy")
        && shared.Id.Name.EndsWith(Suffix, StringComparison.Ordinal)
        && shared.Id.Name.Length > Suffix.Length
            ? shared.Id.Name[..^Suffix.Length]
            : null;
}
