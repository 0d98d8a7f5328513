using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Model.Extensions;

/// <summary>networking.istio.io EnvoyFilter: patches of the configuration that istiod makes for Envoy.</summary>
internal sealed class EnvoyFilterSpec(RecordFields<EnvoyFilterSpec>? f = null)
{
    public static readonly RecordShape<EnvoyFilterSpec> Shape = new(f => new EnvoyFilterSpec(f));

    static readonly ListShape<EnvoyPatch> PatchList = new(EnvoyPatch.Shape);

    public WorkloadSelector? WorkloadSelector { get; init; } =
        f.Optional(r => r.WorkloadSelector, WorkloadSelector.Shape);

    public IReadOnlyList<PolicyTargetRef>? TargetRefs { get; init; } =
        f.Optional(r => r.TargetRefs, PolicyTargetRef.List);

    public IReadOnlyList<EnvoyPatch>? ConfigPatches { get; init; } = f.Optional(r => r.ConfigPatches, PatchList);

    public long? Priority { get; init; } = f.Optional(r => r.Priority, Types.Int32);
}

/// <summary>One change of an EnvoyFilter, and to what it applies.</summary>
internal sealed class EnvoyPatch(RecordFields<EnvoyPatch>? f = null)
{
    public static readonly RecordShape<EnvoyPatch> Shape = new(f => new EnvoyPatch(f));

    static readonly TextShape Objects = Types.Words(
        "INVALID",
        "LISTENER",
        "FILTER_CHAIN",
        "NETWORK_FILTER",
        "HTTP_FILTER",
        "ROUTE_CONFIGURATION",
        "VIRTUAL_HOST",
        "HTTP_ROUTE",
        "CLUSTER",
        "EXTENSION_CONFIG",
        "BOOTSTRAP",
        "LISTENER_FILTER"
    );

    public string? ApplyTo { get; init; } = f.Optional(r => r.ApplyTo, Objects);

    public EnvoyMatch? Match { get; init; } = f.Optional(r => r.Match, EnvoyMatch.Shape);

    public EnvoyChange? Patch { get; init; } = f.Optional(r => r.Patch, EnvoyChange.Shape);
}

/// <summary>What is done at the place that matches.</summary>
internal sealed class EnvoyChange(RecordFields<EnvoyChange>? f = null)
{
    public static readonly RecordShape<EnvoyChange> Shape = new(f => new EnvoyChange(f));

    static readonly TextShape Operations = new()
    {
        Words = ["INVALID", "MERGE", "ADD", "REMOVE", "INSERT_BEFORE", "INSERT_AFTER", "INSERT_FIRST", "REPLACE"],
        NewerWords = [("MERGE_AND_REPLACE_LIST", 32)],
    };

    static readonly TextShape Classes = Types.Words("UNSPECIFIED", "AUTHN", "AUTHZ", "STATS");

    public string? Operation { get; init; } = f.Optional(r => r.Operation, Operations);

    public YamlMapping? Value { get; init; } = f.Optional(r => r.Value, Types.Tree);

    public string? FilterClass { get; init; } = f.Optional(r => r.FilterClass, Classes);
}

/// <summary>Which proxies and which of their objects match; at most one of them.</summary>
internal sealed class EnvoyMatch(RecordFields<EnvoyMatch>? f = null)
{
    public static readonly RecordShape<EnvoyMatch> Shape = new(f => new EnvoyMatch(f));

    static readonly TextShape Contexts = new()
    {
        Words = ["ANY", "SIDECAR_INBOUND", "SIDECAR_OUTBOUND", "GATEWAY"],
        NewerWords = [("WAYPOINT", 29)],
    };

    const string Object = "object";

    public string? Context { get; init; } = f.Optional(r => r.Context, Contexts);

    /// <summary>Of <c>proxy</c> and <c>waypoint</c> only that they are there is known.</summary>
    public YamlMapping? Proxy { get; init; } = f.Optional(r => r.Proxy, Types.Tree);

    public EnvoyListenerMatch? Listener { get; init; } =
        f.Optional(r => r.Listener, EnvoyListenerMatch.Shape, oneOf: Object);

    public EnvoyRouteMatch? RouteConfiguration { get; init; } =
        f.Optional(r => r.RouteConfiguration, EnvoyRouteMatch.Shape, oneOf: Object);

    public EnvoyClusterMatch? Cluster { get; init; } =
        f.Optional(r => r.Cluster, EnvoyClusterMatch.Shape, oneOf: Object);

    public YamlMapping? Waypoint { get; init; } = f.Optional(r => r.Waypoint, Types.Tree, since: 29, oneOf: Object);
}

