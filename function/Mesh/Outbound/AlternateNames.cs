using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Outbound;

/// <summary>
/// The shorter names by which services of the cluster are called (istio, httproute.go GenerateAltVirtualHosts).
/// </summary>
internal static class AlternateNames
{
    const string Service = ".svc";
    const string Domain = ".cluster.local";

    /// <summary>The full names that a shorter one may stand for, for a client of a namespace.</summary>
    public static IEnumerable<string> FullNames(string name, string @namespace)
    {
        if (!name.Contains('.', StringComparison.Ordinal))
            yield return HostNames.OfService(name, @namespace);
        else if (name.EndsWith(Service, StringComparison.Ordinal))
            yield return $"{name}{Domain}";
        else
            yield return $"{name}{Service}{Domain}";
    }
}
