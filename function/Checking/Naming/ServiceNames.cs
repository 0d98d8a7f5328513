using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Checking.Naming;

/// <summary>Hosts that name a Service of the cluster.</summary>
internal static class ServiceNames
{
    /// <summary>The Service that a host names, as Istio completes a short one; null for other hosts.</summary>
    public static (string Namespace, string Name)? Of(string host, string @namespace) =>
        !host.Contains('.', StringComparison.Ordinal) ? (@namespace, host)
        : HostNames.IsInCluster(host) && host[..^HostNames.ClusterDomain.Length].Split('.') is [var name, var of]
            ? (of, name)
        : null;

    /// <summary>How a host for a Service is written where another one was.</summary>
    public static string Written((string Namespace, string Name) service, string host, string @namespace) =>
        host.Contains('.', StringComparison.Ordinal) || service.Namespace != @namespace
            ? HostNames.OfService(service.Name, service.Namespace)
            : service.Name;
}
