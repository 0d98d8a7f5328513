using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>A VirtualService with its short names completed (istio, pilot/pkg/model/virtualservice.go).</summary>
internal sealed class MeshVirtualService
{
    readonly MeshResource<VirtualServiceSpec> _resource;
    Lookup<string, RoutedHost>? _destinations;

    public MeshVirtualService(MeshResource<VirtualServiceSpec> resource, int rank)
    {
        _resource = resource;
        Rank = rank;
        Hosts = (Spec.Hosts ?? []).Select(Full).ToArray();
        Gateways = Spec.Gateways is { Count: > 0 } gateways
            ? gateways.Select(GatewayName).Distinct().ToArray()
            : [Istio.Package.Destinations.Mesh];
        Exports = Visibility.Of(Spec.ExportTo, Namespace);
    }

    /// <summary>Older ones come first.</summary>
    public int Rank { get; }

    /// <summary>In which short names are completed.</summary>
    public string Namespace => _resource.Namespace;

    /// <summary>As it is written, short names included.</summary>
    public VirtualServiceSpec Spec => _resource.Spec;

    /// <summary>The resource, an APIRule where it is made from one.</summary>
    public MeshRef Reference => _resource.Reference;

    /// <summary>Short names with the namespace and <c>svc.cluster.local</c> behind them.</summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>The same, asked for one of them.</summary>
    public WrittenHosts WrittenHosts => field ??= new WrittenHosts(Hosts.Select(host => ((string?)null, host)));

    /// <summary><c>namespace/name</c>, or <c>mesh</c>.</summary>
    public IReadOnlyList<string> Gateways { get; }

    /// <summary>Which namespaces see it.</summary>
    public Visibility Exports { get; }

    /// <summary>It is the one that Kyma's controller makes of an APIRule.</summary>
    public bool IsApiRule => Reference.Kind == "APIRule";

    /// <summary>Whether sidecars use it: <c>gateways</c> is left out or contains <c>mesh</c>.</summary>
    public bool IsForMesh => Spec.IsForMesh();

    /// <summary>
    /// Where it stands among those that a namespace sees: its own private ones, those exported to it by name, the
    /// public ones.
    /// </summary>
    public int GroupFor(string @namespace) =>
        Exports.IsPublic ? 2
        : @namespace == Namespace ? 0
        : 1;

    /// <summary>Its destinations by host: a VirtualService may have very many.</summary>
    public Lookup<string, RoutedHost> Destinations =>
        _destinations ??= RoutedHosts.Of(Spec, Namespace).ToLookup(to => to.Host);

    /// <summary>The host of a destination, or of the VirtualService itself.</summary>
    public string Full(string host) => HostNames.Completed(host, Namespace);

    /// <summary>The full host that requests are sent to; empty where none is written.</summary>
    public string HostOf(Destination to) => Full(to.Host ?? "");

    /// <summary>A gateway's name as <c>namespace/name</c>; <c>mesh</c> stays.</summary>
    public string GatewayName(string name)
    {
        if (name == Istio.Package.Destinations.Mesh)
            return name;
        var (@namespace, gateway) = GatewayIndex.Split(name, Namespace);
        return $"{@namespace}/{gateway}";
    }

    /// <summary>A match without gateways holds at all of the VirtualService's.</summary>
    public bool Holds(IReadOnlyList<string>? gateways, string gateway) =>
        gateways is not { Count: > 0 } || gateways.Any(name => GatewayName(name) == gateway);
}
