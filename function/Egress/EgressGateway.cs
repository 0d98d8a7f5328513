using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Egress;

/// <summary>Istio's egress gateway, as Kyma installs it.</summary>
internal static class EgressGateway
{
    /// <summary>
    /// Its Service (kyma istio, internal/istiooperator/istio-operator.yaml; istio,
    /// manifests/charts/gateways/istio-egress).
    /// </summary>
    public const string Host = "istio-egressgateway.istio-system.svc.cluster.local";

    /// <summary>Where its pods, its Service and the credentials that it reads are.</summary>
    public const string Namespace = SystemNamespaces.Istio;

    /// <summary>The port of its Service on which sidecars speak the mesh's mutual TLS to it.</summary>
    public const int Port = 443;

    /// <summary>Its identity in the mesh, by which sidecars know it.</summary>
    public const string Identity = "spiffe://cluster.local/ns/istio-system/sa/istio-egressgateway-service-account";

    /// <summary>Labels that Gateways select its pods by.</summary>
    public static readonly IReadOnlyDictionary<string, string> PodLabels = new Dictionary<string, string>
    {
        ["istio"] = GatewayLabels.Egress,
    };
}

/// <summary>
/// The gateway's own names: <c>&lt;service&gt;.&lt;config&gt;.&lt;namespace&gt;.egress.internal</c>. They end in
/// namespace and config, so that one policy can keep everybody else away from all of a config's names.
/// </summary>
internal static class LaneNames
{
    public const string Domain = "egress.internal";

    /// <summary>A DNS name has 253 characters, and the partner's begins with <c>to.</c>.</summary>
    const int MaximumLength = 250;

    /// <summary>A name between sidecar and egress gateway, which no application asks for.</summary>
    public static bool IsInternal(string host) => host.EndsWith($".{Domain}", StringComparison.Ordinal);

    /// <summary>What every lane of a config ends in.</summary>
    public static string SuffixOf(string configName, string egressNamespace) =>
        $"{Label(configName)}.{egressNamespace}.{Domain}";

    /// <param name="host">Null where the service has only this one.</param>
    /// <param name="port">Null for the service's first port; what tells a further one apart.</param>
    /// <param name="service">The name of the config's service.</param>
    /// <param name="suffix">As <see cref="SuffixOf"/> gives it.</param>
    public static string Of(string? port, string? host, string service, string suffix)
    {
        var labels = new[] { port, host is null ? null : ResourceNames.InFull(host), service }
            .OfType<string>()
            .ToArray();
        var whole = string.Join('.', [.. labels.Select(Label), suffix]);
        return whole.Length <= MaximumLength
            ? whole
            : string.Join('.', [.. labels.Select(label => ResourceNames.Shorten(Label(label), maximum: 45)), suffix]);
    }

    /// <summary>
    /// A name as one label of a DNS name: with its dots as dashes, and then with a hash that keeps it apart from one
    /// with dashes.
    /// </summary>
    static string Label(string name) =>
        name.Contains('.', StringComparison.Ordinal)
            ? ResourceNames.Shorten(name.Replace('.', '-'), $"-{ResourceNames.HashOf(name)}")
            : ResourceNames.Shorten(name);
}