/// <summary>Which listener, and what in it, an EnvoyFilter changes.</summary>
internal sealed class EnvoyListenerMatch(RecordFields<EnvoyListenerMatch>? f = null)
{
    public static readonly RecordShape<EnvoyListenerMatch> Shape = new(f => new EnvoyListenerMatch(f));

    public long? PortNumber { get; init; } = f.Optional(r => r.PortNumber, Types.UInt32);

    public string? PortName { get; init; } = f.Optional(r => r.PortName, Types.Text);

    public EnvoyChainMatch? FilterChain { get; init; } = f.Optional(r => r.FilterChain, EnvoyChainMatch.Shape);

    public string? ListenerFilter { get; init; } = f.Optional(r => r.ListenerFilter, Types.Text);

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);
}

/// <summary>Which filter chain of a listener.</summary>
internal sealed class EnvoyChainMatch(RecordFields<EnvoyChainMatch>? f = null)
{
    public static readonly RecordShape<EnvoyChainMatch> Shape = new(f => new EnvoyChainMatch(f));

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);

    public string? Sni { get; init; } = f.Optional(r => r.Sni, Types.Text);

    public string? TransportProtocol { get; init; } = f.Optional(r => r.TransportProtocol, Types.Text);

    public string? TransportSocket { get; init; } = f.Optional(r => r.TransportSocket, Types.Text, since: 32);

    public string? ApplicationProtocols { get; init; } = f.Optional(r => r.ApplicationProtocols, Types.Text);

    public EnvoyNamedFilter? Filter { get; init; } = f.Optional(r => r.Filter, EnvoyNamedFilter.Shape);

    public long? DestinationPort { get; init; } = f.Optional(r => r.DestinationPort, Types.UInt32);
}

/// <summary>Which filter of a chain.</summary>
internal sealed class EnvoyNamedFilter(RecordFields<EnvoyNamedFilter>? f = null)
{
    public static readonly RecordShape<EnvoyNamedFilter> Shape = new(f => new EnvoyNamedFilter(f));

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);

    public EnvoyName? SubFilter { get; init; } = f.Optional(r => r.SubFilter, EnvoyName.Shape);
}

/// <summary>A match by name alone.</summary>
internal sealed class EnvoyName(RecordFields<EnvoyName>? f = null)
{
    public static readonly RecordShape<EnvoyName> Shape = new(f => new EnvoyName(f));

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);
}

/// <summary>Which route configuration an EnvoyFilter changes.</summary>
internal sealed class EnvoyRouteMatch(RecordFields<EnvoyRouteMatch>? f = null)
{
    public static readonly RecordShape<EnvoyRouteMatch> Shape = new(f => new EnvoyRouteMatch(f));

    public long? PortNumber { get; init; } = f.Optional(r => r.PortNumber, Types.UInt32);

    public string? PortName { get; init; } = f.Optional(r => r.PortName, Types.Text);

    public string? Gateway { get; init; } = f.Optional(r => r.Gateway, Types.Text);

    public EnvoyHostMatch? Vhost { get; init; } = f.Optional(r => r.Vhost, EnvoyHostMatch.Shape);

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);
}

/// <summary>Which virtual host of a route configuration.</summary>
internal sealed class EnvoyHostMatch(RecordFields<EnvoyHostMatch>? f = null)
{
    public static readonly RecordShape<EnvoyHostMatch> Shape = new(f => new EnvoyHostMatch(f));

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);

    public string? DomainName { get; init; } = f.Optional(r => r.DomainName, Types.Text);

    public EnvoyActionMatch? Route { get; init; } = f.Optional(r => r.Route, EnvoyActionMatch.Shape);
}

/// <summary>Which route of a virtual host.</summary>
internal sealed class EnvoyActionMatch(RecordFields<EnvoyActionMatch>? f = null)
{
    public static readonly RecordShape<EnvoyActionMatch> Shape = new(f => new EnvoyActionMatch(f));

    static readonly TextShape Actions = Types.Words("ANY", "ROUTE", "REDIRECT", "DIRECT_RESPONSE");

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);

    public string? Action { get; init; } = f.Optional(r => r.Action, Actions);
}

/// <summary>Which cluster an EnvoyFilter changes.</summary>
internal sealed class EnvoyClusterMatch(RecordFields<EnvoyClusterMatch>? f = null)
{
    public static readonly RecordShape<EnvoyClusterMatch> Shape = new(f => new EnvoyClusterMatch(f));

    public long? PortNumber { get; init; } = f.Optional(r => r.PortNumber, Types.UInt32);

    public string? Service { get; init; } = f.Optional(r => r.Service, Types.Text);

    public string? Subset { get; init; } = f.Optional(r => r.Subset, Types.Text);

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);
}
