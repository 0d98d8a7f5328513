using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Egress;

/// <summary>How traffic will leave the cluster.</summary>
internal sealed record EgressPlan
{
    public required string ConfigName { get; init; }

    /// <summary>Where everything goes but the policy that guards the egress gateway.</summary>
    public required string Namespace { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>Null: every namespace.</summary>
    public IReadOnlyList<string>? ExportTo { get; init; }

    /// <summary>In the order of the config; one of its services may be several of these.</summary>
    public required IReadOnlyList<EgressService> Services { get; init; }

    /// <summary>Some service goes through Istio's egress gateway.</summary>
    public bool UsesGateway => Services.Any(service => service.ViaGateway);

    /// <summary>That of AuthorizationPolicies in the same Istio.</summary>
    public required string SecurityApiVersion { get; init; }

    /// <summary>The namespace reaches no external host but the registered ones.</summary>
    public bool RegistryOnly { get; init; }

    /// <summary>Other namespaces whose external services the limited one sees as well.</summary>
    public IReadOnlyList<string> VisibleNamespaces { get; init; } = [];

    /// <summary>Null without <c>egress.networkPolicies</c>.</summary>
    public EgressNetworkPolicy? NetworkPolicy { get; init; }

    /// <summary>The name of what all services share: Gateway, Sidecar, NetworkPolicy.</summary>
    public string SharedName => SharedNameOf(ConfigName);

    /// <summary>In istio-system, which all namespaces share: so the name says whose it is.</summary>
    public string PolicyName => ResourceNames.Shorten($"{Namespace}.{ConfigName}-egress");

    /// <summary>The name of what all services of a config share, at most 63 characters long.</summary>
    public static string SharedNameOf(string configName) => ResourceNames.Shorten($"{configName}-egress");
}

/// <summary>
/// One ServiceEntry and what belongs to it. A config's service becomes several of these where its hosts cannot share
/// one.
/// </summary>
internal sealed record EgressService
{
    /// <summary>Of the ServiceEntry and what belongs to it.</summary>
    public required string Name { get; init; }

    /// <summary>Which one of the config's services it comes from.</summary>
    public required int Index { get; init; }

    /// <summary>That one's path, for example <c>spec.egress.services[2]</c>.</summary>
    public string Field => FieldOf(Index);

    /// <summary>The path of one of the config's services.</summary>
    public static string FieldOf(int index) => FieldPath.Child("spec.egress.services", index);

    /// <summary>As the config has them; at least one.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>The one of the config's service that this was made for; null where it has all of them.</summary>
    public int? HostIndex { get; init; }

    /// <summary>Where the hosts are written.</summary>
    public string HostsField => HostIndex is { } i ? FieldPath.Child($"{Field}.hosts", i) : $"{Field}.hosts";

    /// <summary>At least one, each number once.</summary>
    public required IReadOnlyList<EgressPort> Ports { get; init; }

    /// <summary>IP addresses or ranges in CIDR notation; empty where the hosts suffice.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Empty where the hosts themselves are looked up.</summary>
    public IReadOnlyList<EndpointConfig> Endpoints { get; init; } = [];

    /// <summary>One of the constants of <see cref="Resolutions"/>.</summary>
    public required string Resolution { get; init; }

    /// <summary>Null where applications speak for themselves.</summary>
    public TlsOrigination? Origination { get; init; }

    /// <summary>
    /// The ways through the egress gateway, one for each port; empty where traffic leaves straight from the pods. With
    /// any, the service has one host.
    /// </summary>
    public IReadOnlyList<EgressLane> Lanes { get; init; } = [];

    /// <summary>Whether its traffic leaves through the egress gateway.</summary>
    public bool ViaGateway => Lanes.Count > 0;

    /// <summary>
    /// A VirtualService of someone else routes the host for all who see the service; sidecars would drop one of two.
    /// </summary>
    public bool IsRoutedElsewhere { get; init; }
}

/// <summary>A port of an external service.</summary>
/// <param name="Number">That applications connect to.</param>
/// <param name="Protocol">One of <see cref="PortProtocol.All"/>.</param>
/// <param name="TargetPort">Null: the same number.</param>
internal sealed record EgressPort(int Number, string Protocol, string Name, int? TargetPort)
{
    /// <summary>Whether Envoy routes it by the Host header.</summary>
    public bool IsHttp => Protocols.Parse(Protocol).IsHttp();

    /// <summary>HTTP that needs HTTP/2 on every hop: gRPC needs it for its trailers.</summary>
    public bool IsHttp2 => Protocols.Parse(Protocol).IsHttp2();

