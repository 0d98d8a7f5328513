namespace Kyma.Krm.Checking.Naming;

/// <summary>Hosts that name a Service of the cluster.</summary>
internal static class ServiceNames
{
    public const string ClusterDomain = ".svc.cluster.local";

    /// <summary>The Service that a host names, as Istio completes a short one; null for other hosts.</summary>
    public static (string Namespace, string Name)? Of(string host, string @namespace) =>
        !host.Contains('.', StringComparison.Ordinal) ? (@namespace, host)
        : host.EndsWith(ClusterDomain, StringComparison.Ordinal)
        && host[..^ClusterDomain.Length].Split('.') is [var name, var of]
            ? (of, name)
        : null;

    /// <summary>How a host for a Service is written where another one was.</summary>
    public static string Written((string Namespace, string Name) service, string host, string @namespace) =>
        host.Contains('.', StringComparison.Ordinal) || service.Namespace != @namespace
            ? $"{service.Name}.{service.Namespace}{ClusterDomain}"
            : service.Name;
}
