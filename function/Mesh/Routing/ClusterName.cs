using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>Where a route sends: a host's port, or a subset of it.</summary>
internal sealed record ClusterName(string Host, int Port, string Subset = "")
{
    public override string ToString() => $"outbound|{Port}|{Subset}|{Host}";
}