    /// <summary>Whether it is passed through and routed by SNI.</summary>
    public bool IsTls => Protocols.Parse(Protocol).IsTls();

    /// <summary>Neither a Host header nor SNI tells which host is meant.</summary>
    public bool IsNameless => !IsHttp && !IsTls;

    /// <summary>The port of the partner's server that the connection ends at.</summary>
    public int Target => TargetPort ?? Number;
}

/// <summary>
/// One port of one host on its way through the egress gateway. Both sides of the gateway have names of our own: what
/// namespaces register for a real host would be merged there, credentials included.
/// </summary>
/// <param name="Port">The port that applications connect to.</param>
/// <param name="Name">The stem of its resources' names.</param>
/// <param name="Sni">The gateway's name for this lane: the SNI between sidecar and gateway, and the host of the
/// gateway's server.</param>
internal sealed record EgressLane(EgressPort Port, string Name, string Sni)
{
    /// <summary>The partner, by a name that only the gateway knows.</summary>
    public string PartnerHost => $"to.{Sni}";

    /// <summary>Of what leads from the sidecars to the gateway.</summary>
    public string GatewayName => ResourceNames.Shorten($"{Name}-gateway");

    /// <summary>Of what leads from the gateway to the partner.</summary>
    public string PartnerName => ResourceNames.Shorten($"{Name}-partner");
}

/// <summary>TLS that is originated for the application, at its sidecar or at the egress gateway.</summary>
internal sealed record TlsOrigination
{
    /// <summary><see cref="EgressTlsConfig.Simple"/> or <see cref="EgressTlsConfig.Mutual"/>.</summary>
    public required string Mode { get; init; }

    /// <summary>The Secret with the client certificate or the CA; null without.</summary>
    public string? CredentialName { get; init; }

    /// <summary>Null: the CA of the credential, else the system's.</summary>
    public string? CaCredentialName { get; init; }

    /// <summary>Null: Envoy takes the Host header.</summary>
    public string? Sni { get; init; }

    /// <summary>Empty: Envoy accepts the name it asked for.</summary>
    public IReadOnlyList<string> SubjectAltNames { get; init; } = [];

    /// <summary>The ports on which applications speak plainly.</summary>
    public required IReadOnlyList<int> Ports { get; init; }

    /// <summary>Who may read the credential; null where there is none, or where the egress gateway reads it.</summary>
    public CredentialHolders? Holders { get; init; }
}

/// <summary>The pods whose sidecars show the credential.</summary>
/// <param name="MatchLabels">Labels of the pods, all of them, in the config's namespace for egress.</param>
internal sealed record CredentialHolders(
    IReadOnlyDictionary<string, string> MatchLabels,
    IReadOnlyList<string> ServiceAccounts
);

/// <summary>What the pods of the namespace can reach at the level of IP; everything else is cut.</summary>
/// <param name="DnsBlocks">Where DNS servers are that no pod selector reaches.</param>
/// <param name="ToEgressGateway">Some service goes through the egress gateway.</param>
/// <param name="External">Registered services whose addresses are known.</param>
/// <param name="IsStrict">Of the cluster, only the namespace itself is open.</param>
internal sealed record EgressNetworkPolicy(
    IReadOnlyList<string> DnsBlocks,
    bool ToEgressGateway,
    IReadOnlyList<ExternalBlocks> External,
    bool IsStrict
);

/// <summary>External addresses and the ports that are open there.</summary>
internal sealed record ExternalBlocks(IReadOnlyList<string> Cidrs, IReadOnlyList<int> Ports);

/// <summary>Which namespaces see a resource.</summary>
internal static class ExportScope
{
    public const string All = "*";
    public const string Own = ".";

    /// <summary>Who sees the services, in words.</summary>
    public static string Viewers(EgressPlan plan)
    {
        if (Namespaces(plan) is not { } namespaces)
            return "the mesh";
        return $"the namespace{(namespaces.Count == 1 ? "" : "s")} "
            + $"{ShortList.Of(namespaces.Select(name => $"'{name}'").ToArray())}";
    }

    /// <summary>Those that see the services.</summary>
    public static Visibility Of(EgressPlan plan) => Visibility.Of(plan.ExportTo, plan.Namespace);

    /// <summary>Those that see the services, by name; null where every namespace does.</summary>
    public static IReadOnlyList<string>? Namespaces(EgressPlan plan) =>
        plan.ExportTo is not { } exportTo || exportTo.Contains(All)
            ? null
            : exportTo.Select(entry => entry == Own ? plan.Namespace : entry).Distinct().ToArray();
}
