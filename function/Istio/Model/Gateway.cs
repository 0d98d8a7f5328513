using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>networking.istio.io Gateway: which ports a gateway pod opens, for which hosts and with which TLS.</summary>
internal sealed class GatewaySpec(RecordFields<GatewaySpec>? f = null) : ISpec
{
    public static readonly RecordShape<GatewaySpec> Shape = new(f => new GatewaySpec(f));

    static readonly ListShape<Server> ServerList = new(Server.Shape);

    /// <summary>Labels of the gateway pods, in any namespace; without any it applies to all gateways.</summary>
    public IReadOnlyDictionary<string, string>? Selector { get; init; } = f.Optional(r => r.Selector, Types.TextMap);

    /// <summary>Ports that are opened, in order; at least one.</summary>
    public IReadOnlyList<Server>? Servers { get; init; } = f.Optional(r => r.Servers, ServerList);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>A port that a gateway opens, for some hosts.</summary>
internal sealed class Server(RecordFields<Server>? f = null)
{
    public static readonly RecordShape<Server> Shape = new(f => new Server(f));

    /// <summary>The port of the gateway's Service.</summary>
    public IstioPort? Port { get; init; } = f.Required(r => r.Port, IstioPort.Complete);

    /// <summary>An address or Unix socket; left out: every address.</summary>
    public string? Bind { get; init; } = f.Optional(r => r.Bind, Types.Text);

    /// <summary><c>host</c> or <c>namespace/host</c>; the namespace says whose VirtualServices may bind.</summary>
    public IReadOnlyList<string>? Hosts { get; init; } = f.Required(r => r.Hosts, Types.Texts);

    /// <summary>Left out: plain text.</summary>
    public ServerTls? Tls { get; init; } = f.Optional(r => r.Tls, ServerTls.Shape);

    public string? DefaultEndpoint { get; init; } = f.Optional(r => r.DefaultEndpoint, Types.Text);

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);
}
