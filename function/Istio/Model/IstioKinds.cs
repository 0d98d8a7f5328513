using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Model;

/// <summary>The kinds that Istio's CRDs bring (Istio manifests/charts/base/files/crd-all.gen.yaml).</summary>
internal static class IstioKinds
{
    /// <summary>Routing, gateways, registered hosts.</summary>
    public const string Networking = "networking.istio.io";

    /// <summary>Who may call whom, and how both prove who they are.</summary>
    public const string Security = "security.istio.io";

    /// <summary>Metrics, logs and traces.</summary>
    public const string Telemetry = "telemetry.istio.io";

    /// <summary>WebAssembly in the proxies.</summary>
    public const string Extensions = "extensions.istio.io";

    /// <summary>These groups serve no kinds but those listed here.</summary>
    public static bool Owns(string group) => group is Networking or Security or Telemetry or Extensions;

    /// <summary>The resource is of one of these groups.</summary>
    public static bool Covers(YamlMapping root) => Owns(GroupOf(root));

    /// <summary>The same without reading its tree.</summary>
    public static bool Covers(ResourceSource source) => Owns(GroupOf(source.ApiVersion));

    /// <summary>One of these groups; of any other kind what comes before the '/' of its version.</summary>
    public static string GroupOf(YamlMapping root) => GroupOf(root.FindText("apiVersion"));

    /// <summary>The same of a written version; null counts as empty.</summary>
    public static string GroupOf(string? apiVersion)
    {
        var version = apiVersion.AsSpan();
        var group = version.IndexOf('/') is >= 0 and var slash ? version[..slash] : version;

        // Asked several times of each resource of a package, so nothing is made for the answer.
        return group switch
        {
            Networking => Networking,
            Security => Security,
            Telemetry => Telemetry,
            Extensions => Extensions,
            _ => group.ToString(),
        };
    }

    public static IReadOnlyList<string> Of(string group) =>
        group switch
        {
            Networking =>
            [
                "Gateway",
                "ServiceEntry",
                "DestinationRule",
                "Sidecar",
                "VirtualService",
                "WorkloadEntry",
                "WorkloadGroup",
                "EnvoyFilter",
                "ProxyConfig",
            ],
            Security => ["AuthorizationPolicy", "PeerAuthentication", "RequestAuthentication"],
            Telemetry => ["Telemetry"],
            Extensions => ["WasmPlugin"],
            _ => [],
        };

    /// <summary>The versions that are served of a kind; v1 of networking.istio.io since 1.22.</summary>
    public static IReadOnlyList<string> Versions(string group, string kind) =>
        (group, kind) switch
        {
            (_, "EnvoyFilter") => ["v1alpha3"],
            (_, "ProxyConfig") => ["v1beta1"],
            (Networking, _) => ["v1", "v1beta1", "v1alpha3"],
            (Security, _) => ["v1", "v1beta1"],
            (Telemetry, _) => ["v1", "v1alpha1"],
            _ => ["v1alpha1"],
        };
}
