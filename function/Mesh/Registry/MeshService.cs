using System.Runtime.CompilerServices;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Registry;

/// <summary>How a service's endpoints are found (istio, pilot/pkg/model/service.go Resolution).</summary>
internal enum Resolution
{
    /// <summary>Endpoints that istiod knows: pods, or static addresses.</summary>
    Static,
    Dns,
    DnsRoundRobin,

    /// <summary>Where the client wanted: resolution NONE, and headless Services.</summary>
    Original,
    DynamicDns,

    /// <summary>An ExternalName Service: a second name of another service.</summary>
    Alias,
}

/// <summary>A port of a service.</summary>
/// <param name="Number">The service's own, which clients connect to.</param>
/// <param name="Name">Empty where the port has none.</param>
/// <param name="Protocol">By the port's protocol, appProtocol or name, as istiod decides.</param>
/// <param name="TargetPort">Null: the port's own number, or a name.</param>
internal sealed record MeshPort(int Number, string Name, Protocol Protocol, int? TargetPort);

/// <summary>
/// One service of the mesh's registry: a host of a ServiceEntry with one of its addresses, or a Kubernetes Service.
/// </summary>
internal sealed record MeshService
{
    /// <summary>The address of a service without one: its ports listen for every address.</summary>
    public const string AnyAddress = "0.0.0.0";

    /// <summary>In full for a Kubernetes Service: <c>NAME.NAMESPACE.svc.cluster.local</c>; may be a wildcard.</summary>
    public required string Host { get; init; }

    /// <summary>That of the ServiceEntry or Service.</summary>
    public required string Namespace { get; init; }

    /// <summary>Of Kubernetes, which takes precedence over ServiceEntries of the same host.</summary>
    public required bool IsKubernetes { get; init; }

    /// <summary>How its endpoints are found.</summary>
    public required Resolution Resolution { get; init; }

    /// <summary>An address, a CIDR, <see cref="AnyAddress"/>, or a word for one that files do not say.</summary>
    public required string Address { get; init; }

    /// <summary>In the order in which they are written.</summary>
    public required IReadOnlyList<MeshPort> Ports { get; init; }

    /// <summary>Outside of the mesh: no automatic mutual TLS.</summary>
    public required bool IsExternal { get; init; }

    /// <summary>Which namespaces see it.</summary>
    public required Visibility Exports { get; init; }

    /// <summary>The ServiceEntry or Service.</summary>
    public required MeshRef Reference { get; init; }

    /// <summary>Labels of its pods, all of them; empty where it does not select any.</summary>
    public IReadOnlyDictionary<string, string> Selector { get; init; } = IstioMetadata.NoLabels;

    public IReadOnlyList<string> SubjectAltNames { get; init; } = [];

    /// <summary>Those that a ServiceEntry writes.</summary>
    public IReadOnlyList<WorkloadEntry> Endpoints { get; init; } = [];

    /// <summary>Where an alias leads.</summary>
    public string? AliasFor { get; init; }

    /// <summary>Position in the registry: older ones come first.</summary>
    public int Rank { get; init; }

    /// <summary>A service is equal to itself only.</summary>
    public bool Equals(MeshService? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The port of the service with this number; null where it has none.</summary>
    public MeshPort? PortOf(int number) => Ports.FirstOrDefault(port => port.Number == number);

    /// <summary>The field of one of its ports in the resource that registers it.</summary>
    public string FieldOf(MeshPort port)
    {
        for (var i = 0; i < Ports.Count; i++)
        {
            if (ReferenceEquals(Ports[i], port))
                return FieldPath.Child("spec.ports", i);
        }

        return "spec.ports";
    }

    public bool IsCidr => Address.Contains('/', StringComparison.Ordinal);

    /// <summary>It has a listener of its own, not one for every address.</summary>
    public bool HasOwnAddress => PodAddress is not null || (Address != AnyAddress && !IsCidr);

    /// <summary>Stands for the addresses of a headless Service's pods; null for any other.</summary>
    public string? PodAddress =>
        IsKubernetes && Resolution == Resolution.Original ? $"pod:{Namespace}:{Reference.Name}" : null;

    /// <summary>Where a client that looks its host up connects to; null where that is outside.</summary>
    public string? LookedUp => PodAddress ?? (HasOwnAddress ? Address : null);

    /// <summary>
    /// Where a client connects to whose DNS gives what the entry says; null: what DNS gives does not matter, or only
    /// the cluster knows.
    /// </summary>
    public string? WrittenAddress =>
        IsKubernetes ? null
        : IsCidr ? Address[..Address.IndexOf('/', StringComparison.Ordinal)]
        : LookedUp;

    /// <summary>The other end of a range of addresses; null for one address, and where there is none.</summary>
    public string? LastAddress => IsCidr && !IsKubernetes ? IpAddresses.LastOf(Address) : null;

    /// <summary>Whether the host stands for many names.</summary>
    public bool IsWildcard => HostNames.IsWildcard(Host);

    /// <summary>What a client sends there if DNS gives what the entry says; a made-up name below a wildcard.</summary>
    public MeshRequest RequestOf(MeshPort port, MeshClient client) =>
        new()
        {
            From = client,
            Host = IsWildcard ? $"any-name{Host.TrimStart('*')}" : Host,
            Port = port.Number,
            Protocol = RequestProtocols.Of(port.Protocol),
            Address = WrittenAddress,
        };
}
